import { createHash } from 'node:crypto';
import { statute } from '@redress/law/statutes';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { manualClock } from '#platform/clock';
import { send, type TestApp, testApp } from '../../testing.ts';
import { reportCsv, reportPdf } from './commands/make-report.ts';
import { duties } from './rules/definitions.ts';
import type { DutyReport } from './rules/duty-report.ts';
import { openPlatform, type TestPlatform } from './testing.ts';

const hour = 3_600_000;
const clock = manualClock(Date.parse('2026-11-20T04:00:00Z'));
let app: TestApp;
let platform: TestPlatform;
const at = (path = '') => `/api/organisations/${platform.org.orgId}/duty-reports${path}`;

beforeAll(async () => {
  app = await testApp({ clock });
  platform = await openPlatform(app, clock);
  await platform.merchant('m-1', '=HYPERLINK("http://evil.example","点我")');
  const paid = await platform.claim('m-1', 'R-1');
  await platform.claim('m-1', 'R-2');
  await paid.answer({ kind: 'pay' });
  clock.advance(25 * hour);
  await app.rooms.claims.tick();
  const body = { document: '用户协议', text: '虚拟商品一经售出，概不退换。' };
  await platform.org.person.send('POST', `/api/organisations/${platform.org.orgId}/terms-checks`, { body });
}, 180_000);
afterAll(() => app.close());

const digest = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

test('a report holds figures, checks and claims by number, and the log knows both of its files', async () => {
  const body = { from: '2026-11-01', to: '2026-11-21' };
  const made = await platform.org.person.send('POST', at(), { body });
  expect(made.statusCode, made.body).toBe(201);
  const { reportId, csvSha256, pdfSha256 } = made.json();
  const csv = await platform.org.person.send('GET', at(`/${reportId}/csv`));
  const pdf = await platform.org.person.send('GET', at(`/${reportId}/pdf`));
  expect([digest(csv.rawPayload), digest(pdf.rawPayload)]).toEqual([csvSha256, pdfSha256]);
  const again = await platform.org.person.send('GET', at(`/${reportId}/csv`));
  expect(again.rawPayload.equals(csv.rawPayload)).toBe(true);
  expect(csv.body).toMatch(/按时答复,50\.0%,1\/2/);
  expect(csv.body).toMatch(/clm_\w{24},.*,按时答复,/);
  expect(csv.body).toMatch(/用户协议 第1版,2026-11-21 13:00,1,0,0,[0-9a-f]{64}/);
  expect(csv.body).not.toMatch(/R-1|没有收到卡密/);
  await app.rooms.notary.flush();
  for (const sha256 of [csvSha256, pdfSha256]) {
    const found = await send(app, 'POST', '/api/log/lookup', { body: { sha256 } });
    expect(found.json().seals).toMatchObject([{ id: reportId, type: 'report' }]);
  }
  const salt = Buffer.from(csv.headers['seal-salt'] as string, 'base64');
  expect(salt).toHaveLength(32);
  expect((await platform.org.person.send('GET', at())).json().reports).toMatchObject([{ reportId }]);
});

