import { crc32, deflateSync } from 'node:zlib';
import type { ReviewedFileView, VettingView } from '@redress/contract';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { manualClock } from '#platform/clock';
import { inTransaction } from '#platform/database';
import { readMail } from '#platform/mail';
import { type FarServer, farServer } from '../../platform/mail/testing.ts';
import { send, type TestApp, type TestOrganisation, testApp } from '../../testing.ts';
import { acceptance, addPaper, affiliate, companyFacts, handIn, photo, vettingPath } from './testing.ts';

const clock = manualClock(Date.parse('2026-11-27T02:00:00Z'));
const dayMs = 86_400_000;
const operatorKey = 'an-operator-key-of-32-characters';
let app: TestApp;
let far: FarServer;

beforeAll(async () => {
  far = await farServer();
  const base = { domain: 'mail.redress.example', name: 'mail.redress.example', dns: [], maxBytes: 1_000_000 };
  const mail = { ...base, smtpUrl: far.url, smtpTls: 'off' as const };
  app = await testApp({ clock, config: { operatorKey, mail } });
}, 120_000);
afterAll(async () => {
  await app.close();
  await far.close();
});

const draft = (name: string) => app.organisation({ kinds: ['merchant'], state: 'draft', name });
const stateOf = async ({ orgId }: TestOrganisation) => (await app.rooms.members.organisationOf(orgId))?.state;
const operator = (method: string, path: string, body?: object) =>
  send(app, method, `/api/operator/vetting${path}`, {
    headers: { authorization: `Bearer ${operatorKey}` },
    ...(body ? { body } : {}),
  });
/** Decides on what the reviewer sees now. */
const decide = async ({ orgId }: TestOrganisation, decision: object, by?: TestOrganisation) => {
  if (!by) {
    const { submissionId } = (await operator('GET', `/${orgId}`)).json();
    return operator('POST', `/${orgId}/reviews`, { submissionId, ...decision });
  }
  const path = `/api/organisations/${by.orgId}/merchants/${orgId}/vetting`;
  const { submissionId } = (await by.person.send('GET', path)).json();
  return by.person.send('POST', `${path}/reviews`, { body: { submissionId, ...decision } });
};
const codeOf = (answer: { json(): { type: string } }) => answer.json().type.split('/').at(-1);
const own = async (org: TestOrganisation) =>
  (await org.person.send('GET', vettingPath(org))).json() as VettingView;

