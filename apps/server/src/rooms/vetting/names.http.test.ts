import type { NameChangeInput, ReviewedFileView, VettingView } from '@redress/contract';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { manualClock } from '#platform/clock';
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

const operator = (method: string, path: string, body?: object) =>
  send(app, method, `/api/operator/vetting${path}`, {
    headers: { authorization: `Bearer ${operatorKey}` },
    ...(body ? { body } : {}),
  });
const codeOf = (answer: { json(): { type: string } }) => answer.json().type.split('/').at(-1);
const own = async (org: TestOrganisation) =>
  (await org.person.send('GET', vettingPath(org))).json() as VettingView;
const seen = async ({ orgId }: TestOrganisation) =>
  (await operator('GET', `/${orgId}`)).json() as ReviewedFileView;
const accept = async (org: TestOrganisation) => {
  const { submissionId } = await seen(org);
  return operator('POST', `/${org.orgId}/reviews`, { submissionId, ...acceptance });
};
const verified = async (name: string, kinds: ('merchant' | 'platform')[] = ['merchant']) => {
  const org = await app.organisation({ kinds, state: 'draft', name });
  await handIn(app, org);
  expect((await accept(org)).statusCode).toBe(200);
  return org;
};
const ask = (org: TestOrganisation, body: NameChangeInput, by = org.person) =>
  by.send('POST', `${vettingPath(org)}/name-changes`, { body });
/** With its paper. */
const asked = async (org: TestOrganisation, body: NameChangeInput) => {
  await addPaper(app, org, 'name-change');
  const answer = await ask(org, body);
  expect(answer.statusCode, answer.body).toBe(200);
  return (answer.json() as VettingView).names.changes[0] as VettingView['names']['changes'][0];
};
const decide = (org: TestOrganisation, changeId: string, body: object) =>
  operator('POST', `/${org.orgId}/name-changes/${changeId}/decision`, body);
const approved = { result: 'approved', means: ['registry', 'papers'] };
const nameOf = async ({ orgId }: TestOrganisation) => (await app.rooms.members.organisationOf(orgId))?.name;
const newName = '杭州星河数字科技有限公司';

