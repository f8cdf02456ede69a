import { describe, expect, test } from 'vitest';
import { dispatchIdIn, dispatchIdInEnvelope, localPartIn, messageIdOf } from './address.ts';
import { classifyInbound, type InboundFacts, type SentLetter } from './classify-inbound.ts';
import { type DispatchState, ladderTable, stateAfter } from './ladder.ts';
import { isPushService } from './push-hosts.ts';
import { rungOfNotice } from './read-notice.ts';
import { reminderOf } from './reminder.ts';
import { nextTry, type Tried } from './retry.ts';
import { readTrackingNumber } from './tracking.ts';

const token = 'a1b2c3d4e5f6a1b2c3d4e5f6';
const id = `dispatch_${token}`;

describe('addresses', () => {
  test("a case's address is known in any letter case, and no other address is one", () => {
    expect(localPartIn(`CASE-${token.toUpperCase()}@Mail.Example`, 'mail.example')).toBe(`case-${token}`);
    for (const other of [
      `case-${token}@mail.example.org`,
      `case-${token}@evil@mail.example`,
      `case-${token}x@mail.example`,
      `case-@mail.example`,
      'postmaster@mail.example',
      `case-${token}`,
    ])
      expect(localPartIn(other, 'mail.example')).toBeUndefined();
  });
  test('a Message-ID of ours names its letter; one under another domain names none', () => {
    expect(dispatchIdIn(messageIdOf(id, 'mail.example'), 'mail.example')).toBe(id);
    expect(dispatchIdIn(`<${id}@evil.example>`, 'mail.example')).toBeUndefined();
    expect(dispatchIdIn('<1@mail.example>', 'mail.example')).toBeUndefined();
    expect(dispatchIdInEnvelope(` ${id.toUpperCase()} `)).toBe(id);
    expect(dispatchIdInEnvelope('reminder-1')).toBeUndefined();
  });
});

describe('the ladder', () => {
  test('a letter never falls from a proved delivery, and a bounce can be overtaken by one', () => {
    expect(stateAfter('delivered', 'bounced')).toBe('delivered');
    expect(stateAfter('read', 'delivered')).toBe('read');
    expect(stateAfter('bounced', 'delivered')).toBe('delivered');
    expect(stateAfter('sent', 'delayed')).toBe('sent');
    expect(stateAfter('relayed', 'sent')).toBe('relayed');
  });
  test('the whole table', () => {
    const rows = Object.entries(ladderTable).map(
      ([state, moves]) =>
        `${state}: ${Object.entries(moves)
          .map(([rung, to]) => `${rung}→${to}`)
          .join(' ')}`,
    );
    expect(rows).toEqual([
      'drafted: sent→sent relayed→relayed delivered→delivered read→read bounced→bounced',
      'sent: relayed→relayed delivered→delivered read→read bounced→bounced',
      'relayed: delivered→delivered read→read bounced→bounced',
      'bounced: delivered→delivered read→read',
      'delivered: read→read',
      'read: ',
    ]);
  });
  test('whatever comes in whatever order, no rung once proved is lost', () => {
    const order: DispatchState[] = ['drafted', 'sent', 'relayed', 'delivered', 'read'];
    for (const a of order)
      for (const b of order) {
        const end = stateAfter(stateAfter('drafted', a), b);
        expect(order.indexOf(end)).toBe(Math.max(order.indexOf(a), order.indexOf(b)));
      }
  });
});

describe('a delivery notice', () => {
  const line = (action: 'failed' | 'delivered' | 'expanded', address: string) => ({
    action,
    status: '2.0.0',
    finalRecipient: address,
  });
  test('about several counts only where it names our addressee', () => {
    const both = [line('failed', 'a@shop.example'), line('delivered', 'KF@shop.example')];
    expect(rungOfNotice(both, 'kf@shop.example')).toEqual({ kind: 'delivered', said: '2.0.0' });
    expect(rungOfNotice(both, 'nobody@shop.example')).toBeUndefined();
  });
  test('about one forwarded address counts; a list that took it is no delivery', () => {
    expect(rungOfNotice([line('failed', 'inner@corp.example')], 'kf@shop.example')?.kind).toBe('bounced');
    expect(rungOfNotice([line('expanded', 'kf@shop.example')], 'kf@shop.example')?.kind).toBe('relayed');
  });
});