describe('an organisation', () => {
  test('is told everything that is missing at once, hands it in, and cannot change what a reviewer looks at', async () => {
    const org = await draft('星云数字商店');
    const refused = await org.person.send('POST', `${vettingPath(org)}/submission`);
    expect([refused.statusCode, codeOf(refused)]).toEqual([422, 'vetting-incomplete']);
    expect(refused.json().errors.map(({ pointer }: { pointer: string }) => pointer)).toContain('/licence');
    expect((await handIn(app, org)).json()).toMatchObject({ state: 'submitted', missing: [] });
    expect(await stateOf(org)).toBe('submitted');
    expect((await own(org)).facts.creditCode).toBe('91330100799655058B');
    const late = await org.person.send('PUT', `${vettingPath(org)}/facts`, { body: companyFacts });
    expect([late.statusCode, codeOf(late)]).toEqual([409, 'vetting-not-possible']);
    expect((await addPaper(app, org, 'licence')).statusCode).toBe(409);
    const back = await org.person.send('DELETE', `${vettingPath(org)}/submission`);
    expect(back.json().state).toBe('draft');
    expect(await stateOf(org)).toBe('draft');
    // What was taken back is nobody's to look at any more.
    const seen = (await operator('GET', `/${org.orgId}`)).json();
    expect([seen.documents, seen.facts]).toEqual([[], {}]);
    const [paper] = (await own(org)).documents;
    expect((await operator('GET', `/${org.orgId}/papers/${paper?.documentId}`)).statusCode).toBe(404);
  });

  test('hears of a wrong code and of a paper that is no longer valid, each beside what to do', async () => {
    const org = await draft('南风点卡');
    const facts = { ...companyFacts, creditCode: '91330100799655058C' };
    await org.person.send('PUT', `${vettingPath(org)}/facts`, { body: facts });
    await addPaper(app, org, 'licence', { validUntil: '2026-11-26' });
    const paper = (await addPaper(app, org, 'identity')).json();
    const { missing, documents } = await own(org);
    expect(missing.map(({ item }) => item)).toEqual(['credit-code', 'licence']);
    expect(missing[0]?.why.zh).toContain('校验不通过');
    expect(documents.map(({ expired }) => expired)).toEqual([true, false]);
    const dated = await org.person.send('PATCH', `${vettingPath(org)}/papers/${documents[0]?.documentId}`, {
      body: { validUntil: '2030-01-01' },
    });
    expect(dated.json().missing).toHaveLength(1);
    // Never handed in: it leaves nothing behind.
    await org.person.send('DELETE', `${vettingPath(org)}/papers/${paper.documentId}`);
    const { rows } = await sql`SELECT 1 FROM vetting.document WHERE id = ${paper.documentId}`.execute(
      app.db.kysely,
    );
    expect(rows).toEqual([]);
  });

  test('cannot give a drawing, a page or a picture made to explode as its licence', async () => {
    const org = await draft('北风点卡');
    const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
    const refused: [string, Uint8Array][] = [
      ['unsupported-file', Buffer.from(svg)],
      ['vetting-not-a-picture', Buffer.from('<!doctype html><title>营业执照</title><p>杭州</p>')],
      ['unsupported-file', Buffer.from('PK\u0003\u0004zip')],
      ['picture-too-large', hugePicture()],
      ['corrupt-file', photo.subarray(0, 400)],
    ];
    for (const [code, content] of refused)
      expect(codeOf(await addPaper(app, org, 'licence', { content }))).toBe(code);
    expect((await own(org)).documents).toEqual([]);
  });

  test('shows papers of identity to its owner alone, telephone numbers to who may edit, and nothing to others', async () => {
    const org = await draft('晨光点卡店');
    const other = await draft('别家商店');
    await handIn(app, org);
    const [licence, identity] = (await own(org)).documents.map(({ documentId }) => documentId);
    const open = (person: TestOrganisation['person'], id = '', at = vettingPath(org)) =>
      person.send('GET', `${at}/papers/${id}`);
    const opened = await open(org.person, identity);
    expect(opened.rawPayload.equals(photo)).toBe(true);
    expect(opened.headers).toMatchObject({
      'cache-control': 'no-store',
      'content-disposition': expect.stringContaining('attachment'),
    });
    const manager = await org.member('manager');
    expect((await open(manager, licence)).statusCode).toBe(200);
    expect(codeOf(await open(manager, identity))).toBe('vetting-document-closed');
    const viewer = await org.member('viewer');
    const seen = (await viewer.send('GET', vettingPath(org))).json() as VettingView;
    expect(seen.facts.contactPhone).toBe('138****1234');
    expect(codeOf(await open(other.person, identity))).toBe('org-not-found');
    expect(codeOf(await open(other.person, identity, vettingPath(other)))).toBe('vetting-document-not-found');
  });
});