describe('another name', () => {
  test('stands only once it was found good: until then the old one does, and nothing is suspended', async () => {
    const org = await verified('星云数字商店');
    const before = await own(org);
    const change = await asked(org, {
      organisation: ' 星河  数字商店 ',
      registered: newName,
      note: '公司改名',
    });
    expect(change).toMatchObject({
      state: 'waiting',
      from: { organisation: '星云数字商店', registered: companyFacts.name, legalPerson: '沈知远' },
      to: { organisation: '星河 数字商店', registered: newName },
    });
    const waiting = await own(org);
    expect([waiting.state, waiting.dueAt, waiting.names.current]).toEqual([
      'accepted',
      before.dueAt,
      change.from,
    ]);
    expect([await nameOf(org), (await app.rooms.vetting.vettingOf(org.orgId)).subject?.name]).toEqual([
      '星云数字商店',
      companyFacts.name,
    ]);
    expect((await operator('GET', '')).json().files).toContainEqual(
      expect.objectContaining({ orgId: org.orgId, state: 'accepted', nameChange: true }),
    );
    clock.advance(dayMs);
    expect((await decide(org, change.changeId, approved)).statusCode).toBe(200);
    const after = await own(org);
    expect(after).toMatchObject({
      ...{ state: 'accepted', dueAt: before.dueAt, checkedAt: before.checkedAt },
      facts: { name: newName, legalPerson: '沈知远' },
      names: {
        current: { organisation: '星河 数字商店', registered: newName, legalPerson: '沈知远' },
        changes: [{ state: 'approved', by: 'operator', from: change.from, to: change.to }],
      },
    });
    expect([await nameOf(org), (await app.rooms.vetting.vettingOf(org.orgId)).subject?.name]).toEqual([
      '星河 数字商店',
      newName,
    ]);
    expect((await operator('GET', '')).json().files).not.toContainEqual(
      expect.objectContaining({ orgId: org.orgId }),
    );
    await app.outbox.drain();
    const mails = far.arrived.filter(({ to }) => to === org.person.email);
    const texts = await Promise.all(mails.map(async ({ bytes }) => JSON.stringify(await readMail(bytes))));
    expect(texts.filter((one) => one.includes('已更名'))).toHaveLength(1);
    expect(texts.join('')).not.toContain('星河');
  });

  test('that is refused leaves the old one, says why, and can be asked for again', async () => {
    const org = await verified('南风点卡店');
    const change = await asked(org, { legalPerson: '林一' });
    expect(codeOf(await decide(org, change.changeId, { result: 'refused', means: ['registry'] }))).toBe(
      'reason-missing',
    );
    const reason = '登记机关公示的法定代表人仍是沈知远';
    await decide(org, change.changeId, { result: 'refused', means: ['registry'], reason });
    const { names, facts } = await own(org);
    expect([names.current.legalPerson, facts.legalPerson]).toEqual(['沈知远', '沈知远']);
    expect(names.changes).toMatchObject([{ state: 'refused', reason, to: { legalPerson: '林一' } }]);
    const again = await decide(org, change.changeId, approved);
    expect([again.statusCode, codeOf(again)]).toEqual([409, 'name-change-decided']);
    expect((await asked(org, { legalPerson: '林一' })).state).toBe('waiting');
    expect((await own(org)).names.changes).toHaveLength(2);
  });

  test('is asked for with a paper, with a difference, once at a time, and by who may hand papers in', async () => {
    const org = await verified('晨光点卡店');
    expect(codeOf(await ask(org, { organisation: '新晨光' }))).toBe('name-paper-missing');
    await addPaper(app, org, 'name-change', { validUntil: '2026-01-01' });
    expect(codeOf(await ask(org, { organisation: '新晨光' }))).toBe('paper-expired');
    const [old] = (await own(org)).documents.filter(({ kind }) => kind === 'name-change');
    await org.person.send('DELETE', `${vettingPath(org)}/papers/${old?.documentId}`);
    await addPaper(app, org, 'name-change');
    for (const body of [
      {},
      { organisation: '晨光点卡店' },
      { registered: ` ${companyFacts.name}`, note: '无' },
    ])
      expect(codeOf(await ask(org, body))).toBe('name-unchanged');
    expect(codeOf(await ask(org, { organisation: ' ' }))).toBe('bad-fields');
    expect(codeOf(await ask(org, { organisation: '新晨光' }, await org.member('finance')))).toBe(
      'not-allowed',
    );
    expect((await ask(org, { organisation: '新晨光' }, await org.member('manager'))).statusCode).toBe(200);
    await addPaper(app, org, 'name-change');
    expect(codeOf(await ask(org, { organisation: '再晨光' }))).toBe('name-change-open');
    const draft = await app.organisation({ kinds: ['merchant'], state: 'draft', name: '还没核验' });
    expect(codeOf(await ask(draft, { organisation: '随便' }))).toBe('name-not-verified');
    expect(codeOf(await addPaper(app, draft, 'name-change'))).toBe('vetting-not-possible');
  });

  test('is taken back with its papers before it is decided, and then shown to no reviewer', async () => {
    const org = await verified('北风点卡店');
    const change = await asked(org, { organisation: '北方点卡店' });
    const [paper] = change.documents;
    const path = `${vettingPath(org)}/name-changes/${change.changeId}`;
    expect((await operator('GET', `/${org.orgId}/papers/${paper?.documentId}`)).rawPayload).toEqual(photo);
    const back = (await org.person.send('DELETE', path)).json() as VettingView;
    expect(back.names.changes).toMatchObject([{ state: 'taken-back' }]);
    expect(back.documents.map(({ documentId }) => documentId)).toContain(paper?.documentId);
    expect((await operator('GET', `/${org.orgId}/papers/${paper?.documentId}`)).statusCode).toBe(404);
    expect(codeOf(await org.person.send('DELETE', path))).toBe('name-change-decided');
    expect(codeOf(await decide(org, change.changeId, approved))).toBe('name-change-decided');
    const other = await verified('别家');
    const foreign = await other.person.send(
      'DELETE',
      `${vettingPath(other)}/name-changes/${change.changeId}`,
    );
    expect(codeOf(foreign)).toBe('name-change-not-found');
    expect((await ask(org, { organisation: '北方点卡店' })).statusCode).toBe(200);
  });

  test('shows its papers to the owner and to reviewers, and each opening is recorded', async () => {
    const org = await verified('紫竹点卡店');
    const { documents } = await asked(org, { legalPerson: '林一' });
    const id = documents[0]?.documentId;
    const at = `${vettingPath(org)}/papers/${id}`;
    expect((await org.person.send('GET', at)).rawPayload).toEqual(photo);
    expect(codeOf(await (await org.member('manager')).send('GET', at))).toBe('vetting-document-closed');
    await operator('GET', `/${org.orgId}/papers/${id}`);
    const { rows } = await sql<{ body: object }>`SELECT body FROM vetting.event
      WHERE subject_id = ${org.orgId} AND kind = 'document.opened'`.execute(app.db.kysely);
    expect(rows.map(({ body }) => body)).toEqual([{ by: 'operator', documentId: id }]);
  });
});

