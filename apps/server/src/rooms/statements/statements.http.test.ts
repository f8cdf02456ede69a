import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseEntry } from '@redress/bundle';
import { consentFields, type StatementView } from '@redress/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { manualClock } from '#platform/clock';
import { inTransaction } from '#platform/database';
import { send, type TestApp, type TestBuyer, testApp } from '../../testing.ts';

let clock = manualClock(0);
const picture = readFileSync(
  fileURLToPath(new URL('../../platform/reading/testdata/personal.png', import.meta.url)),
);
const text = (name: string) =>
  readFileSync(fileURLToPath(new URL(`../../../../../examples/${name}`, import.meta.url)), 'utf8');
let app: TestApp;
/** From the day of the voucher on: days pass in each test, and next year's holidays are not published yet. */
async function begin(): Promise<void> {
  await app?.close();
  clock = manualClock(Date.parse('2026-11-01T12:00:00Z'));
  app = await testApp({ clock });
}
beforeAll(begin);
afterAll(() => app.close());

/** A case with a payment voucher, a listing and the platform's reply, all sealed. */
async function caseWithEvidence(): Promise<TestBuyer> {
  const buyer = await app.buyer('付了98元，没有到账');
  const path = `/api/cases/${buyer.caseId}`;
  await buyer.send('PATCH', path, {
    body: {
      disputeType: 'not-delivered',
      parties: {
        buyer: { name: '李雷', phone: '13900001111', address: '杭州市西湖区文三路1号' },
        platform: { name: '杭州某某网络科技有限公司' },
        merchant: { name: '极速点卡专营店' },
      },
    },
  });
  await buyer.upload('payment.txt', voucher);
  await buyer.upload('reply.txt', text('undelivered-card/reply.txt'));
  await buyer.settled();
  return buyer;
}
const voucher =
  '账单详情\n支付成功\n支付时间 2026-11-01 12:12:03\n付款金额 ¥98.00\n商品说明 星河战纪点卡 100元面值\n收款方 杭州某某网络科技有限公司\n商户单号 20261101123456789\n';

const at = (buyer: TestBuyer, rest = '') => `/api/cases/${buyer.caseId}/statement${rest}`;
const get = async (buyer: TestBuyer): Promise<StatementView> => (await buyer.send('GET', at(buyer))).json();
const agree = (buyer: TestBuyer) =>
  buyer.send('PATCH', at(buyer), { body: { consents: [...consentFields] } });
const shut = ({ gates }: StatementView) => gates.filter(({ open }) => !open).map(({ gate }) => gate);

/** The written complaint to the platform arrives today. */
async function serve(buyer: TestBuyer): Promise<void> {
  const { caseId } = buyer;
  const stepId = await app.rooms.cases.openStep({ caseId, channel: 'platform-demand' });
  await app.rooms.cases.releaseStep({ caseId, stepId, way: 'by-hand' });
  for (const kind of ['sent', 'delivered'] as const)
    await inTransaction(app.db, (trx) =>
      app.rooms.cases.recordStepEvent(trx, { caseId, stepId, kind, atMs: clock.now() }),
    );
}

const alert = (buyer: TestBuyer) => buyer.send('POST', at(buyer, '/alert'));

/** A buyer whose statement may be published: served fourteen days ago, the other side told 48 hours ago. */
async function ready(): Promise<{ buyer: TestBuyer; view: StatementView }> {
  const buyer = await caseWithEvidence();
  await agree(buyer);
  await serve(buyer);
  clock.advance(12 * 86_400_000);
  await alert(buyer);
  clock.advance(48 * 3_600_000);
  await app.rooms.notary.flush();
  return { buyer, view: await get(buyer) };
}

async function publish(buyer: TestBuyer) {
  const { preview } = await get(buyer);
  return buyer.send('POST', at(buyer, '/publication'), { body: { preview, agreed: true } });
}

