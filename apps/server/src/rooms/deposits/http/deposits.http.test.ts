import { shanghaiDay } from '@redress/kernel';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inTransaction } from '#platform/database';
import {
  multipart,
  send,
  type TestApp,
  type TestOrganisation,
  type TestPerson,
  testApp,
} from '../../../testing.ts';
import { mayStandIn } from '../rules/bank-file.ts';
import { bankPayee, decidedPayout } from '../testing.ts';

let app: TestApp;
let keeper: TestOrganisation;
let second: TestPerson;
let shop: TestOrganisation;
let stranger: TestOrganisation;
beforeAll(async () => {
  app = await testApp();
  keeper = await app.organisation({ kinds: ['alliance'], name: '数字商品联盟' });
  second = await keeper.member('finance');
  shop = await app.organisation({ kinds: ['merchant'], name: '星云点卡店' });
  stranger = await app.organisation({ kinds: ['merchant'] });
  const set = await keeper.person.send('PUT', kept(`deposits/${shop.orgId}`), { body: { floorFen: 10_000 } });
  expect(set.statusCode).toBe(200);
}, 120_000);
afterAll(() => app.close());

const kept = (path: string) => `/api/organisations/${keeper.orgId}/${path}`;
const own = (path = '') => `/api/organisations/${shop.orgId}/deposit${path}`;
const deposit = async () => (await shop.person.send('GET', own())).json();
const payee = { ...bankPayee };
let counter = 0;
async function fund(amountFen: number): Promise<string> {
  const asked = (await shop.person.send('POST', own('/top-ups'), { body: { amountFen } })).json();
  const body = { receivedFen: amountFen, bankReference: `REF-${++counter}` };
  const answer = await keeper.person.send('POST', kept(`top-ups/${asked.topUpId}/confirmation`), { body });
  expect(answer.statusCode).toBe(204);
  return asked.topUpId;
}
async function decided(amountFen: number): Promise<string> {
  return (await decidedPayout(app, shop.orgId, amountFen, `claim-${++counter}`)).payoutId;
}
const payouts = async (show = 'open') =>
  (await keeper.person.send('GET', kept(`payouts?show=${show}`))).json().payouts;
const payout = async (id: string) =>
  [...(await payouts()), ...(await payouts('ended'))].find(({ payoutId }) => payoutId === id);
const importFile = (text: string | Uint8Array) => {
  const { headers, body } = multipart('result.csv', text);
  return app.http.inject({
    method: 'POST',
    url: kept('payout-results'),
    headers: { ...headers, cookie: keeper.person.cookie },
    payload: body,
  });
};