describe('what a mail to a case is', () => {
  const letter = (n: number, domain: string): SentLetter => ({
    dispatchId: `dispatch_${String(n).padStart(24, '0')}`,
    stepId: `step${n}`,
    recipientDomain: domain,
    sentAtMs: n,
  });
  const letters = [letter(1, 'shop.example'), letter(2, 'platform.example'), letter(3, 'shop.example')];
  const facts = (more: Partial<InboundFacts>): InboundFacts => ({
    inReplyTo: [],
    references: [],
    automatic: false,
    fromDomain: undefined,
    ...more,
  });
  const ref = (n: number) => messageIdOf(letter(n, '').dispatchId, 'mail.example');
  const about = (more: Partial<InboundFacts>, of = letters) => {
    const { kind, letter: found } = classifyInbound(facts(more), of, 'mail.example');
    return [kind, found?.stepId];
  };
  test('an answer belongs to its thread before it belongs to a domain', () => {
    expect(about({ inReplyTo: [ref(2)], fromDomain: 'shop.example' })).toEqual(['reply', 'step2']);
    expect(about({ references: [ref(1), ref(2)] })).toEqual(['reply', 'step2']);
    expect(about({ fromDomain: 'shop.example' })).toEqual(['reply', 'step3']);
    expect(about({ fromDomain: 'other.example' })).toEqual(['reply', undefined]);
    expect(about({ fromDomain: 'other.example' }, [letter(1, 'shop.example')])).toEqual(['reply', 'step1']);
  });
  test('a notice without our own id is about no letter, however alone that letter is', () => {
    expect(about({ dsn: {} }, [letter(1, 'shop.example')])).toEqual(['delivery-notice', undefined]);
    expect(about({ dsn: { envelopeId: letter(2, '').dispatchId } })).toEqual(['delivery-notice', 'step2']);
    expect(about({ dsn: {}, returnedMessageId: ref(1) })).toEqual(['delivery-notice', 'step1']);
    expect(about({ mdn: {}, fromDomain: 'shop.example' })).toEqual(['read-notice', undefined]);
  });
  test('a machine answers no letter by its domain alone', () => {
    expect(about({ automatic: true, fromDomain: 'shop.example' })).toEqual(['auto-reply', undefined]);
  });
});

describe('the next try', () => {
  const tried = (outcome: Tried['outcome'], beganAtMs = 0): Tried => ({ outcome, beganAtMs });
  const minute = 60_000;
  test('waits longer each time and ends after a day', () => {
    expect(nextTry([], 0)).toEqual({ now: true });
    expect(nextTry([tried('later')], 59_000)).toEqual({ afterMs: 1000 });
    expect(nextTry([tried('later')], minute)).toEqual({ now: true });
    let at = 0;
    const tries: Tried[] = [];
    for (;;) {
      const next = nextTry(tries, at);
      if ('giveUp' in next) break;
      if ('afterMs' in next) at += next.afterMs;
      else tries.push(tried('later', at));
    }
    expect(tries).toHaveLength(11);
    expect(at).toBeLessThan(25 * 60 * minute);
    expect(at).toBeGreaterThan(20 * 60 * minute);
  });
  test('after a lost answer, or a killed process, ten minutes are left for a notice', () => {
    expect(nextTry([tried(null)], 0)).toEqual({ afterMs: minute / 2 });
    expect(nextTry([tried(null)], 10 * minute - 1)).toEqual({ afterMs: 1 });
    expect(nextTry([tried('unknown')], 10 * minute)).toEqual({ now: true });
  });
});

describe('tracking numbers', () => {
  test('a wrong digit is found where the number has a check digit', () => {
    expect(readTrackingNumber('ems', ' ea 123456785 cn ')).toBe('EA123456785CN');
    expect(readTrackingNumber('ems', 'ＥＡ１２３４５６７８５ＣＮ')).toBe('EA123456785CN');
    for (let digit = 0; digit <= 9; digit++)
      expect(readTrackingNumber('ems', `EA12345678${digit}CN`) !== undefined).toBe(digit === 5);
    expect(readTrackingNumber('ems', 'EA213456785CN')).toBeUndefined();
    expect(readTrackingNumber('china-post', 'RR123456785CN')).toBe('RR123456785CN');
  });
  test('every carrier has its own form', () => {
    expect(readTrackingNumber('ems', '1012345678901')).toBe('1012345678901');
    expect(readTrackingNumber('sf', 'SF1234567890123')).toBe('SF1234567890123');
    expect(readTrackingNumber('sf', '1012345678901')).toBeUndefined();
    expect(readTrackingNumber('other', 'YT12345678')).toBe('YT12345678');
    expect(readTrackingNumber('other', '<script>')).toBeUndefined();
  });
});

describe('push services', () => {
  test('we call the known ones and the operator’s, and never what a stranger names', () => {
    for (const good of [
      'https://fcm.googleapis.com/fcm/send/x',
      'https://updates.push.services.mozilla.com/wpush/v2/x',
      'https://web.push.apple.com/x',
      'https://wns2-db5p.notify.windows.com/w/?token=x',
    ])
      expect([good, isPushService(good)]).toEqual([good, true]);
    for (const bad of [
      'http://fcm.googleapis.com/x',
      'https://fcm.googleapis.com:8443/x',
      'https://fcm.googleapis.com.evil.example/x',
      'https://user@127.0.0.1/fcm.googleapis.com/',
      'https://fcm.googleapis.com@127.0.0.1/x',
      'https://127.0.0.1/x',
      'https://[::1]/x',
      'https://notify.windows.com.evil.example/x',
      'https://evilnotify.windows.com/x',
      'https://localhost/x',
    ])
      expect([bad, isPushService(bad)]).toEqual([bad, false]);
    expect(isPushService('https://push.example:9443/x', ['push.example:9443'])).toBe(true);
  });
});

describe('a reminder', () => {
  test('names nobody and no matter', () => {
    for (const kind of ['soon', 'due', 'overdue', 'next-open'] as const) {
      const { subject, text, push } = reminderOf(kind, 'https://redress.example/');
      expect(`${subject}${text}${JSON.stringify(push)}`).not.toMatch(/case_|step_|订单|平台|商家|元/);
      expect(JSON.stringify(push)).not.toContain('http');
    }
  });
});