describe('meanwhile', () => {
  test('a check of the whole file goes on; what waits under the old name is decided under the new one', async () => {
    const org = await verified('河畔点卡');
    const change = await asked(org, { registered: newName });
    const submit = await org.person.send('POST', `${vettingPath(org)}/submission`);
    expect([submit.statusCode, submit.json().state]).toEqual([200, 'renewing']);
    const old = (await seen(org)).submissionId;
    await decide(org, change.changeId, approved);
    expect((await own(org)).state).toBe('renewing');
    const late = await operator('POST', `/${org.orgId}/reviews`, { submissionId: old, ...acceptance });
    expect(codeOf(late)).toBe('submission-changed');
    const now = await seen(org);
    expect([now.facts.name, now.documents.map(({ kind }) => kind)]).toEqual([
      newName,
      ['licence', 'identity', 'name-change'],
    ]);
    expect((await accept(org)).statusCode).toBe(200);
    expect((await own(org)).names).toMatchObject({ current: { registered: newName }, changes: [{}] });
  });

  test('the next hand-in has the new name and leaves the paper of the change with the change', async () => {
    const org = await verified('续期点卡');
    await decide(org, (await asked(org, { legalPerson: '林一' })).changeId, approved);
    clock.advance(100 * dayMs);
    await org.person.send('POST', `${vettingPath(org)}/submission`);
    const now = await seen(org);
    expect([now.facts.legalPerson, now.documents.map(({ kind }) => kind)]).toEqual([
      '林一',
      ['licence', 'identity'],
    ]);
    expect(now.names.changes[0]?.documents).toHaveLength(1);
  });

  test('a name that a check of the whole file found is kept beside the one before', async () => {
    const org = await verified('随核验改名');
    const facts = { ...companyFacts, name: newName };
    await org.person.send('PUT', `${vettingPath(org)}/facts`, { body: facts });
    await org.person.send('POST', `${vettingPath(org)}/submission`);
    expect((await own(org)).names.current.registered).toBe(companyFacts.name);
    await accept(org);
    expect((await own(org)).names).toMatchObject({
      current: { registered: newName },
      changes: [
        {
          state: 'approved',
          inCheck: true,
          from: { registered: companyFacts.name },
          to: { registered: newName },
        },
      ],
    });
  });

  test('a file that ends or is suspended keeps the asking: it is decided once the suspension is over', async () => {
    const org = await verified('暂停的店');
    const change = await asked(org, { organisation: '不暂停的店' });
    await operator('POST', `/${org.orgId}/suspension`, { reason: '举报核实中' });
    expect(codeOf(await decide(org, change.changeId, approved))).toBe('vetting-not-possible');
    await operator('DELETE', `/${org.orgId}/suspension`);
    expect((await decide(org, change.changeId, approved)).statusCode).toBe(200);
    expect(await nameOf(org)).toBe('不暂停的店');
  });

  test('nobody renames itself while it is verified, or while a reviewer looks at it', async () => {
    const org = await verified('自己改名');
    const rename = (name: string) =>
      org.person.send('PATCH', `/api/organisations/${org.orgId}`, { body: { name } });
    expect(codeOf(await rename('支付宝官方'))).toBe('name-verified');
    const waiting = await app.organisation({ kinds: ['merchant'], state: 'draft', name: '等核验' });
    await handIn(app, waiting);
    const late = await waiting.person.send('PATCH', `/api/organisations/${waiting.orgId}`, {
      body: { name: '支付宝官方' },
    });
    expect([late.statusCode, codeOf(late)]).toEqual([409, 'name-in-review']);
  });
});

