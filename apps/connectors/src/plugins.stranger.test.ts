import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tradeEnvelope, tradeEventData } from '@redress/contract';
import { allianceStandard, cardCommit, cardNonce, gradeDelivery } from '@redress/delivery';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readText } from './config.ts';
import { makeKeys } from './keygen.ts';
import { composeEvent, createBlind } from './keys.ts';
import { layPlugin } from './plugin.ts';
import { pluginHasTold, readPluginKeys, writePluginKeys } from './plugin-keys.ts';
import { observe } from './rules/observe.ts';
import type { ShopKind, ShopOrder } from './shops/shop.ts';
import type { Sent } from './testing/mysql.ts';

type Steps = Record<string, Sent[]>;
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'redress-plugin-'));
  makeKeys(folder);
  writeFileSync(join(folder, 'source.secret'), `whsec_${Buffer.alloc(32, 3).toString('base64')}`);
  // A port where nobody listens: sending fails at once, what is spooled stays.
  const settings = readText(join(import.meta.dirname, '../php/testing/settings.ini'));
  writeFileSync(join(folder, 'redress.ini'), `${settings}\nserver=http://127.0.0.1:9\nsource=src_test\n`);
  layPlugin('acg-faka', join(folder, 'RedressProof'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function live(shop: string): { steps: Steps; said: string } {
  const said = execFileSync(
    'php',
    [
      '-d',
      'zend.assertions=1',
      '-d',
      `error_log=${join(folder, 'php.log')}`,
      join(import.meta.dirname, `../php/testing/${shop}.php`),
    ],
    {
      encoding: 'utf8',
      env: {
        ...process.env,
        REDRESS_SETTINGS: join(folder, 'redress.ini'),
        TEST_SPOOL: join(folder, 'spool'),
        TEST_PLUGIN: join(folder, 'RedressProof'),
      },
    },
  );
  const log = join(folder, 'php.log');
  return { steps: JSON.parse(said), said: existsSync(log) ? readText(log) : '' };
}
const idsOf = (events: Sent[] | undefined) => (events ?? []).map(({ id }) => id);
const viasOf = (events: Sent[] | undefined) => (events ?? []).map(({ data }) => data.via);
const types = (events: Sent[] | undefined) => (events ?? []).map(({ type }) => type);

describe.each(['dujiaoka', 'acg-faka'])('the plugin in %s, on Eloquent as Debian has it', (shop) => {
  test('tells no card and no buyer', () => {
    const { steps } = live(shop);
    expect(Object.values(steps).flat().length).toBeGreaterThan(8);
    expect(JSON.stringify(steps)).not.toMatch(/AAAA-BBBB|88ZK|buyer@example/);
  });

  test('tells what the contract has a shape for', () => {
    for (const event of Object.values(live(shop).steps).flat()) {
      expect(tradeEnvelope.safeParse(event).error).toBeUndefined();
      const shape = tradeEventData[event.type as keyof typeof tradeEventData];
      expect(shape?.safeParse(event.data).success, `${event.type} ${JSON.stringify(event.data)}`).toBe(true);
    }
  });

  test('commits to a card as every other client does', () => {
    const { steps } = live(shop);
    const proof = steps.paid?.find(({ type }) => type === 'delivery.proof') as Sent;
    const [item] = proof.data.items;
    const key = readText(join(folder, 'shop.key'));
    const nonce = cardNonce(key, proof.order_ref, item.card_ref);
    expect(item.commit).toBe(cardCommit({ orderRef: proof.order_ref, nonce, secret: 'AAAA-BBBB-0001' }));
    expect(item.dup_tag).toBe(createBlind(key, Buffer.alloc(0)).dupTag('AAAA-BBBB-0001'));
    expect(item.row_found).toBe(true);
  });

  test('by hand: a sentence is a text, a code is committed to and needs no row of stock', () => {
    const { written, code } = live(shop).steps;
    const [text, proof] = [written, code].map((sent) => sent?.find(({ type }) => type === 'delivery.proof'));
    expect(text?.data).toMatchObject({ items: [{ kind: 'text', row_found: false }] });
    expect(proof?.data).toMatchObject({ items: [{ card_ref: 'hand:1', kind: 'written', row_found: false }] });
    for (const data of [text?.data, proof?.data]) expect(data).not.toHaveProperty('shown_matches_rows');
    const nonce = cardNonce(readText(join(folder, 'shop.key')), proof?.order_ref as string, 'hand:1');
    const orderRef = proof?.order_ref as string;
    expect(proof?.data.items[0].commit).toBe(cardCommit({ orderRef, nonce, secret: '88ZK-0001-AAAA' }));
  });

  test('tells nothing of what the shop rolled back', () => {
    expect(live(shop).steps.rolledBack).toEqual([]);
  });

  test.each(['a missing key', 'a spool that cannot be written', 'no settings'])(
    'never stops a sale: %s',
    (trouble) => {
      if (trouble === 'a missing key') rmSync(join(folder, 'shop.key'));
      if (trouble === 'no settings') rmSync(join(folder, 'redress.ini'));
      if (trouble.startsWith('a spool')) {
        // A file where the folder should be: refused to root too.
        mkdirSync(join(folder, 'x'));
        writeFileSync(join(folder, 'spool'), '');
        chmodSync(join(folder, 'spool'), 0o400);
      }
      const { steps, said } = live(shop);
      expect(Object.keys(steps)).toContain('stillSells');
      expect(said).toContain('redress: ');
    },
  );
});

describe('plugin and poller at the same shop', () => {
  const standard = allianceStandard('automatic-card', '2026-11-03');
  /** What the poller tells of the order that the plugin told in `live`. */
  function polled(shop: ShopKind, proof: Sent, key: string): Sent[] {
    const bound = shop === 'acg-faka';
    const atMs = Date.parse(proof.occurred_at);
    const card = { ref: proof.data.items[0].card_ref, secret: 'AAAA-BBBB-0001', looped: false };
    const order: ShopOrder = {
      ...{ id: 1, ref: proof.order_ref, listingRef: 'goods:1', title: '月卡', qty: 1, amountFen: 1550 },
      ...{ createdAtMs: atMs, paidAtMs: atMs, changedAtMs: atMs, status: '4', stage: 'paid', flagged: true },
      ...{ by: 'auto', text: card.secret, rows: [card], bound },
    };
    const blind = createBlind(key, Buffer.alloc(0));
    const { drafts } = observe(undefined, order, { nowMs: atMs, blind, epoch: 'e' });
    return drafts.map((draft, seq) => JSON.parse(composeEvent(draft, { seq, prev: undefined }).body));
  }
  const gradeOf = (events: Sent[]) =>
    gradeDelivery({
      order: { orderRef: events[0]?.order_ref as string, qty: 1 },
      events: events.map(({ id, type, occurred_at, data }) => {
        const atMs = Date.parse(occurred_at);
        return { id, type, data, occurredAtMs: atMs, receivedAtMs: atMs, by: 'shop' };
      }),
      ...{ conflicts: [], duplicates: [], standard, nowMs: Date.now() },
    });

  test.each(['dujiaoka', 'acg-faka'] as const)(
    '%s: with one key they tell one story, with two they would not',
    (shop) => {
      const { paid = [], placed = [], viewed = [] } = live(shop).steps;
      const proof = paid.find(({ type }) => type === 'delivery.proof') as Sent;
      const ownStory = [...placed, ...paid, ...viewed];
      const both = [...ownStory, ...polled(shop, proof, readText(join(folder, 'shop.key')))];
      expect(new Set(both.map(({ id }) => id)).size).toBe(both.length);
      const [alone, together] = [gradeOf(ownStory), gradeOf(both)];
      const { against, level, counts, missing } = alone;
      expect(together).toMatchObject({ against, level, counts, missing });
      expect(against.filter(({ weight }) => weight === 'decides')).toEqual([]);
      const strange = gradeOf([...ownStory, ...polled(shop, proof, 'cd'.repeat(32))]);
      expect(strange.against.map(({ code }) => code)).toContain('card-told-twice');
    },
  );

  test('what `setup --with` writes is what the plugin reads', () => {
    const pack = join(folder, 'RedressProof');
    const template = join(import.meta.dirname, '../php/pack/redress-config.php');
    copyFileSync(template, join(pack, 'redress-config.php'));
    const shopKey = readText(join(folder, 'shop.key'));
    const signKey = readText(join(folder, 'sign.key'));
    writePluginKeys(join(pack, 'redress-keys.php'), { shopKey, signKey, pepper: 'rdp_one' });
    const code = `require '${pack}/client.php'; $client = Redress\\ShopClient::fromFile('');
      echo json_encode($client->card('A1', 'card:1', 'AAAA-BBBB-0001')); $client->emit('order.created', 'A1', 'k', [], 0);`;
    const said = JSON.parse(execFileSync('php', ['-r', code], { encoding: 'utf8' }));
    const blind = createBlind(shopKey, Buffer.alloc(0), 'rdp_one');
    expect(said).toMatchObject({
      commit: blind.commit({ id: 1, ref: 'A1' }, 'card:1', 'AAAA-BBBB-0001'),
      dup_tag: blind.dupTag('AAAA-BBBB-0001'),
    });
    const made = readPluginKeys(pack);
    expect(made).toMatchObject({ shopKey, signKey, pepper: 'rdp_one' });
    expect(pluginHasTold(made)).toBe(true);
  });
});

test('what is a code written by hand, PHP and JavaScript say alike', () => {
  const vectors = join(import.meta.dirname, '../../../packages/delivery/testdata/vectors.json');
  const code = `require '${join(import.meta.dirname, '../php/client.php')}';
    $rows = json_decode(file_get_contents('${vectors}'), true)['written'];
    echo json_encode(array_map(function ($row) { return Redress\\ShopClient::written($row[0], $row[1]); }, $rows));`;
  const said = JSON.parse(execFileSync('php', ['-r', code], { encoding: 'utf8' }));
  const { written } = JSON.parse(readText(vectors));
  expect(said).toEqual(written.map(([, , codes]: [string, number, string[]]) => codes));
});

test('dujiaoka: from the order to the deletion of its row', () => {
  const { steps } = live('dujiaoka');
  expect(types(steps.placed)).toEqual(['order.created']);
  expect(types(steps.paid)).toEqual(['payment.confirmed', 'delivery.proof']);
  expect(steps.mailed?.[0]).toMatchObject({
    type: 'message.sent',
    data: { channel: 'email', result: 'accepted' },
  });
  expect(steps.mailedToManager).toEqual([]);
  expect(steps.viewed?.[0]).toMatchObject({ type: 'delivery.viewed', data: { buyer_ip_same: true } });
  expect(viasOf(steps.viewedInOwnTheme)).toEqual(['order-page']);
  expect(viasOf(steps.searched)).toEqual(['order-page']);
  expect(viasOf(steps.listed)).toEqual(['order-list']);
  expect(idsOf(steps.listedAgain)).toEqual(idsOf(steps.listed));
  expect(viasOf(steps.listedByPassword)).toEqual(['password']);
  expect(idsOf(steps.listedByCookie)).toEqual(idsOf(steps.listed));
  expect(steps.searchedInVain).toEqual([]);
  expect(types(steps.overwritten)).toEqual(['delivery.overwritten', 'delivery.proof']);
  expect(steps.overwritten?.[1]?.data).toMatchObject({ shown_matches_rows: false });
  expect(steps.outOfStock?.at(-1)).toMatchObject({
    type: 'delivery.attempted',
    data: { reason: 'out_of_stock' },
  });
  expect(types(steps.callback)).toEqual(['payment.callback']);
  expect(steps.callbackFailed?.[0]).toMatchObject({
    type: 'payment.callback_failed',
    data: { reply: 'fail' },
  });
  expect(steps.rewritten?.[0]).toMatchObject({
    type: 'order.status',
    data: { meaning: 'rewritten', from: '6', to: '1' },
  });
  expect(steps.deleted?.[0]).toMatchObject({ type: 'order.status', data: { meaning: 'deleted' } });
});

test('acg-faka: a race for the last card is no delivery, whatever its flag says', () => {
  const { steps } = live('acg-faka');
  expect(types(steps.paid)).toEqual(['payment.confirmed', 'delivery.proof']);
  expect(steps.paid?.[0]?.occurred_at).toBe('2026-11-02T04:00:30Z');
  expect(steps.viewed?.[0]).toMatchObject({ type: 'delivery.viewed', data: { buyer_ip_same: true } });
  expect(steps.listed?.map(({ data }) => data)).toMatchObject([{ via: 'order-list', buyer_ip_same: true }]);
  // One event, of which the spool keeps the first bytes.
  expect(idsOf(steps.listedAgain)).toEqual(idsOf(steps.listed));
  expect(steps.listedElsewhere?.map(({ data }) => data)).toMatchObject([{ buyer_ip_same: false }]);
  expect(viasOf(steps.listedToMember)).toEqual(['login']);
  expect([steps.listedWithoutCard, steps.listedOddly]).toEqual([[], []]);
  expect(steps.raced?.at(-1)).toMatchObject({
    type: 'delivery.attempted',
    data: { reason: 'out_of_stock', shop_flag: '1' },
  });
  expect(steps.byHand?.at(-1)).toMatchObject({
    type: 'delivery.attempted',
    data: { result: 'pending_manual' },
  });
  expect(types(steps.written)).toEqual(['delivery.proof']);
  expect(types(steps.overwritten)).toEqual(['delivery.overwritten', 'delivery.proof']);
  expect(steps.callbackFailed?.[0]).toMatchObject({
    type: 'payment.callback_failed',
    data: { reason: 'sign' },
  });
});