describe('a top-up', () => {
  test('counts once the keeper has seen the money, and tells the merchant what to write into the transfer', async () => {
    const asked = await shop.person.send('POST', own('/top-ups'), { body: { amountFen: 50_000 } });
    expect(asked.statusCode).toBe(201);
    expect(asked.json().reference).toMatch(/^RD[A-Z2-9]{8}$/);
    expect((await deposit()).availableFen).toBe(0);
    const body = { receivedFen: 49_000, bankReference: '2026112600001' };
    const path = kept(`top-ups/${asked.json().topUpId}/confirmation`);
    expect((await keeper.person.send('POST', path, { body })).statusCode).toBe(204);
    expect((await keeper.person.send('POST', path, { body })).statusCode).toBe(204);
    expect(await deposit()).toMatchObject({ availableFen: 49_000, level: 'ok', withdrawableFen: 39_000 });
  });
  test('of a merchant is not confirmed by the merchant, and one receipt counts once', async () => {
    const { topUpId } = (
      await shop.person.send('POST', own('/top-ups'), { body: { amountFen: 100 } })
    ).json();
    const body = { receivedFen: 100, bankReference: '2026112600001' };
    const self = `/api/organisations/${shop.orgId}/top-ups/${topUpId}/confirmation`;
    expect((await shop.person.send('POST', self, { body })).json().type).toMatch(/not-the-keeper/);
    const twice = await keeper.person.send('POST', kept(`top-ups/${topUpId}/confirmation`), { body });
    expect([twice.statusCode, twice.json().type]).toEqual([409, expect.stringMatching(/receipt-used/)]);
    expect((await shop.person.send('DELETE', own(`/top-ups/${topUpId}`))).statusCode).toBe(204);
  });
  test('has a receipt that counts once, however its number is written', async () => {
    const ask = async () =>
      (await shop.person.send('POST', own('/top-ups'), { body: { amountFen: 100 } })).json().topUpId;
    const confirm = async (topUpId: string, bankReference: string) =>
      keeper.person.send('POST', kept(`top-ups/${topUpId}/confirmation`), {
        body: { receivedFen: 100, bankReference },
      });
    const [one, other] = [await ask(), await ask()];
    expect((await confirm(one, 'BANK-777')).statusCode).toBe(204);
    for (const same of ['bank-777 ', 'Bank- 777', 'ＢＡＮＫ-777'])
      expect((await confirm(other, same)).json()?.type, same).toMatch(/receipt-used/);
    expect((await confirm(one, 'bank-777')).statusCode, 'the same confirmation again').toBe(204);
    expect((await shop.person.send('DELETE', own(`/top-ups/${other}`))).statusCode).toBe(204);
  });
  test('that a platform keeps for itself needs a second person', async () => {
    const platform = await app.organisation({ kinds: ['platform', 'merchant'] });
    const other = await platform.member('finance');
    const at = (path: string) => `/api/organisations/${platform.orgId}/${path}`;
    await platform.person.send('PUT', at(`deposits/${platform.orgId}`), { body: { floorFen: 0 } });
    const { topUpId } = (
      await platform.person.send('POST', at('deposit/top-ups'), { body: { amountFen: 700 } })
    ).json();
    const body = { receivedFen: 700, bankReference: 'SELF-1' };
    const refused = await platform.person.send('POST', at(`top-ups/${topUpId}/confirmation`), { body });
    expect([refused.statusCode, refused.json().type]).toEqual([403, expect.stringMatching(/four-eyes/)]);
    expect((await other.send('POST', at(`top-ups/${topUpId}/confirmation`), { body })).statusCode).toBe(204);
  });
});

describe('who may what', () => {
  test('strangers learn nothing, and only a verified alliance or the merchant’s platform keeps a deposit', async () => {
    expect((await stranger.person.send('GET', own())).statusCode).toBe(404);
    const path = `/api/organisations/${stranger.orgId}/deposits/${shop.orgId}`;
    const refused = await stranger.person.send('PUT', path, { body: { floorFen: 0 } });
    expect([refused.statusCode, refused.json().type]).toEqual([403, expect.stringMatching(/may-not-keep/)]);
  });
  test('another keeper cannot take over a deposit, nor touch its payouts', async () => {
    const rival = await app.organisation({ kinds: ['alliance'] });
    const at = (path: string) => `/api/organisations/${rival.orgId}/${path}`;
    const taken = await rival.person.send('PUT', at(`deposits/${shop.orgId}`), { body: { floorFen: 0 } });
    expect(taken.json().type).toMatch(/deposit-exists/);
    await fund(1000);
    const payoutId = await decided(1000);
    const body = { bankReference: 'RIVAL' };
    const paid = await rival.person.send('POST', at(`payouts/${payoutId}/confirmation`), { body });
    expect(paid.json().type).toMatch(/not-the-keeper/);
    await keeper.person.send('POST', kept(`payouts/${payoutId}/confirmation`), { body });
  });
  test('a viewer reads and confirms nothing', async () => {
    const viewer = await keeper.member('viewer');
    expect((await viewer.send('GET', kept('deposits'))).statusCode).toBe(200);
    expect((await viewer.send('POST', kept('payout-files'))).statusCode).toBe(403);
  });
});

