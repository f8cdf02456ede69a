import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tradeEnvelope, tradeEventData } from '@redress/contract';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { askGateways } from './ask.ts';
import { askEpay, type Gateway } from './epay.ts';
import { composeEvent } from './keys.ts';
import { nextQuestion } from './rules/next-question.ts';
import { readEpay } from './rules/read-epay.ts';
import { openState, type State } from './state/state.ts';
import { startTestGateway, type TestGateway } from './testing/gateway.ts';

const zone = 'Asia/Shanghai';
const createdAtMs = Date.parse('2026-11-03T04:00:00Z');
const minuteMs = 60_000;
const asked = { orderRef: 'A1', createdAtMs, nowMs: createdAtMs + 10 * minuteMs };
const paid = {
  ...{ status: 1, trade_no: '2026110312000012345', api_trade_no: '4200002026110312345678' },
  ...{ money: '9.80', addtime: '2026-11-03 12:00:10', endtime: '2026-11-03 12:01:05' },
};
let books: TestGateway;
let gateway: Gateway;
beforeEach(async () => {
  books = await startTestGateway();
  gateway = { url: books.url, pid: books.pid, key: books.key, zone };
});
afterEach(() => books.close());

describe('a gateway of the 易支付 family', () => {
  test('says that an order was paid, when, how much and under which numbers', async () => {
    books.orders.set('A1', paid);
    expect(await askEpay(gateway, asked)).toMatchObject({
      ok: true,
      said: {
        ...{ answer: 'paid', tradeNo: paid.trade_no, channelNo: paid.api_trade_no },
        ...{ amountFen: 980, paidAtMs: Date.parse('2026-11-03T04:01:05Z') },
      },
      rawSha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  test.each([
    ['0', 'unpaid'],
    [2, 'refunded'],
    ['3', 'frozen'],
    [4, 'unpaid'],
  ])('status %s is %s', async (status, answer) => {
    books.orders.set('A1', { status });
    expect(await askEpay(gateway, asked)).toMatchObject({ ok: true, said: { answer } });
  });

  test('knows no such order', async () => {
    expect(await askEpay(gateway, asked)).toMatchObject({ ok: true, said: { answer: 'not_found' } });
  });

  test('a wrong key is no answer, and the key stands in no reason, even where the gateway repeats it', async () => {
    const told = await askEpay({ ...gateway, key: 'wrong-key-77' }, asked);
    expect(told).toEqual({ ok: false, reason: expect.stringContaining('key_file') });
    expect(JSON.stringify(told)).not.toContain('wrong-key-77');
  });

  test.each<[string, Parameters<TestGateway['behave']>[0]]>([
    ['is no JSON', (response) => response.end('<html>系统维护</html>')],
    ['is null', (response) => response.end('null')],
    ['is a list', (response) => response.end('[1]')],
    ['is about another order', (response) => response.end('{"code":1,"status":1,"out_trade_no":"A2"}')],
    ['names no order', (response) => response.end('{"code":1,"status":1}')],
    ['has a status of its own', (response) => response.end('{"code":1,"status":9,"out_trade_no":"A1"}')],
    ['has objects for words', (response) => response.end('{"code":{"1":1},"status":[1],"out_trade_no":{}}')],
    ['is an error', (response) => response.writeHead(500).end('{"code":1,"status":1,"out_trade_no":"A1"}')],
    [
      'breaks off',
      (response) => response.writeHead(200, { 'content-length': '900' }).write('{') && response.destroy(),
    ],
    ['is endless', (response) => response.end(' '.repeat(200_000))],
  ])('an answer that %s decides nothing', async (_, how) => {
    books.behave(how);
    const told = await askEpay(gateway, asked);
    expect(told.ok).toBe(false);
    expect(JSON.stringify(told)).not.toContain(books.key);
  });

  test('a redirect is not followed: the key goes to nobody else', async () => {
    const strangers: string[] = [];
    const stranger = createServer((request, response) => {
      strangers.push(request.url ?? '');
      response.end('{}');
    });
    await new Promise<void>((done) => stranger.listen(0, '127.0.0.1', done));
    const { port } = stranger.address() as AddressInfo;
    books.behave((response) => response.writeHead(302, { location: `http://127.0.0.1:${port}/` }).end());
    expect(await askEpay(gateway, asked)).toEqual({ ok: false, reason: 'status 302' });
    stranger.close();
    expect(strangers).toEqual([]);
  });

  test('a number or time that makes no sense is left out, and never the answer', async () => {
    for (const [field, value] of Object.entries({
      ...{ money: '-1', endtime: '2038-01-01 00:00:00', trade_no: '<script>' },
      ...{ api_trade_no: 'x'.repeat(500) },
    })) {
      const said = readEpay(JSON.stringify({ code: 1, out_trade_no: 'A1', ...paid, [field]: value }), {
        ...asked,
        zone,
      });
      expect(said?.answer).toBe('paid');
      expect(Object.keys(said ?? {})).toHaveLength(4);
    }
  });

  test('whatever a stranger sends, reading it throws nothing', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        readEpay(text, { ...asked, zone });
      }),
    );
  });
});