describe('a platform', () => {
  test('decides for its mere merchants, and only looks where others are trusted with money', async () => {
    const platform = await app.organisation({ kinds: ['platform'] });
    const elsewhere = await app.organisation({ kinds: ['platform'] });
    const [merchant, both] = [
      await verified('星河卡券店'),
      await verified('自营站', ['merchant', 'platform']),
    ];
    for (const [one, ref] of [
      [merchant, 'a'],
      [both, 'b'],
    ] as const)
      await affiliate(platform, one, ref);
    await affiliate(elsewhere, merchant, 'a');
    const at = (one: TestOrganisation, of = platform) =>
      `/api/organisations/${of.orgId}/merchants/${one.orgId}/vetting`;
    const changes = [
      await asked(merchant, { organisation: '银河卡券店' }),
      await asked(both, { organisation: '他营站' }),
    ];
    const post = (one: TestOrganisation, changeId = '', by = platform.person) =>
      by.send('POST', `${at(one)}/name-changes/${changeId}/decision`, { body: approved });
    const list = await platform.person.send('GET', `/api/organisations/${platform.orgId}/merchants/vetting`);
    expect(list.json().merchants.map(({ nameChange }: { nameChange: boolean }) => nameChange)).toEqual([
      true,
      true,
    ]);
    expect((await platform.person.send('GET', at(both))).json()).toMatchObject({ decidesNames: false });
    const notOurs = await post(both, changes[1]?.changeId);
    expect([notOurs.statusCode, codeOf(notOurs)]).toEqual([403, 'name-not-yours']);
    expect(codeOf(await post(merchant, changes[1]?.changeId))).toBe('name-change-not-found');
    expect(codeOf(await post(merchant, changes[0]?.changeId, await platform.member('finance')))).toBe(
      'not-allowed',
    );
    const stranger = await verified('不相干的店');
    expect(codeOf(await post(stranger, changes[0]?.changeId))).toBe('not-your-merchant');
    expect((await post(merchant, changes[0]?.changeId)).statusCode).toBe(200);
    expect(await nameOf(merchant)).toBe('银河卡券店');
    expect((await own(merchant)).names.changes[0]).toMatchObject({ by: 'platform', reviewer: platform.name });
    // With whom else a merchant sells is told to no platform.
    const there = (await elsewhere.person.send('GET', at(merchant, elsewhere))).json() as ReviewedFileView;
    expect(there.names.changes[0]).toMatchObject({ state: 'approved', means: [] });
    expect(there.names.changes[0]).not.toHaveProperty('reviewer');
    expect(there.names.changes[0]).not.toHaveProperty('by');
  });
});

test('events hold no name that was asked for, and rows none in the clear', async () => {
  const { rows } = await sql<{ text: string }>`SELECT body::text AS text FROM vetting.event
    UNION ALL SELECT to_jsonb(c)::text FROM vetting.name_change c`.execute(app.db.kysely);
  const said = rows.map(({ text }) => text).join('\n') + app.logged();
  expect(rows.length).toBeGreaterThan(20);
  expect(said).not.toMatch(/星河数字|林一|银河|公示的法定/);
});