describe('money that leaves', () => {
  const routes = () =>
    [
      ['POST', kept('payout-files'), undefined],
      ['GET', kept('payout-files/bat_x/file'), undefined],
      ['POST', kept('payout-files/bat_x/end'), { as: 'discarded' }],
      ['POST', kept('payout-results'), undefined],
      ['POST', kept('payouts/pay_x/confirmation'), { bankReference: 'X1' }],
      ['POST', kept('payouts/pay_x/failure'), { trouble: 'failed' }],
      ['POST', kept('payouts/pay_x/retry'), {}],
      ['POST', kept('top-ups/top_x/confirmation'), { receivedFen: 1, bankReference: 'X1' }],
      ['POST', kept('top-ups/top_x/reversal'), { reason: 'charged-back', note: '银行冲回' }],
      ['POST', kept('top-ups/top_x/reversal/confirmation'), undefined],
      ['DELETE', kept('top-ups/top_x/reversal'), undefined],
    ] as const;
  const asked = async (headers: Record<string, string>) =>
    Promise.all(
      routes().map(async ([method, url, body]) => {
        const sent = body === undefined ? { headers } : { body, headers };
        const answer = await send(app, method, url, sent);
        return `${answer.statusCode} ${answer.json().type}`;
      }),
    );

  test('is no business of a key, not even one that was given the scope before', async () => {
    const path = kept('keys');
    const made = await keeper.person.send('POST', path, { body: { name: 'k', scopes: ['payouts.confirm'] } });
    expect(made.json().type).toMatch(/scopes-refused/);
    const { key } = (
      await keeper.person.send('POST', path, { body: { name: 'k', scopes: ['deposit.manage'] } })
    ).json();
    await sql`UPDATE accounts.apikey SET permissions = '{"org":["payouts.confirm","deposit.manage"]}'`.execute(
      app.db.kysely,
    );
    const headers = { authorization: `Bearer ${key}` };
    expect(new Set(await asked(headers))).toEqual(new Set(['403 /problems/not-allowed']));
    const withdrawal = { body: { amountFen: 1, payee }, headers };
    const answer = await send(app, 'POST', kept('deposit/withdrawals'), withdrawal);
    expect(answer.json().type).toMatch(/person-needed/);
  });
  test('asks who it is again after a quarter of an hour', async () => {
    const { cookie } = await keeper.member('finance');
    await sql`UPDATE accounts.session SET "createdAt" = now() - interval '1 hour'`.execute(app.db.kysely);
    expect(new Set(await asked({ cookie }))).toEqual(new Set(['403 /problems/confirm-first']));
    await sql`UPDATE accounts.session SET "createdAt" = now()`.execute(app.db.kysely);
  });
});

describe('a payout', () => {
  test('is confirmed by hand with the number of the bank, once', async () => {
    await fund(2000);
    const payoutId = await decided(1500);
    expect(await payout(payoutId)).toMatchObject({
      state: 'waiting',
      merchant: '星云点卡店',
      payee: { name: '王**', account: '•••• 3445' },
    });
    const path = kept(`payouts/${payoutId}/confirmation`);
    const body = { bankReference: 'ICBC-20261126-77' };
    for (const who of [keeper.person, second])
      expect((await who.send('POST', path, { body })).statusCode).toBe(204);
    expect(await payout(payoutId)).toMatchObject({
      state: 'paid',
      rail: 'manual',
      reference: 'ICBC-20261126-77',
    });
    const other = await keeper.person.send('POST', path, { body: { bankReference: 'ANOTHER' } });
    expect(other.json().type).toMatch(/payout-not-possible/);
  });
  test('that came back is owed again and is asked again for another account', async () => {
    await fund(900);
    const payoutId = await decided(900);
    await keeper.person.send('POST', kept(`payouts/${payoutId}/confirmation`), {
      body: { bankReference: 'R-1000' },
    });
    const failed = { trouble: 'returned' };
    await keeper.person.send('POST', kept(`payouts/${payoutId}/failure`), { body: failed });
    expect(await payout(payoutId)).toMatchObject({ state: 'returned', trouble: 'returned' });
    const retry = { payee: { ...payee, account: '6217000012345678' } };
    await keeper.person.send('POST', kept(`payouts/${payoutId}/retry`), { body: retry });
    expect(await payout(payoutId)).toMatchObject({ state: 'waiting', payee: { account: '•••• 5678' } });
    await keeper.person.send('POST', kept(`payouts/${payoutId}/confirmation`), {
      body: { bankReference: 'R-1001' },
    });
    expect((await app.rooms.deposits.verifyLedger()).differences).toEqual([]);
  });
});