describe('the operator', () => {
  test('returns with a reason for each item, then accepts; the organisation reads why, and until when it counts', async () => {
    const org = await draft('紫竹数字店');
    await handIn(app, org);
    expect((await operator('GET', '')).json().files).toContainEqual(
      expect.objectContaining({ orgId: org.orgId, state: 'submitted' }),
    );
    const half = { ...acceptance, findings: acceptance.findings.slice(1) };
    expect(codeOf(await decide(org, half))).toBe('findings-incomplete');
    const findings = [{ item: 'licence', ok: false, reason: '照片反光，请重拍' }];
    await decide(org, { result: 'returned', findings, means: ['papers'] });
    expect(await stateOf(org)).toBe('rejected');
    expect((await own(org)).reviews[0]?.findings).toEqual(findings);
    await org.person.send('POST', `${vettingPath(org)}/submission`);
    await decide(org, acceptance);
    expect(await own(org)).toMatchObject({
      state: 'accepted',
      dueAt: '2027-05-27T16:00:00.000Z',
      due: false,
    });
    expect(await stateOf(org)).toBe('verified');
    await app.outbox.drain();
    const subjects = await Promise.all(
      far.arrived
        .filter(({ to }) => to === org.person.email)
        .map(async ({ bytes }) => JSON.stringify(await readMail(bytes))),
    );
    expect(subjects.flatMap((mail) => /请补正|已通过/.exec(mail)?.[0] ?? [])).toEqual(['请补正', '已通过']);
    expect(subjects.join('')).not.toMatch(/沈知远|9133|照片反光/);
  });

  test('decides nothing that it did not see, and accepts no paper that ran out while it waited', async () => {
    const org = await draft('换材料的店');
    await org.person.send('PUT', `${vettingPath(org)}/facts`, { body: companyFacts });
    await addPaper(app, org, 'licence', { validUntil: '2026-11-28' });
    await addPaper(app, org, 'identity');
    const submit = () => org.person.send('POST', `${vettingPath(org)}/submission`);
    await submit();
    const { submissionId } = (await operator('GET', `/${org.orgId}`)).json();
    await org.person.send('DELETE', `${vettingPath(org)}/submission`);
    await submit();
    const old = { submissionId, ...acceptance };
    expect(codeOf(await decide(org, old))).toBe('submission-changed');
    clock.advance(2 * dayMs);
    expect(codeOf(await decide(org, acceptance))).toBe('paper-expired');
  });

  test('sees who else handed in the same code, and that it opened a paper of identity is recorded', async () => {
    const org = await draft('同码商店');
    await handIn(app, org);
    const view = (await operator('GET', `/${org.orgId}`)).json() as ReviewedFileView;
    expect(view.sameCode.map(({ name }) => name)).toContain('紫竹数字店');
    const identity = view.documents.find(({ kind }) => kind === 'identity');
    await operator('GET', `/${org.orgId}/papers/${identity?.documentId}`);
    const { rows } = await sql<{ body: object }>`SELECT body FROM vetting.event
      WHERE subject_id = ${org.orgId} AND kind = 'document.opened'`.execute(app.db.kysely);
    expect(rows.map(({ body }) => body)).toEqual([{ by: 'operator', documentId: identity?.documentId }]);
  });

  test('suspends with a reason that is told, lifts it, and opens kinds that nobody may take', async () => {
    const org = await draft('河畔点卡');
    await handIn(app, org);
    await operator('POST', `/${org.orgId}/suspension`, { reason: '营业执照已被吊销' });
    expect(await own(org)).toMatchObject({ state: 'suspended', suspendedFor: '营业执照已被吊销' });
    expect(await stateOf(org)).toBe('suspended');
    expect(codeOf(await decide(org, acceptance))).toBe('vetting-not-possible');
    expect((await operator('DELETE', `/${org.orgId}/suspension`)).json().state).toBe('submitted');
    const kinds = ['mediation-body'];
    expect((await operator('PUT', `/${org.orgId}/kinds`, { kinds })).json().kinds).toEqual(kinds);
    expect((await operator('GET', '/org_none')).statusCode).toBe(404);
  });
});