test('an order is asked about a few times in three days, and never after a week', () => {
  const hours = [];
  for (let n = 0; ; n++) {
    const at = nextQuestion(createdAtMs, n, createdAtMs);
    if (at === undefined) break;
    hours.push((at - createdAtMs) / 3_600_000);
  }
  expect(hours).toEqual([5 / 60, 0.25, 1, 6, 24, 72]);
  expect(nextQuestion(createdAtMs, 0, createdAtMs + 8 * 24 * 60 * minuteMs)).toBeUndefined();
});

describe('orders that the shop calls unpaid', () => {
  let state: State;
  let folder: string;
  let nowMs: number;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'redress-ask-'));
    state = openState(folder);
    nowMs = createdAtMs;
  });
  afterEach(() => {
    state.close();
    rmSync(folder, { recursive: true });
  });
  const open = (...refs: string[]) =>
    state.record(
      refs.map((ref, i) => ({
        known: {
          ...{ id: i + 1, ref, createdAtMs, lookAtMs: undefined },
          snapshot: { status: '1', textTag: '', told: [], events: 1 },
        },
        drafts: [],
        questioning: { open: { gateway: 'alipay', askAtMs: nextQuestion(createdAtMs, 0, nowMs) } },
      })),
      {},
      composeEvent,
    );
  let rests = 0;
  const ask = (gateways = [gateway]) =>
    askGateways({
      ...{ state, compose: composeEvent, gateways, now: () => nowMs },
      rest: async () => void rests++,
    });
  const told = () => state.waiting(Number.MAX_SAFE_INTEGER, 100).map(({ body }) => JSON.parse(body));

  test('that the gateway saw the money is told once, in the shape of the contract, and the shop is named it', async () => {
    open('A1', 'A2');
    books.orders.set('A1', paid);
    expect((await ask()).asked).toBe(0);
    nowMs += 5 * minuteMs;
    expect(await ask()).toEqual({ asked: 2 });
    const [event] = told();
    expect(tradeEnvelope.safeParse(event).error).toBeUndefined();
    expect(tradeEventData['payment.queried'].parse(event.data)).toMatchObject({
      ...{ gateway: 'alipay', answer: 'paid', amount_minor: 980, paid_at: '2026-11-03T04:01:05.000Z' },
    });
    expect(JSON.stringify(told())).not.toContain(books.key);
    expect(state.paidElsewhere()).toEqual(['A1']);
    nowMs += 10 * minuteMs;
    await ask();
    expect(books.asked).toEqual(['A1', 'A2', 'A2']);
    expect(told()).toHaveLength(1);
  });

  test('that nobody paid is told when it is asked the last time', async () => {
    open('A1');
    for (let n = 0; n < 6; n++) {
      expect(told()).toEqual([]);
      nowMs = nextQuestion(createdAtMs, n, nowMs) ?? 0;
      await ask();
    }
    expect(told()).toMatchObject([{ data: { answer: 'not_found' } }]);
    nowMs += 24 * 60 * minuteMs;
    expect((await ask()).asked).toBe(0);
  });

  test('a gateway that fails is left alone for ten minutes, whatever waits for it', async () => {
    open('A1', 'A2', 'A3');
    books.behave((response) => response.writeHead(503).end());
    nowMs += 5 * minuteMs;
    expect(await ask()).toEqual({ asked: 1, failure: 'status 503' });
    expect((await ask()).asked).toBe(0);
    books.behave(undefined);
    nowMs += 10 * minuteMs;
    expect(await ask()).toEqual({ asked: 3 });
  });

  test('at most ten in a round, with a rest between each two', async () => {
    open(...Array.from({ length: 12 }, (_, i) => `B${i}`));
    nowMs += 5 * minuteMs;
    rests = 0;
    expect((await ask()).asked).toBe(10);
    expect(rests).toBe(9);
  });

  test('an order that was paid another way is asked of no gateway', async () => {
    open('A1');
    nowMs += 5 * minuteMs;
    expect((await ask([{ ...gateway, channels: ['wxpay'] }])).asked).toBe(0);
    expect(books.asked).toEqual([]);
  });
});