describe('a payment file', () => {
  test('contains each payout once, also when two people press the button at once', async () => {
    await fund(10_000);
    const ids = [await decided(1000), await decided(2000), await decided(3000)];
    const made = await Promise.all([
      keeper.person.send('POST', kept('payout-files')),
      second.send('POST', kept('payout-files')),
    ]);
    expect(made.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409]);
    const file = made.find(({ statusCode }) => statusCode === 201)?.json();
    const csv = (await keeper.person.send('GET', kept(`payout-files/${file.batchId}/file`))).body;
    expect(csv.startsWith('\uFEFF序号,明细编号,收款户名,收款账号')).toBe(true);
    const rows = csv.trim().split('\r\n').slice(1);
    expect(rows.at(-1)).toBe(`合计,${file.lines},,,,,${(file.totalFen / 100).toFixed(2)},`);
    expect(rows[rows.length - 2]).toContain(',6222020200112233445,');
    const gb = await keeper.person.send('GET', kept(`payout-files/${file.batchId}/file?encoding=gb18030`));
    expect(new TextDecoder('gb18030').decode(gb.rawPayload)).toBe(csv.slice(1));
    for (const id of ids) expect((await payout(id)).state).toBe('sending');

    await keeper.person.send('POST', kept(`payout-files/${file.batchId}/end`), { body: { as: 'submitted' } });
    const [one, two, three] = ids.map(
      (_, i) => `${file.number}L${String(file.lines - 2 + i).padStart(4, '0')}`,
    );
    const result = [
      '企业网银批量付款结果',
      '',
      '商户流水号,收款账号,金额,处理状态,失败原因,银行流水号',
      `${one},6222,10.00,交易成功,,ICBC001`,
      `${two},6222,"20.00",交易失败,户名不符,`,
      `${three},6222,30.01,交易成功,,ICBC003`,
      'B999999L0001,6222,1.00,交易成功,,X',
      `${one},6222,10.00,火星状态,,`,
      '合计,,60.01,,,',
    ].join('\r\n');
    const { encodeGb18030 } = await import('../gb18030.ts');
    const answer = await importFile(encodeGb18030(result));
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({ paid: 1, failed: 1 });
    expect(answer.json().problems).toEqual([
      { row: 6, number: three, why: 'other-amount' },
      { row: 7, number: 'B999999L0001', why: 'unknown-number' },
      { row: 8, number: one, why: 'number-twice' },
    ]);
    const headless = await importFile(`${two},成功\r\n`);
    expect([headless.statusCode, headless.json().type]).toEqual([422, '/problems/no-result-header']);
    expect(await payout(ids[0] as string)).toMatchObject({ state: 'paid', reference: 'ICBC001' });
    expect((await payout(ids[1] as string)).state).toBe('failed');
    expect((await payout(ids[2] as string)).state).toBe('sent');
    expect((await importFile(encodeGb18030(result))).json()).toMatchObject({
      paid: 0,
      failed: 0,
      unchanged: 2,
    });
    const returned = `编号,状态\r\n${one},退汇成功\r\n${three},成功\r\n`;
    expect((await importFile(returned)).json()).toMatchObject({ returned: 1, paid: 1 });
    expect((await app.rooms.deposits.verifyLedger()).differences).toEqual([]);
  });
  test('that is discarded frees its payouts, and a result for it is told and not believed', async () => {
    await fund(500);
    const id = await decided(500);
    const file = (await keeper.person.send('POST', kept('payout-files'))).json();
    const end = (as: string) =>
      keeper.person.send('POST', kept(`payout-files/${file.batchId}/end`), { body: { as } });
    expect((await end('discarded')).json().state).toBe('discarded');
    expect((await payout(id)).state).toBe('waiting');
    expect((await end('submitted')).statusCode).toBe(409);
    const told = (await importFile(`编号,状态\r\n${file.number}L0001,成功\r\n`)).json();
    expect(told).toMatchObject({ paid: 0, problems: [{ why: 'file-was-discarded' }] });
    expect((await payout(id)).state).toBe('waiting');
  });
  test('names nobody twice: what failed or was paid by hand is not in it, and money that left all the same is told', async () => {
    await fund(1500);
    const ids = [await decided(500), await decided(400), await decided(600)];
    const file = (await keeper.person.send('POST', kept('payout-files'))).json();
    const read = async (batchId: string) =>
      (await keeper.person.send('GET', kept(`payout-files/${batchId}/file`))).body;
    const line = (i: number) => `${file.number}L${String(file.lines - 2 + i).padStart(4, '0')}`;
    await keeper.person.send('POST', kept(`payouts/${ids[0]}/failure`), { body: { trouble: 'failed' } });
    await keeper.person.send('POST', kept(`payouts/${ids[1]}/confirmation`), {
      body: { bankReference: 'BY-HAND-1' },
    });
    const told = (await importFile(`编号,状态\r\n${line(0)},成功\r\n`)).json();
    expect(told).toMatchObject({ paid: 0, unchanged: 0, problems: [{ why: 'is-failed' }] });
    const other = { payee: { ...payee, account: '6217000012345678' } };
    await keeper.person.send('POST', kept(`payouts/${ids[0]}/retry`), { body: other });
    const next = (await keeper.person.send('POST', kept('payout-files'))).json();
    expect(await read(next.batchId)).toContain('6217000012345678');
    const old = await read(file.batchId);
    expect(old).not.toContain('6217000012345678');
    expect([0, 2].map((i) => old.includes(line(i)))).toEqual([false, true]);
    // Before it went to the bank, what is paid was paid by hand.
    const paid = { state: 'paid', attempt: 1 } as const;
    expect(mayStandIn({ state: 'made' }, { attempt: 1 }, paid)).toBe(false);
    expect(mayStandIn({ state: 'submitted' }, { attempt: 1 }, paid)).toBe(true);
  });
  test('of a payment whose payee was erased asks for a new one, and changes nothing before', async () => {
    await fund(700);
    const id = await decided(700);
    await keeper.person.send('POST', kept('payout-files'));
    await keeper.person.send('POST', kept(`payouts/${id}/failure`), { body: { trouble: 'failed' } });
    await inTransaction(app.db, (trx) => app.rooms.deposits.forgetPayee(trx, { payoutId: id }));
    const retry = (body: object) => keeper.person.send('POST', kept(`payouts/${id}/retry`), { body });
    const refused = await retry({});
    expect([refused.statusCode, refused.json().type]).toEqual([410, expect.stringMatching(/payee-erased/)]);
    expect((await payout(id)).state).toBe('failed');
    expect((await retry({ payee })).statusCode).toBe(204);
    const { batchId } = (await keeper.person.send('POST', kept('payout-files'))).json();
    const { body } = await keeper.person.send('GET', kept(`payout-files/${batchId}/file`));
    expect(body).toContain(payee.account);
  });
  test.each([Buffer.alloc(0), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe])])(
    'is not read from what is no table (%#)',
    async (bytes) => {
      expect((await importFile(bytes)).statusCode).toBe(422);
    },
  );
});

