import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, type TestBuyer, testApp } from '../../testing.ts';
import {
  clusterOf as clusterOfCase,
  drained,
  victim as givenVictim,
  type Own,
  rowsOf,
  type Seller,
  settle,
} from './testing.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const rows = (query: string) => rowsOf(app, query);
const victim = (...args: [seller: Seller, own?: Own]) => givenVictim(app, ...args);
const look = (buyer: TestBuyer) => settle(app, buyer);
const clusterOf = ({ caseId }: TestBuyer) => clusterOfCase(app, caseId);

describe('clusters', () => {
  test('two cases that name one account of the seller are in one cluster', async () => {
    const a = await victim({ chat: '客服QQ：2345678901 加我' });
    const b = await victim({ chat: '联系 QQ 2345678901' });
    const c = await victim({ chat: '客服QQ：3456789012' });
    expect(await clusterOf(a)).toMatch(/^cluster_/);
    expect(await clusterOf(b)).toBe(await clusterOf(a));
    expect(await clusterOf(c)).toBeNull();
  });

  test('one payee name alone links nobody; with the site of the shop it does', async () => {
    const payee = '杭州极速点卡网络科技有限公司';
    const a = await victim({ payee, chat: '网址 kami8.top' });
    const b = await victim({ payee });
    expect(await clusterOf(b)).toBeNull();
    await b.upload('page.txt', '商品页面 https://www.kami8.top/ 自动发货');
    await look(b);
    expect(await clusterOf(b)).toBe(await clusterOf(a));
  });

  test('a case that links two clusters makes them one, and without it they are two again', async () => {
    const a1 = await victim({ chat: '微信：left_shop_01' });
    const a2 = await victim({ chat: '微信号：left_shop_01' });
    const b1 = await victim({ chat: '微信：right_shop_02' });
    const b2 = await victim({ chat: '微信：right_shop_02' });
    expect(await clusterOf(a1)).not.toBe(await clusterOf(b1));
    const bridge = await victim({ chat: '先加微信：left_shop_01\n后来换成微信：right_shop_02' });
    const whole = await clusterOf(bridge);
    expect(new Set(await Promise.all([a1, a2, b1, b2].map(clusterOf)))).toEqual(new Set([whole]));
    await bridge.send('DELETE', `/api/cases/${bridge.caseId}`);
    await drained(app);
    expect(await clusterOf(a1)).toBe(await clusterOf(a2));
    expect(await clusterOf(b1)).toBe(await clusterOf(b2));
    expect(await clusterOf(a1)).not.toBe(await clusterOf(b1));
  });

  test('withdrawing the item that linked a case takes it out again', async () => {
    const a = await victim({ chat: 'QQ：4567890123' });
    const b = await victim({ chat: 'QQ：4567890123' });
    expect(await clusterOf(b)).toBe(await clusterOf(a));
    const view = await b.settled();
    const chat = view.items.find(({ file }) => file === 'chat.txt');
    await b.send('DELETE', `/api/cases/${b.caseId}/items/${chat?.id}`);
    await drained(app);
    expect(await clusterOf(b)).toBeNull();
    expect(await clusterOf(a)).toBeNull();
  });

  test("the buyer's own phone links nobody, wherever it stands", async () => {
    const phone = '13987654321';
    const a = await victim({ chat: `退款打到 ${phone}` }, { phone });
    const b = await victim({ chat: `对方说 ${phone} 收不到` }, { phone });
    expect([await clusterOf(a), await clusterOf(b)]).toEqual([null, null]);
  });
});

describe('what is kept', () => {
  test('no identifier, name or number stands in any table of the room', async () => {
    await victim({ payee: '王小明', chat: '微信：secret_shop_77 电话 13712345678 kami-secret.top' });
    for (const table of ['"case"', 'value', 'hold', 'picture', 'cluster', 'event', 'setting']) {
      const text = JSON.stringify(await rows(`SELECT t::text AS t FROM linking.${table} t`));
      for (const word of ['secret_shop_77', '13712345678', 'kami-secret', '王小明']) {
        expect(text).not.toContain(word);
        expect(text).not.toContain(Buffer.from(word).toString('hex'));
      }
    }
  });

  test('erasing a case removes its keys, also when a late look comes after it', async () => {
    const a = await victim({ chat: '微信：erase_shop_09' });
    await a.send('DELETE', `/api/cases/${a.caseId}`);
    await drained(app);
    await app.rooms.linking.lookAtCase(a.caseId);
    expect(await rows(`SELECT 1 FROM linking.hold WHERE case_id = '${a.caseId}'`)).toEqual([]);
    expect(await rows(`SELECT 1 FROM linking.picture WHERE case_id = '${a.caseId}'`)).toEqual([]);
    const [row] = await rows(
      `SELECT erased, amount_fen, paid_day, cluster_id FROM linking."case" WHERE case_id = '${a.caseId}'`,
    );
    expect(row).toEqual({ erased: true, amount_fen: null, paid_day: null, cluster_id: null });
  });

  test('a look that is repeated, or runs many times at once, changes nothing', async () => {
    const a = await victim({ chat: 'QQ：5678901234' });
    const b = await victim({ chat: 'QQ：5678901234' });
    const state = async () => [
      await rows('SELECT kind, cases, level FROM linking.value ORDER BY epoch, digest'),
      await rows('SELECT case_id, cluster_id FROM linking."case" ORDER BY case_id'),
      await rows(`SELECT count(*) AS n FROM linking.event`),
    ];
    const before = await state();
    await Promise.all([a, b, a, b, a].map(({ caseId }) => app.rooms.linking.lookAtCase(caseId)));
    expect(await state()).toEqual(before);
  });

  test('many cases that arrive at the same time are one cluster', async () => {
    const buyers = await Promise.all(
      Array.from({ length: 6 }, async () => {
        const buyer = await app.buyer();
        await buyer.upload('chat.txt', '加微信：rush_shop_55 发货');
        return buyer;
      }),
    );
    await Promise.all(buyers.map((buyer) => buyer.settled()));
    await Promise.all(buyers.map(({ caseId }) => app.rooms.linking.lookAtCase(caseId)));
    await drained(app);
    const ids = new Set(await Promise.all(buyers.map(clusterOf)));
    expect(ids.size).toBe(1);
    expect([...ids][0]).toMatch(/^cluster_/);
    const [count] = await rows(`SELECT cases FROM linking.value v JOIN linking.hold h USING (epoch, digest)
      WHERE h.case_id = '${buyers[0]?.caseId}' AND v.kind = 'wechat'`);
    expect(count?.cases).toBe(6);
  });
});