describe('a platform', () => {
  let platform: TestOrganisation;
  beforeAll(async () => {
    platform = await app.organisation({ kinds: ['platform'] });
  });
  const at = ({ orgId }: TestOrganisation) =>
    `/api/organisations/${platform.orgId}/merchants/${orgId}/vetting`;

  test('verifies its own merchants and nobody else’s', async () => {
    const [merchant, stranger] = [await draft('星河卡券店'), await draft('不相干的店')];
    await affiliate(platform, merchant, 'shop-1');
    await handIn(app, merchant);
    await handIn(app, stranger);
    for (const answer of [
      await platform.person.send('GET', at(stranger)),
      await platform.person.send('POST', `${at(stranger)}/reviews`, {
        body: { submissionId: 'vsub_unseen', ...acceptance },
      }),
    ])
      expect([answer.statusCode, codeOf(answer)]).toEqual([404, 'not-your-merchant']);
    const view = (await platform.person.send('GET', at(merchant))).json() as ReviewedFileView;
    expect(view).toMatchObject({ organisation: '星河卡券店', decides: true, sameCode: [] });
    const [foreign] = (await own(stranger)).documents;
    const paper = await platform.person.send('GET', `${at(merchant)}/papers/${foreign?.documentId}`);
    expect(codeOf(paper)).toBe('vetting-document-not-found');
    await decide(merchant, acceptance, platform);
    expect(await stateOf(merchant)).toBe('verified');
    expect((await own(merchant)).reviews[0]).toMatchObject({ by: 'platform', reviewer: platform.name });
  });

  test('learns nothing of what another platform found, and nothing at all once it is suspended', async () => {
    const merchant = await draft('两边都卖的店');
    const other = await app.organisation({ kinds: ['platform'] });
    await affiliate(platform, merchant, 'shop-two');
    await affiliate(other, merchant, 'shop-two');
    await handIn(app, merchant);
    await decide(merchant, { ...acceptance, note: '只给自己看的备注' }, other);
    const mine = await platform.person.send('GET', at(merchant));
    expect([mine.json().state, mine.json().reviews]).toEqual(['accepted', []]);
    expect(mine.body).not.toContain(other.name);
    const path = `/api/organisations/${other.orgId}/merchants/${merchant.orgId}/vetting`;
    expect((await other.person.send('GET', path)).json().reviews).toHaveLength(1);
    await inTransaction(app.db, (trx) => app.rooms.members.setState(trx, other.orgId, 'suspended'));
    expect(codeOf(await other.person.send('GET', path))).toBe('not-your-merchant');
  });

  test('decides no file of one whom others trust with money; its check is recorded all the same', async () => {
    const both = await app.organisation({ kinds: ['merchant', 'platform'], state: 'draft', name: '自营站' });
    await affiliate(platform, both, 'shop-both');
    await handIn(app, both);
    await decide(both, acceptance, platform);
    expect(await stateOf(both)).toBe('submitted');
    const list = await platform.person.send('GET', `/api/organisations/${platform.orgId}/merchants/vetting`);
    expect(list.json().merchants).toContainEqual(
      expect.objectContaining({ name: '自营站', state: 'submitted', result: 'accepted', overdue: false }),
    );
  });

  test('has its duty recorded check by check, with when the next was due and whether it came in time', async () => {
    platform = await app.organisation({ kinds: ['platform'] });
    const [checked, never] = [await draft('星云卡券店'), await draft('从未核验的店')];
    await affiliate(platform, checked, 'shop-1');
    await affiliate(platform, never, 'shop-2');
    await handIn(app, checked);
    const fromMs = clock.now();
    await decide(checked, acceptance, platform);
    expect(await app.rooms.vetting.vettingOf(checked.orgId)).toMatchObject({
      state: 'accepted',
      dueAtMs: Date.parse('2027-05-29T16:00:00Z'),
      subject: { name: companyFacts.name, kind: 'company', creditCode: '91330100799655058B' },
    });
    await app.outbox.drain();
    far.arrived.length = 0;
    const later = async (days: number) => {
      clock.advance(days * dayMs);
      await app.rooms.vetting.sweep();
      await app.rooms.vetting.sweep();
      await app.outbox.drain();
      const told = far.arrived.filter(({ to }) => to === checked.person.email).length;
      far.arrived.length = 0;
      return told;
    };
    expect([await later(150), await later(1), await later(24), await later(5)]).toEqual([0, 1, 1, 1]);
    expect(await later(2), 'the end is told').toBe(1);
    expect(await stateOf(checked)).toBe('expired');
    await checked.person.send('POST', `${vettingPath(checked)}/submission`);
    await decide(checked, acceptance, platform);
    expect(await stateOf(checked)).toBe('verified');
    const span = { fromMs, toMs: clock.now() + 1 };
    const records = await app.rooms.vetting.dutyRecords(platform.orgId, span);
    expect(records.map(({ name, result, overdue }) => [name, result, overdue])).toEqual([
      ['星云卡券店', 'accepted', true],
      ['星云卡券店', 'accepted', false],
      ['从未核验的店', 'never', true],
    ]);
    expect(records[0]).toMatchObject({ by: platform.person.personId, checkedAtMs: fromMs });
    expect(await app.rooms.vetting.dutyRecords(checked.orgId, span)).toEqual([]);
  });

  test('keeps what stands while a merchant hands in anew, also when that is returned', async () => {
    const merchant = await draft('续期的店');
    await affiliate(platform, merchant, 'shop-9');
    await handIn(app, merchant);
    await decide(merchant, acceptance, platform);
    await merchant.person.send('POST', `${vettingPath(merchant)}/submission`);
    expect([(await own(merchant)).state, await stateOf(merchant)]).toEqual(['renewing', 'verified']);
    const findings = [{ item: 'address', ok: false, reason: '地址已变更' }];
    await decide(merchant, { result: 'returned', findings, means: ['visit'] }, platform);
    expect([(await own(merchant)).state, await stateOf(merchant)]).toEqual(['accepted', 'verified']);
  });

  test('has to look again half a year after a return as well', async () => {
    const one = await app.organisation({ kinds: ['platform'] });
    const merchant = await draft('总被退回的店');
    await affiliate(one, merchant, 'shop-returned');
    await handIn(app, merchant);
    const findings = [{ item: 'address', ok: false, reason: '地址不符' }];
    await decide(merchant, { result: 'returned', findings, means: ['papers'] }, one);
    const overdue = async () =>
      (await app.rooms.vetting.dutyRecords(one.orgId, { fromMs: 0, toMs: clock.now() + 1 }))[0]?.overdue;
    expect(await overdue()).toBe(false);
    clock.advance(190 * dayMs);
    expect(await overdue()).toBe(true);
    const list = await one.person.send('GET', `/api/organisations/${one.orgId}/merchants/vetting`);
    expect(list.json().merchants).toMatchObject([{ result: 'returned', overdue: true }]);
  });
});