describe('a withdrawal', () => {
  test('takes only what stands above the floor, and waits while claims are open', async () => {
    await fund(50_000);
    const { withdrawableFen } = await deposit();
    const ask = (amountFen: number) =>
      shop.person.send('POST', own('/withdrawals'), { body: { amountFen, payee } });
    expect((await ask(withdrawableFen + 1)).json().type).toMatch(/above-floor-only/);
    await inTransaction(app.db, (trx) =>
      app.rooms.deposits.hold(trx, { merchantId: shop.orgId, amountFen: 100, key: 'open-claim' }),
    );
    const asked = await ask(withdrawableFen - 100);
    expect(asked.statusCode).toBe(201);
    expect((await ask(1)).json().type).toMatch(/withdrawal-open/);
    const [waiting] = (await deposit()).withdrawals;
    expect(waiting).toMatchObject({ state: 'asked' });
    expect(Date.parse(waiting.dueAt) - Date.parse(waiting.askedAt)).toBe(7 * 86_400_000);
    expect((await shop.person.send('DELETE', own(`/withdrawals/${waiting.withdrawalId}`))).statusCode).toBe(
      204,
    );
  });
});

test('a granted withdrawal is called back until a file has it, and not after', async () => {
  const rich = await app.organisation({ kinds: ['merchant'] });
  await keeper.person.send('PUT', kept(`deposits/${rich.orgId}`), { body: { floorFen: 0 } });
  const at = `/api/organisations/${rich.orgId}/deposit`;
  const { topUpId } = (await rich.person.send('POST', `${at}/top-ups`, { body: { amountFen: 900 } })).json();
  const received = { receivedFen: 900, bankReference: 'RICH-1' };
  await keeper.person.send('POST', kept(`top-ups/${topUpId}/confirmation`), { body: received });
  const ask = async () => {
    const answer = await rich.person.send('POST', `${at}/withdrawals`, { body: { amountFen: 400, payee } });
    return `${at}/withdrawals/${answer.json().withdrawalId}`;
  };
  const left = async () => (await rich.person.send('GET', at)).json().availableFen;
  const first = await ask();
  expect(await left()).toBe(500);
  for (const _ of [1, 2]) expect((await rich.person.send('DELETE', first)).statusCode).toBe(204);
  expect(await left()).toBe(900);
  const second = await ask();
  await keeper.person.send('POST', kept('payout-files'));
  const late = await rich.person.send('DELETE', second);
  expect([late.statusCode, late.json().type]).toEqual([409, expect.stringMatching(/payout-not-possible/)]);
});