test('no cell of the spreadsheet is a formula, whatever a merchant is called', async () => {
  const { reports } = (await platform.org.person.send('GET', at())).json();
  const csv = (await platform.org.person.send('GET', at(`/${reports[0].reportId}/csv`))).body;
  expect(csv).toContain('HYPERLINK');
  expect(csv).not.toMatch(/(?:^|,|\n)"?=/);
});

test('another platform finds no report of this one, and support hands none out', async () => {
  const { reports } = (await platform.org.person.send('GET', at())).json();
  const other = await app.organisation({ kinds: ['platform'] });
  const path = `/api/organisations/${other.orgId}/duty-reports/${reports[0].reportId}/csv`;
  expect((await other.person.send('GET', path)).statusCode).toBe(404);
  const support = await platform.org.member('support');
  const body = { from: '2026-11-01', to: '2026-11-21' };
  expect((await support.send('POST', at(), { body })).statusCode).toBe(403);
});

test('figures and list are of one instant: a claim that comes while a report is made is in neither', async () => {
  const { claims } = app.rooms;
  const { recordsOf } = claims;
  let late: string | undefined;
  claims.recordsOf = async (asked) => {
    const found = await recordsOf(asked);
    late ??= (await platform.claim('m-1', 'R-late')).claimId;
    return found;
  };
  const body = { from: '2026-11-01', to: '2026-11-21' };
  const made = await platform.org.person.send('POST', at(), { body });
  claims.recordsOf = recordsOf;
  const csv = (await platform.org.person.send('GET', at(`/${made.json().reportId}/csv`))).body;
  expect(late).toMatch(/^clm_/);
  expect(csv.match(/^clm_\w+/gm)).toHaveLength(2);
  expect(csv).not.toContain(late);
});

const share = (part: number, of: number) => ({ part, of });
const figures = {
  claims: 3,
  waiting: 0,
  endedByBuyer: 0,
  unreported: 0,
  late: 0,
  inTime: share(2, 3),
  bySilence: share(1, 3),
  medianAnswerMs: 7_260_000,
  templates: share(0, 0),
};
const report: DutyReport = {
  reportId: 'rpt_1',
  platform: '星云交易平台',
  from: '2026-09-01',
  to: '2026-11-30',
  madeAtMs: Date.parse('2026-12-01T02:00:00Z'),
  figures,
  before: { from: '2026-06-02', to: '2026-08-31', figures },
  merchants: [
    {
      merchantId: 'org_1',
      name: '南风|点卡',
      own: false,
      papers: { state: 'draft', due: false },
      figures,
      needs: [],
    },
  ],
  vetting: [],
  vettingNow: { checked: 0, overdue: 0, never: 1 },
  departures: [],
  checks: [],
  claims: [],
  log: { origin: 'log.example/1', size: 7, note: 'log.example/1\n7\n\n— key\n' },
};

test('the same report prints the same bytes, as spreadsheet and as paper', async () => {
  expect(reportCsv(report).equals(reportCsv(structuredClone(report)))).toBe(true);
  const [one, two] = [await reportPdf(report), await reportPdf(structuredClone(report))];
  expect(Buffer.from(one).equals(Buffer.from(two))).toBe(true);
});

test('the checkpoint stands in the spreadsheet letter for letter, whatever its lines begin with', () => {
  const note = 'log.example/1\n7\n+abc=\n\n— key sig=\n';
  const csv = reportCsv({ ...report, log: { ...report.log, note } }).toString();
  expect(csv).toContain(`"${note}"`);
});

test('who left stands in it as long as its data is kept: since when, who recorded it, corrected or not', async () => {
  const merchant = await platform.merchant('m-left', '已退出的点卡店');
  const { orgId, person } = platform.org;
  const end = { platformId: orgId, merchantRef: 'm-left' };
  await person.send('POST', `/api/organisations/${orgId}/affiliations/end`, { body: end });
  const { departures } = (
    await person.send('GET', `/api/organisations/${orgId}/merchants/departures`)
  ).json();
  const [{ departureId, leftOn }] = departures;
  expect(leftOn).toBe('2026-11-21');
  clock.advance(48 * hour);
  const path = `/api/organisations/${orgId}/merchants/departures/${departureId}`;
  const correction = { leftOn: '2026-11-22', reason: '只给平台看的原因' };
  expect((await person.send('PATCH', path, { body: correction })).statusCode).toBe(200);
  const line = async (from: string, to: string) => {
    const { reportId } = (await person.send('POST', at(), { body: { from, to } })).json();
    const csv = (await person.send('GET', at(`/${reportId}/csv`))).body;
    expect(csv).not.toContain(correction.reason);
    return csv.split('\r\n').find((one) => one.startsWith(merchant.name) && one.includes('2029-11-22'));
  };
  const said =
    '已退出的点卡店,2026-11-21,2026-11-22,"平台，2026-11-21 13:00",原记2026-11-21，更正1次,2029-11-22';
  expect((await line('2026-11-01', '2026-11-23'))?.replaceAll('"', '')).toBe(said.replaceAll('"', ''));
  expect(await line('2026-11-23', '2026-11-23')).toBeDefined();
  expect(await line('2026-11-01', '2026-11-21')).toBeUndefined();
});

test('the duties are quoted literally', () => {
  for (const { id, quote } of duties) expect(statute(id)?.text, id).toContain(quote);
});