describe('sentences', () => {
  test('say only what items, history and the buyer say, each with its place, and nothing not agreed to', async () => {
    const buyer = await caseWithEvidence();
    const shy = await get(buyer);
    expect(shy.preview).not.toMatch(/98|某某网络|极速点卡|星河战纪|2026年11月1日12时|2026110112/);
    await agree(buyer);
    const open = await get(buyer);
    const payment = open.sentences.find(({ id }) => id === 'payment');
    expect(payment?.text).toBe('2026年11月1日12时12分，本人支付人民币98.00元（订单号2026****6789）。');
    expect(open.sentences[0]?.text).toContain('在杭州某某网络科技有限公司向极速点卡专营店购买');
    const { items } = (await buyer.send('GET', `/api/cases/${buyer.caseId}`)).json();
    for (const { itemId, start, end, fact } of payment?.sources ?? [])
      if (fact === 'amountFen' && start !== undefined)
        expect(items.find((item: { id: string }) => item.id === itemId).text.slice(start, end)).toContain(
          '98',
        );
    expect(payment?.sources.length).toBeGreaterThan(0);
    expect(open.sentences.some(({ section, text }) => section === 'answered' && text.includes('“'))).toBe(
      true,
    );
    expect(open.sentences.flatMap(({ findings }) => findings)).toEqual([]);
  });

  test('an edited one is checked again: for accusations, for what was not agreed to, for figures nobody proves', async () => {
    const buyer = await caseWithEvidence();
    const edit = async (words: string | null) => {
      const body = { sentences: [{ id: 'harm', text: words }] };
      const view: StatementView = (await buyer.send('PATCH', at(buyer), { body })).json();
      return view.sentences.find(({ id }) => id === 'harm');
    };
    const rules = async (words: string) =>
      (await edit(words))?.findings.map(({ rule, level }) => `${rule}:${level}`);
    expect(await rules('这就是个骗子平台。')).toEqual(['crime-as-fact:block']);
    expect(await rules('不退款我就曝光你们。')).toEqual(['money-for-silence:block']);
    expect(await rules('请联系李雷，电话13900001111。')).toEqual([
      'personal-name:block',
      'personal-phone:block',
    ]);
    expect(await rules('极速点卡专营店没有发货。')).toEqual(['no-consent:block']);
    expect(await rules('本人又支付了512元。')).toEqual(['figure-not-in-evidence:warn']);
    expect(await edit(null)).toMatchObject({ edited: false, findings: [] });
  });
});

describe('409 until every gate of LAW §15 is open', () => {
  test('not served, then served too lately; open once the time for an answer has passed', async () => {
    const buyer = await caseWithEvidence();
    await agree(buyer);
    expect(shut(await get(buyer))).toEqual(['served', 'reply-window', 'notice']);
    expect((await alert(buyer)).statusCode, 'nobody is told of what is far off').toBe(409);
    const early = await publish(buyer);
    expect([early.statusCode, early.json().type]).toEqual([409, '/problems/statement-closed']);
    expect(early.json().detail).toContain('书面投诉还没有送达');
    await serve(buyer);
    const served = await get(buyer);
    expect(shut(served)).toEqual(['reply-window', 'notice']);
    expect(served.gates.find(({ gate }) => gate === 'reply-window')?.opensOn).toMatch(/^20\d\d-\d\d-\d\d$/);
    expect((await publish(buyer)).statusCode).toBe(409);
    clock.advance(12 * 86_400_000);
    expect(shut(await get(buyer))).toEqual(['notice']);
    const told = await alert(buyer);
    expect(told.json()).toMatchObject({ way: 'by-hand', text: expect.stringContaining('与任何款项无关') });
    expect((await alert(buyer)).json().opensAt, 'a second one moves nothing').toBe(told.json().opensAt);
    clock.advance(48 * 3_600_000 - 1);
    expect(shut(await get(buyer))).toEqual(['notice']);
    clock.advance(1);
    expect(shut(await get(buyer))).toEqual([]);
    clock.advance(15 * 86_400_000);
    expect(shut(await get(buyer)), 'a notice is good for a fortnight').toEqual(['notice']);
  });

  test('a blocked sentence shuts the self-check, and a text that changed since it was seen is not published', async () => {
    const { buyer, view } = await ready();
    await buyer.send('PATCH', at(buyer), { body: { sentences: [{ id: 'harm', text: '他们骗了我98元。' }] } });
    expect(shut(await get(buyer))).toEqual(['self-check']);
    await buyer.send('PATCH', at(buyer), {
      body: { sentences: [{ id: 'harm', text: null }], consents: ['amount'] },
    });
    const stale = { preview: view.preview, agreed: true };
    const answer = await buyer.send('POST', at(buyer, '/publication'), { body: stale });
    expect([answer.statusCode, answer.json().type]).toEqual([409, '/problems/statement-changed']);
  });
});

