import type { JointReport, LinksView } from '@redress/contract';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { entriesOf } from '../../platform/documents/docx-testing.ts';
import { send, type TestApp, type TestBuyer, testApp } from '../../testing.ts';
import { clusterOf, drained, rowsOf, settle, victim } from './testing.ts';

const operatorKey = 'test-operator-key-0123456789abcdef';
let app: TestApp;
beforeAll(async () => {
  app = await testApp({ config: { operatorKey } });
});
afterAll(() => app.close());

const seller = { payee: '广州闪卡商贸有限公司', chat: '店主微信：shanka_shop_1 加我付款' };
const links = async ({ caseId, send }: TestBuyer) =>
  (await send('GET', `/api/cases/${caseId}/links`)).json() as LinksView;
const join = ({ caseId, send }: TestBuyer, body = { shareIdentity: false, representative: false }) =>
  send('PUT', `/api/cases/${caseId}/links/consent`, { body });
const report = ({ caseId, send }: TestBuyer) => send('GET', `/api/cases/${caseId}/links/report`);

describe('seven buyers of one seller', () => {
  const buyers: TestBuyer[] = [];
  beforeAll(async () => {
    for (let i = 0; i < 7; i++)
      buyers.push(await victim(app, seller, { vanished: i % 2 === 0, name: `受害人${i}`, amountYuan: 600 }));
  });
  const [a, b] = [() => buyers[0] as TestBuyer, () => buyers[1] as TestBuyer];

  test('each sees how many others there are and by what, and nothing of whose', async () => {
    const view = await links(a());
    expect(view).toMatchObject({ state: 'linked', others: 6, joined: [] });
    expect(view.by.map(({ kind, others }) => [kind, others])).toEqual([
      ['payee-name', 6],
      ['wechat', 6],
    ]);
    const text = JSON.stringify(view);
    for (const word of ['受害人', '13', 'case_', 'cluster_', 'shanka_shop_1', '闪卡'])
      expect(text.replace(/"(basis|note|title|article)":(\{[^}]*\}|"[^"]*")/g, '')).not.toContain(word);
  });

  test('they raise the flag, with its figures as reasons and the sums of the law', async () => {
    const { cluster } = await links(a());
    expect(cluster).toMatchObject({ flag: 'alert', cases: 7, buyers: 7, amountFen: 420_000 });
    expect(cluster?.reasons.map(({ zh }) => zh)).toEqual([
      '7位不同的买家遇到相互关联的事',
      '7件案件付款给同一收款方',
      '少数几位买家说付款后对方失联',
      expect.stringMatching(/^付款集中在\d+天之内$/),
    ]);
    expect(
      cluster?.thresholds.filter(({ state }) => state !== 'below').map(({ id, state }) => [id, state]),
    ).toEqual([
      ['telecom-large', 'reached'],
      ['fraud-large', 'in-range'],
    ]);
  });

  test('one who joined sees of another only when that one joined too', async () => {
    expect((await join(a())).statusCode).toBe(200);
    expect((await links(a())).joined.map(({ mine }) => mine)).toEqual([true]);
    expect((await links(b())).joined).toEqual([]);
    await join(b());
    const [first, second] = (await links(b())).joined;
    expect(Object.keys(first ?? {}).sort()).toEqual(
      [
        'alias',
        'amountFen',
        'disputeType',
        'kinds',
        'mine',
        'paidDay',
        'payee',
        'representative',
        'seals',
      ].sort(),
    );
    expect(first).toMatchObject({ alias: '案件1', mine: false, amountFen: 60_000, payee: seller.payee });
    expect(second?.mine).toBe(true);
  });

  test('a name is seen only where its owner consented to that', async () => {
    expect((await join(a(), { shareIdentity: false, representative: true })).json().type).toMatch(
      /identity-not-shared$/,
    );
    await join(a(), { shareIdentity: true, representative: true });
    expect((await links(b())).joined.map(({ name }) => name)).toEqual(['受害人0', undefined]);
    await join(a(), { shareIdentity: false, representative: false });
    expect((await links(b())).joined.map(({ name }) => name)).toEqual([undefined, undefined]);
  });

  test('the joint report is of the joined cases only, and made once while nothing changes', async () => {
    await join(a(), { shareIdentity: true, representative: true });
    const one = (await report(a())).json() as JointReport;
    const two = (await report(b())).json() as JointReport;
    expect(two).toEqual(one);
    expect(one.totals).toMatchObject({ cases: 2, amountFen: 120_000, others: 5 });
    expect(one.payees).toEqual([{ name: seller.payee, cases: 2, amountFen: 120_000 }]);
    expect(one.representatives).toEqual(['案件1']);
    expect(one.thresholds.every(({ level }) => level === 'A')).toBe(true);
    expect(one.cases.flatMap(({ seals }) => seals).length).toBeGreaterThanOrEqual(4);
    await join(buyers[2] as TestBuyer);
    const three = (await report(a())).json() as JointReport;
    expect(three.reportId).not.toBe(one.reportId);
    expect(three.totals.cases).toBe(3);
    const prepared = await rowsOf(app, `SELECT 1 FROM linking.event WHERE kind = 'report.prepared'`);
    expect(prepared).toHaveLength(2);
  });

  test('the report is a paper too: sealed, the same while it says the same, naming only who consented', async () => {
    const paper = (buyer: TestBuyer, format: string) =>
      buyer.send('GET', `/api/cases/${buyer.caseId}/links/report/${format}`);
    const docx = await paper(b(), 'docx');
    expect(docx.headers['content-type']).toContain('wordprocessingml');
    const xml = entriesOf(docx.rawPayload).get('word/document.xml')?.toString('utf8') ?? '';
    const text = xml.replace(/<[^>]+>/g, '');
    // Her own name stands as the reporter; of the others only the one who consented.
    for (const word of [
      '受害人1',
      '受害人0',
      seller.payee,
      'sh****p_1',
      '1800.00',
      '案件3',
      '合计1800.00元，未达到诈骗“数额较大”',
    ])
      expect(text).toContain(word);
    for (const word of ['受害人2', 'shanka_shop_1', 'case_', '骗子']) expect(text).not.toContain(word);
    expect((await paper(b(), 'docx')).rawPayload).toEqual(docx.rawPayload);
    const pdf = await paper(b(), 'pdf');
    expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
    const issued = await rowsOf(
      app,
      `SELECT body FROM cases.event WHERE kind = 'letter.issued' AND subject_id = '${b().caseId}'`,
    );
    expect(issued.map(({ body }) => (body as { name: string; format: string }).format)).toEqual([
      'docx',
      'pdf',
    ]);
    await app.rooms.notary.flush();
    for (const { body } of issued)
      expect(await app.rooms.notary.sealOf((body as { letterId: string }).letterId)).toBeDefined();
    expect((await paper(buyers[5] as TestBuyer, 'pdf')).statusCode).toBe(409);
    expect((await paper(b(), 'exe')).statusCode).toBe(400);
    const stranger = await app.buyer();
    expect((await paper({ ...stranger, caseId: b().caseId }, 'pdf')).statusCode).toBe(404);
  });

  test('who leaves is seen by nobody any more and sees nobody; each step is sealed', async () => {
    const left = await b().send('DELETE', `/api/cases/${b().caseId}/links/consent`);
    expect(left.json()).toMatchObject({ joined: [] });
    expect((await report(b())).statusCode).toBe(409);
    expect(((await report(a())).json() as JointReport).totals.cases).toBe(2);
    await app.rooms.notary.flush();
    const events = await rowsOf(
      app,
      `SELECT id, kind FROM linking.event WHERE subject_id = '${b().caseId}' ORDER BY sequence`,
    );
    expect(events.map(({ kind }) => kind)).toEqual(['case.joined', 'case.left']);
    for (const { id } of events) expect(await app.rooms.notary.sealOf(id as string)).toBeDefined();
  });

  test('a joined case that is erased is gone from view, report and counts', async () => {
    await buyers[2]?.send('DELETE', `/api/cases/${buyers[2].caseId}`);
    await drained(app);
    const view = await links(a());
    expect(view).toMatchObject({ others: 5 });
    expect(view.joined).toHaveLength(1);
    expect(((await report(a())).json() as JointReport).totals.cases).toBe(1);
  });

  test('the operator sees counts and reasons, no case and no identifier; nobody else sees anything', async () => {
    const path = '/api/operator/clusters?flag=alert';
    const asOperator = { headers: { authorization: `Bearer ${operatorKey}` } };
    const answer = await send(app, 'GET', path, asOperator);
    expect(answer.json()).toMatchObject({
      alert: 1,
      clusters: [
        {
          flag: 'alert',
          cases: 6,
          buyers: 6,
          joined: 1,
          kinds: [
            { kind: 'payee-name', cases: 6 },
            { kind: 'wechat', cases: 6 },
          ],
        },
      ],
    });
    expect(answer.body).not.toMatch(/case_|shanka|闪卡|受害人|13[0-9]{9}/);
    expect((await send(app, 'GET', path)).statusCode).toBe(401);
    expect((await a().send('GET', path)).statusCode).toBe(401);
    expect((await send(app, 'GET', `${path}&cursor=xyz`, asOperator)).statusCode).toBe(400);
    expect((await send(app, 'GET', '/api/operator/clusters?flag=none', asOperator)).statusCode).toBe(400);
  });
});

test('below five others the number is not told', async () => {
  const few = { chat: 'QQ：6789012345' };
  const a = await victim(app, few);
  await victim(app, few);
  const view = await links(a);
  expect(view.others).toBe('few');
  expect(view.by).toEqual([expect.objectContaining({ kind: 'qq', others: 'few' })]);
  expect(view.cluster).toMatchObject({ flag: 'none', cases: 'few', buyers: 'few' });
  expect(view.cluster?.amountFen).toBeUndefined();
});

test('who shows no payment is told no count, and cannot join', async () => {
  const buyer = await app.buyer();
  await buyer.upload('chat.txt', seller.chat);
  await settle(app, buyer);
  expect(await links(buyer)).toMatchObject({ state: 'needs-payment', others: 0 });
  expect((await join(buyer)).statusCode).toBe(409);
});

test('twelve cases of one buyer are one buyer and raise no flag', async () => {
  const one = { payee: '深圳某卡科技有限公司', chat: '客服微信：only_one_buyer' };
  let last: TestBuyer | undefined;
  for (let i = 0; i < 4; i++) last = await victim(app, one, { phone: '13666677788', vanished: true });
  const view = await links(last as TestBuyer);
  expect(view.cluster).toMatchObject({ flag: 'none', buyers: 'few' });
});

test("another's links are not shown to a stranger", async () => {
  const [a, b] = [await app.buyer(), await app.buyer()];
  expect((await a.send('GET', `/api/cases/${b.caseId}/links`)).statusCode).toBe(404);
  expect((await join({ ...a, caseId: b.caseId })).statusCode).toBe(404);
});

test('one screenshot sent to two buyers is found again though its bytes differ; another bill of the same layout is not', async () => {
  const bill = (name: string, digits: string) =>
    sharp(
      Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="720" height="1280"><rect width="720" height="1280" fill="#fff"/>
      <rect width="720" height="150" fill="#1677ff"/><text x="60" y="90" font-size="44" fill="#fff" font-family="Noto Sans CJK SC, WenQuanYi Zen Hei, sans-serif">Delivery receipt</text>
      <text x="60" y="300" font-size="40" font-family="sans-serif">Seller ${name}</text><text x="60" y="400" font-size="40" font-family="sans-serif">Number ${digits}</text>
      <text x="60" y="500" font-size="40" font-family="sans-serif">Amount ${digits.slice(0, 3)}.50</text><text x="60" y="600" font-size="40" font-family="sans-serif">Time 2026-11-0${digits[0]} 1${digits[1]}:2${digits[2]}</text>
      <rect x="60" y="760" width="${200 + Number(digits[0]) * 10}" height="300" fill="#d33"/></svg>`),
    );
  const send = async (bytes: Buffer, file: string) => {
    const buyer = await victim(app, { payee: '苏州某某贸易有限公司' });
    await buyer.upload(file, bytes);
    await settle(app, buyer);
    return buyer;
  };
  const a = await send(await bill('Alpha Cards', '3456789012').png().toBuffer(), 'a.png');
  const b = await send(
    await bill('Alpha Cards', '3456789012').resize(540).jpeg({ quality: 55 }).toBuffer(),
    'b.jpg',
  );
  const c = await send(await bill('Omega Trade', '3987612055').png().toBuffer(), 'c.png');
  expect(await clusterOf(app, b.caseId)).not.toBeNull();
  expect(await clusterOf(app, b.caseId)).toBe(await clusterOf(app, a.caseId));
  expect(await clusterOf(app, c.caseId)).toBeNull();
});

test('a demand that nobody answers counts in the cluster, until the seller is heard of', async () => {
  const quiet = { payee: '武汉静默商贸有限公司', chat: '客服微信：quiet_shop_9' };
  const buyers = [await victim(app, quiet), await victim(app, quiet), await victim(app, quiet)];
  const record = async ({ caseId, send: ask }: TestBuyer, stepId: string, body: object) =>
    expect((await ask('POST', `/api/cases/${caseId}/steps/${stepId}/events`, { body })).statusCode).toBe(201);
  const steps: string[] = [];
  for (const buyer of buyers.slice(0, 2)) {
    const body = { channelId: 'merchant-demand' };
    const step = (await buyer.send('POST', `/api/cases/${buyer.caseId}/steps`, { body })).json().id;
    const release = { body: { way: 'by-hand', evenIfIncomplete: true } };
    await buyer.send('POST', `/api/cases/${buyer.caseId}/steps/${step}/release`, release);
    await record(buyer, step, { kind: 'sent' });
    await record(buyer, step, { kind: 'bounced' });
    steps.push(step);
  }
  await drained(app);
  const view = await links(buyers[2] as TestBuyer);
  expect(view.cluster?.flag).toBe('alert');
  expect(view.cluster?.reasons.map(({ zh }) => zh).join()).toMatch(
    /少数几件案件的书面催告.*仅此不能说明是诈骗/,
  );
  await record(buyers[0] as TestBuyer, steps[0] as string, { kind: 'answered', detail: 'answered:offer' });
  await drained(app);
  expect((await links(buyers[2] as TestBuyer)).cluster?.flag).toBe('watch');
});
