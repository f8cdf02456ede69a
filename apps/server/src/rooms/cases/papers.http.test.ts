import type { CaseView } from '@redress/contract';
import { documentNames } from '@redress/law';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, type TestBuyer, testApp } from '../../testing.ts';

let app: TestApp;
let buyer: TestBuyer;
beforeAll(async () => {
  app = await testApp();
  buyer = await app.buyer('11月1日付款后没有到账。');
  await buyer.upload(
    '支付1.txt',
    '支付成功\n收款方：杭州某某网络科技有限公司\n支付金额 ¥98.00\n支付时间 2026-11-01 12:12:03',
  );
  await buyer.upload(
    '支付2.txt',
    '支付成功\n收款方：某某商行\n支付金额 ¥500.00\n支付时间 2026-11-01 13:00:00',
  );
  await buyer.settled();
});
afterAll(() => app.close());

const path = (rest = '') => `/api/cases/${buyer.caseId}${rest}`;
const addFor = (papers: object) => buyer.send('PATCH', path(), { body: { papers } });
const page = async (letter: string) => (await buyer.send('GET', path(`/letters/${letter}`))).rawPayload;

test('every paper can be had as PDF and as Word, however little is known', async () => {
  for (const name of documentNames) {
    expect((await page(`${name}.pdf`)).subarray(0, 5).toString(), name).toBe('%PDF-');
    expect((await page(`${name}.docx`)).subarray(0, 2).toString(), name).toBe('PK');
  }
});

test('what is added for a paper is kept, printed from then on, and replaces what was added before', async () => {
  const before = await page('samr-complaint.pdf');
  const answer = await addFor({ 'samr-complaint': { office: '某某区市场监督管理局', complaintNo: 'A1' } });
  expect(answer.json().papers).toEqual({
    'samr-complaint': { office: '某某区市场监督管理局', complaintNo: 'A1' },
  });
  expect(await page('samr-complaint.pdf')).not.toEqual(before);
  const later = await addFor({ reconsideration: { government: '某某区人民政府' } });
  expect(Object.keys(later.json().papers)).toEqual(['samr-complaint', 'reconsideration']);
});

test('a draft says what each paper lacks and where that is filled in; filled in, it is asked for no more', async () => {
  const opened = await buyer.send('POST', path('/steps'), { body: { channelId: 'police-report' } });
  const lacks = (view: Pick<CaseView, 'steps'>) =>
    view.steps
      .find(({ channelId }) => channelId === 'police-report')
      ?.letters.find(({ name }) => name === 'police-report');
  const before = lacks({ steps: [opened.json()] });
  expect(before?.missing).toContainEqual(
    expect.objectContaining({ place: 'step.office', zh: expect.any(String) }),
  );
  expect(before?.useful).toContainEqual(expect.objectContaining({ place: 'step.placeWhenPaid' }));
  const after = lacks(
    (await addFor({ 'police-report': { office: '某某派出所', placeWhenPaid: '杭州市西湖区家中' } })).json(),
  );
  expect(after?.missing.map(({ place }) => place)).not.toContain('step.office');
  expect(after?.useful.map(({ place }) => place)).not.toContain('step.placeWhenPaid');
});

test('the event of a letter names the excerpts that somebody compared before they were printed', async () => {
  await addFor({
    'police-report': { checkedArticles: [{ article: 'TELFRAUD2016', checkedOn: '2026-11-22' }] },
  });
  await page('police-report.pdf');
  const { rows } = await sql<{ body: { checkedArticles?: string[] } }>`
    SELECT body FROM cases.event WHERE kind = 'letter.issued' AND subject_id = ${buyer.caseId}
      AND body->>'name' = 'police-report' ORDER BY sequence DESC LIMIT 1`.execute(app.db.kysely);
  expect(rows[0]?.body.checkedArticles).toEqual(['TELFRAUD2016']);
});

test.each([
  [{ 'samr-complaint': { unknown: 1 } }],
  [{ ransom: {} }],
  [{ 'police-report': { codeTail: '1234567890ABCDEF' } }],
])('%j is refused', async (papers) => {
  expect((await addFor(papers)).statusCode).toBe(400);
});

test('the report of linked cases is issued like any letter', async () => {
  const one = { caseNo: '案件1', disputeType: 'fraud' as const, seals: [1] };
  const joint = {
    reportNo: 'r',
    others: 0,
    signs: [],
    payees: [],
    shared: [],
    cases: [one],
    representatives: [],
  };
  const { bytes } = await app.rooms.cases.issueJointReport(buyer.caseId, joint, 'pdf');
  expect(Buffer.from(bytes.subarray(0, 5)).toString()).toBe('%PDF-');
});