test('a round of housekeeping ends every file that is over, however many there are', async () => {
  const merchant = await draft('最后到期的店');
  await handIn(app, merchant);
  await decide(merchant, acceptance);
  await sql`INSERT INTO vetting.file
    SELECT (jsonb_populate_record(file, jsonb_build_object('org_id', 'org_0' || lpad(n::text, 4, '0'), 'told_days', 1))).*
    FROM vetting.file, generate_series(1, 620) AS n WHERE org_id = ${merchant.orgId}`.execute(app.db.kysely);
  clock.advance(200 * dayMs);
  await sql`UPDATE vetting.file SET due_at = ${new Date(clock.now() + dayMs / 2)}
    WHERE org_id LIKE 'org\\_0____'`.execute(app.db.kysely);
  await app.rooms.vetting.sweep();
  expect(await stateOf(merchant), 'behind hundreds that are told already and stay').toBe('expired');
});

test('log and events hold no name, number or address of anybody', async () => {
  const { rows } = await sql<{ text: string }>`SELECT body::text AS text FROM vetting.event`.execute(
    app.db.kysely,
  );
  const said = rows.map(({ text }) => text).join('\n') + app.logged();
  expect(said).not.toMatch(/沈知远|陈晓|13800001234|91330100799655058B|文三路/);
});

/** 30,000 × 30,000 white pixels in a few kilobytes. */
function hugePicture(): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    const crc = Buffer.alloc(4);
    crc.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, crc]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(30_000, 0);
  header.writeUInt32BE(30_000, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const pixels = deflateSync(Buffer.alloc(1_000_000));
  const magic = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([magic, chunk('IHDR', header), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))]);
}