test('a payee is erased when its time is over, once nothing is owed to it, and never before', async () => {
  await fund(3000);
  const [paid, waiting] = [await decided(1000), await decided(1100)];
  await keeper.person.send('POST', kept(`payouts/${paid}/confirmation`), {
    body: { bankReference: 'PAYEE-1' },
  });
  const isKept = async (payoutId: string) => {
    const { rows } = await sql<{ kept: boolean; keyed: boolean }>`SELECT contents IS NOT NULL AS kept,
      wrapped_key IS NOT NULL AS keyed FROM deposits.payee WHERE id =
      (SELECT payee_id FROM deposits.payout WHERE id = ${payoutId})`.execute(app.db.kysely);
    return rows[0];
  };
  await app.rooms.deposits.erasePayees();
  expect(await isKept(paid)).toEqual({ kept: true, keyed: true });
  await sql`UPDATE deposits.payee SET kept_at = kept_at - interval '1097 days'`.execute(app.db.kysely);
  await app.rooms.deposits.erasePayees();
  expect(await isKept(paid), 'paid today').toEqual({ kept: true, keyed: true });
  await sql`UPDATE deposits.payout SET changed_at = changed_at - interval '1097 days'`.execute(app.db.kysely);
  await app.rooms.deposits.erasePayees();
  expect(await isKept(paid)).toEqual({ kept: false, keyed: false });
  expect(await isKept(waiting)).toEqual({ kept: true, keyed: true });
  expect((await payout(paid)).payee).toBeUndefined();
});

describe('a statement', () => {
  const today = shanghaiDay(Date.now());
  const range = `from=2020-01-01&to=${today}`;
  test('is of a time that has been, from its first day to its last', async () => {
    for (const wrong of [`from=${today}&to=2020-01-01`, 'from=2020-01-01&to=2099-12-31']) {
      const answer = await shop.person.send('GET', own(`/statement/csv?${wrong}`));
      expect([answer.statusCode, answer.json().type]).toEqual([
        422,
        expect.stringMatching(/statement-period/),
      ]);
    }
  });
  test('as CSV opens in Excel as Chinese, holds no formula, and ends with the balance of the deposit', async () => {
    const evil = await app.organisation({ kinds: ['merchant'], name: '=HYPERLINK("http://x")' });
    await keeper.person.send('PUT', kept(`deposits/${evil.orgId}`), { body: { floorFen: 0 } });
    const path = `/api/organisations/${evil.orgId}/deposit/statement/csv?${range}`;
    const { body, headers } = await evil.person.send('GET', path);
    expect(headers['content-type']).toMatch(/text\/csv/);
    expect(body.startsWith('\uFEFF保证金对账单,"\'=HYPERLINK')).toBe(true);
    const mine = (await shop.person.send('GET', own(`/statement/csv?${range}`))).body;
    const { availableFen, heldFen } = await deposit();
    expect(mine.trim().split('\r\n').at(-1)).toBe(
      `,,期末余额,,,,,${(availableFen / 100).toFixed(2)},${(heldFen / 100).toFixed(2)},0.00`,
    );
  });
  test('as PDF is a paper', async () => {
    const { rawPayload, statusCode } = await shop.person.send('GET', own(`/statement/pdf?${range}`));
    expect(statusCode).toBe(200);
    expect(rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
  }, 60_000);
});

test('every page of postings follows on the one before', async () => {
  const first = (await shop.person.send('GET', own('/postings'))).json();
  expect(first.postings[0].availableAfterFen).toBe((await deposit()).availableFen);
  const sequences = first.postings.map(({ sequence }: { sequence: number }) => sequence);
  expect(sequences).toEqual([...sequences].sort((a, b) => b - a));
});

test('no name or account of a payee reaches the log', () => {
  for (const secret of [bankPayee.account, bankPayee.name, '6217000012345678'])
    expect(app.logged()).not.toContain(secret);
});