describe('200 of the public page', () => {
  test('is read without login, runs no script, is sealed byte for byte, and ends with 410', async () => {
    const { buyer } = await ready();
    const published = await publish(buyer);
    expect(published.statusCode, published.body).toBe(200);
    await app.rooms.notary.flush();
    const slug = new URL((published.json() as StatementView).url).pathname;
    const page = await send(app, 'GET', slug);
    expect(page.statusCode).toBe(200);
    expect(page.headers['content-type']).toContain('text/html');
    expect(page.headers['content-security-policy']).toContain("default-src 'none'");
    expect(page.headers['x-robots-tag']).toContain('noindex');
    expect(page.body).toContain('本人支付人民币98.00元（订单号2026****6789）。');
    expect(page.body).not.toMatch(/<script|李雷|13900001111|20261101123456789|case_/);

    const file = await send(app, 'GET', `${slug}/statement.json`);
    const sha256 = createHash('sha256').update(file.rawPayload).digest('hex');
    const { seals } = (await send(app, 'POST', '/api/log/lookup', { body: { sha256 } })).json();
    expect(seals).toHaveLength(1);
    const entry = await send(app, 'GET', `/api/log/entries/${seals[0].index}/bytes`);
    const parsed = parseEntry(entry.rawPayload);
    if (!parsed.ok) throw new Error('the entry cannot be read');
    const { c, t } = parsed.value;
    const hash = createHash('sha256')
      .update(Buffer.from(file.headers['seal-salt'] as string, 'base64'))
      .update(file.rawPayload)
      .digest('base64');
    expect([t, c.bytes]).toEqual(['statement', hash]);

    expect((await buyer.send('DELETE', at(buyer, '/publication'))).statusCode).toBe(200);
    const gone = await send(app, 'GET', slug);
    expect([gone.statusCode, gone.headers['content-type']]).toEqual([410, 'text/html; charset=utf-8']);
    expect(gone.body).toContain('撤回');
    expect(gone.body).not.toContain('98.00');
    expect((await send(app, 'GET', `${slug}/statement.json`)).statusCode).toBe(410);
    const kinds = await app.db.kysely
      .selectFrom('statements.event' as never)
      .select('kind' as never)
      .where('subject_id' as never, '=', buyer.caseId as never)
      .execute();
    expect(kinds.map((row) => (row as { kind: string }).kind)).toEqual([
      'statement.changed',
      'statement.published',
      'statement.unpublished',
    ]);
  });

  test('an address that never was is 404, and a draft shows nothing', async () => {
    const buyer = await caseWithEvidence();
    await agree(buyer);
    const { url } = await get(buyer);
    expect((await send(app, 'GET', new URL(url).pathname)).statusCode).toBe(404);
    expect((await send(app, 'GET', '/s/0000000000000000000000000a')).statusCode).toBe(404);
  });
});

describe('the right of reply', () => {
  beforeAll(begin);

  test('with the code of the letter; shown word for word, persons masked; a wrong code is 403', async () => {
    const { buyer } = await ready();
    await publish(buyer);
    const { reply, url } = await get(buyer);
    const path = `/api/statements/${new URL(url).pathname.slice(3)}/replies`;
    const words = '我司不同意上述说法。\n已于11月20日联系李雷（13900001111）退款<b>。';
    expect(
      (await send(app, 'POST', path, { body: { code: 'AAAA-AAAA-AAAA-AAAA', text: words } })).statusCode,
    ).toBe(403);
    const body = { code: reply.code.toLowerCase().replaceAll('-', ' '), text: words };
    const kept = await send(app, 'POST', path, { body });
    expect([kept.statusCode, kept.json().text]).toEqual([
      201,
      '我司不同意上述说法。\n已于11月20日联系李某（139********）退款<b>。',
    ]);
    const page = await send(app, 'GET', new URL(url).pathname);
    expect(page.body).toContain('我司不同意上述说法。');
    expect(page.body).toContain('退款&#60;b&#62;。');
    expect((await get(buyer)).replies).toHaveLength(1);
    await buyer.send('DELETE', at(buyer, '/publication'));
    expect((await send(app, 'POST', path, { body })).statusCode).toBe(410);
  });
});

describe('pictures', () => {
  beforeAll(begin);

  test('only the redacted copy is given out, before and after publication; the item itself stays whole', async () => {
    const buyer = await caseWithEvidence();
    await buyer.upload('chat.png', picture);
    await buyer.settled();
    await agree(buyer);
    const { candidates } = await get(buyer);
    const [candidate] = candidates;
    const added = await buyer.send('POST', at(buyer, '/pictures'), { body: { itemId: candidate?.itemId } });
    const [first] = (added.json() as StatementView).pictures;
    const content = at(buyer, `/pictures/${first?.id}/content`);
    expect([added.statusCode, first?.state]).toEqual([201, 'working']);
    expect((await buyer.send('GET', content)).statusCode).toBe(409);
    await expect
      .poll(async () => (await get(buyer)).pictures[0]?.state, { timeout: 90_000, interval: 500 })
      .toBe('ready');
    const view = await get(buyer);
    expect(new Set(view.pictures[0]?.areas.map(({ kind }) => kind))).toEqual(
      new Set(['name', 'bank-card', 'phone', 'messenger', 'email', 'address', 'order-number', 'code']),
    );
    expect((await buyer.send('GET', content)).rawPayload.subarray(8, 12).toString()).toBe('WEBP');
    await serve(buyer);
    clock.advance(12 * 86_400_000);
    await alert(buyer);
    clock.advance(48 * 3_600_000);
    await app.rooms.notary.flush();
    const published = await publish(buyer);
    expect(published.statusCode, published.body).toBe(200);
    const shown = await send(
      app,
      'GET',
      `${new URL(view.url).pathname}/pictures/${view.pictures[0]?.exhibit}`,
    );
    expect([shown.statusCode, shown.headers['content-type']]).toEqual([200, 'image/webp']);
    await buyer.send('DELETE', `/api/cases/${buyer.caseId}`);
    await app.outbox.drain();
    expect((await send(app, 'GET', new URL(view.url).pathname)).statusCode).toBe(410);
    const left = await app.db.kysely
      .selectFrom('statements.statement' as never)
      .selectAll()
      .where('case_id' as never, '=', buyer.caseId as never)
      .executeTakeFirst();
    expect(left).toMatchObject({ wrapped_key: null, draft: null, published: null, salt: null });
  }, 150_000);
});

describe('the check of any text', () => {
  test('needs no case', async () => {
    const answer = await send(app, 'POST', '/api/statement-checks', { body: { text: '赔钱就删帖' } });
    expect(answer.json()).toMatchObject({
      ok: false,
      findings: [{ rule: 'money-for-silence', level: 'block' }],
    });
  });
});
