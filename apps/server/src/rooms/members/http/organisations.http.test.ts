import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { send, type TestApp, type TestOrganisation, testApp } from '../../../testing.ts';

let app: TestApp;
let org: TestOrganisation;
beforeAll(async () => {
  app = await testApp();
  org = await app.organisation();
});
afterAll(() => app.close());
const path = (rest = '') => `/api/organisations/${org.orgId}${rest}`;
const sign = (body: object) => send(app, 'POST', '/api/people/sessions', { body });

describe('an account', () => {
  it('opens a session by a cookie that scripts and other sites never see', async () => {
    const body = { email: org.person.email, password: 'a good long password' };
    const answer = await sign(body);
    expect([answer.statusCode, answer.json()]).toEqual([
      201,
      { personId: org.person.personId, secondFactor: false },
    ]);
    expect(answer.cookies[0]).toMatchObject({ httpOnly: true, sameSite: 'Strict', path: '/' });
  });
  it('says the same of a wrong password and of an address that has none', async () => {
    const wrong = await sign({ email: org.person.email, password: 'not this one' });
    const unknown = await sign({ email: 'nobody@example.test', password: 'not this one' });
    expect([wrong.statusCode, wrong.body]).toEqual([401, unknown.body]);
  });
  it('is one per address, however it is written, and wants ten characters of password', async () => {
    const again = { name: '甲', email: org.person.email.toUpperCase(), password: 'another long one' };
    expect((await send(app, 'POST', '/api/people', { body: again })).statusCode).toBe(409);
    const short = { name: '甲', email: 'short@example.test', password: 'nine char' };
    expect((await send(app, 'POST', '/api/people', { body: short })).statusCode).toBe(400);
  });
  it('is over for a session that was signed out', async () => {
    const person = await app.person();
    expect((await person.send('GET', '/api/people/me')).statusCode).toBe(200);
    expect((await person.send('DELETE', '/api/people/sessions/current')).statusCode).toBe(204);
    expect((await person.send('GET', '/api/people/me')).statusCode).toBe(401);
  });
  it('leaves neither password nor address in the log of the server', () => {
    for (const secret of ['a good long password', org.person.email])
      expect(app.logged()).not.toContain(secret);
  });
});

describe('an organisation', () => {
  it('belongs to who registered it, as a draft of a platform or a merchant and of nothing else', async () => {
    const person = await app.person();
    const made = await person.send('POST', '/api/organisations', {
      body: { name: '点卡铺', kinds: ['merchant'] },
    });
    expect(made.json()).toMatchObject({ state: 'draft', role: 'owner', kinds: ['merchant'] });
    const reserved = { body: { name: '某某监管', kinds: ['regulator'] } };
    expect((await person.send('POST', '/api/organisations', reserved)).json().type).toContain(
      'kind-reserved',
    );
    const me = (await person.send('GET', '/api/people/me')).json();
    expect(me.organisations.map((one: { orgId: string }) => one.orgId)).toEqual([made.json().orgId]);
  });
  it('changes its name only as long as nobody vouches for it', async () => {
    const rename = (one: typeof org, name: string) =>
      one.person.send('PATCH', `/api/organisations/${one.orgId}`, { body: { name } });
    const draft = await app.organisation({ state: 'draft', name: '南风点卡店' });
    expect((await rename(draft, '北风点卡店')).json().name).toBe('北风点卡店');
    const verified = await app.organisation({ state: 'verified', name: '南风数字' });
    const refused = await rename(verified, '支付宝官方');
    expect([refused.statusCode, refused.json().type]).toEqual([
      409,
      expect.stringContaining('name-verified'),
    ]);
    expect((await rename(verified, '南风数字')).statusCode).toBe(200);
    const there = await verified.person.send('GET', `/api/organisations/${verified.orgId}`);
    expect(there.json()).toMatchObject({ name: '南风数字', state: 'verified' });
  });
  it('keeps what it was called before, with who changed it, and says it to its members only', async () => {
    const draft = await app.organisation({ state: 'draft', name: '南风点咔店' });
    const at = `/api/organisations/${draft.orgId}`;
    const names = async () => (await draft.person.send('GET', `${at}/former-names`)).json().names;
    expect(await names()).toEqual([]);
    const rename = (name: string) => draft.person.send('PATCH', at, { body: { name } });
    await rename('南风点卡店');
    // The same name again is no change.
    await rename('南风点卡店');
    await rename('南风点卡');
    expect(await names()).toMatchObject([{ name: '南风点卡店' }, { name: '南风点咔店', by: '陈晓' }]);
    const viewer = await draft.member('viewer');
    expect((await viewer.send('GET', `${at}/former-names`)).statusCode).toBe(200);
    expect((await viewer.send('PATCH', at, { body: { name: '改名' } })).statusCode).toBe(403);
    expect((await (await app.person()).send('GET', `${at}/former-names`)).statusCode).toBe(404);
  });
  it('does not rename itself while it is suspended', async () => {
    const suspended = await app.organisation({ state: 'suspended', name: '南风点卡店' });
    const at = `/api/organisations/${suspended.orgId}`;
    const refused = await suspended.person.send('PATCH', at, { body: { name: '北风点卡店' } });
    expect([refused.statusCode, refused.json().type]).toEqual([
      409,
      expect.stringContaining('name-suspended'),
    ]);
  });
  it('looks to a stranger like one that never was', async () => {
    const stranger = await app.person();
    const there = await stranger.send('GET', path());
    const nowhere = await stranger.send('GET', '/api/organisations/org_none');
    expect([there.statusCode, there.body]).toEqual([404, nowhere.body]);
    expect((await send(app, 'GET', path())).statusCode).toBe(401);
  });
  it('lets a role do what the table says, and tells each member what that is', async () => {
    const support = await org.member('support');
    expect((await support.send('GET', path())).json().permissions).toContain('claims.answer');
    const invite = { body: { email: 'x@example.test', role: 'viewer' } };
    expect((await support.send('POST', path('/invitations'), invite)).statusCode).toBe(403);
  });
});

describe('an invitation', () => {
  it('lets only the invited address in, once', async () => {
    const invited = await app.person();
    const other = await app.person();
    const body = { email: invited.email, role: 'finance' };
    const { url } = (await org.person.send('POST', path('/invitations'), { body })).json();
    const token = new URL(url).hash.slice(1);
    const accept = (person: typeof invited) =>
      person.send('POST', '/api/invitations/acceptance', { body: { token } });
    expect((await accept(other)).statusCode).toBe(403);
    expect((await accept(invited)).json()).toEqual({ orgId: org.orgId });
    expect((await accept(invited)).statusCode).toBe(404);
  });
  it('that was withdrawn opens nothing', async () => {
    const invited = await app.person();
    const body = { email: invited.email, role: 'viewer' };
    const made = (await org.person.send('POST', path('/invitations'), { body })).json();
    expect((await org.person.send('DELETE', path(`/invitations/${made.invitationId}`))).statusCode).toBe(204);
    const token = new URL(made.url).hash.slice(1);
    const read = await send(app, 'POST', '/api/invitations/look-up', { body: { token } });
    expect(read.statusCode).toBe(404);
  });
  it('of an owner is an owner’s to give: a manager can neither make nor unmake one', async () => {
    const manager = await org.member('manager');
    const body = { email: 'boss@example.test', role: 'owner' };
    expect((await manager.send('POST', path('/invitations'), { body })).statusCode).toBe(403);
    const owner = path(`/members/${org.person.personId}`);
    expect((await manager.send('PATCH', owner, { body: { role: 'viewer' } })).statusCode).toBe(403);
    expect((await manager.send('DELETE', owner)).statusCode).toBe(403);
  });
});

describe('members', () => {
  it('may leave, but the last owner stays', async () => {
    const viewer = await org.member('viewer');
    expect((await viewer.send('DELETE', path(`/members/${viewer.personId}`))).statusCode).toBe(204);
    expect((await viewer.send('GET', path())).statusCode).toBe(404);
    const last = await org.person.send('DELETE', path(`/members/${org.person.personId}`));
    expect(last.json().type).toContain('last-owner');
  });
  it('lose their rights with their role at once', async () => {
    const member = await org.member('manager');
    const change = { body: { role: 'viewer' } };
    const mine = path(`/members/${member.personId}`);
    expect((await org.person.send('PATCH', mine, change)).json().role).toBe('viewer');
    expect((await member.send('PATCH', path(), { body: { name: '新名字' } })).statusCode).toBe(403);
  });
  it('who answer claims are who notices go to', async () => {
    const lonely = await app.organisation();
    const finance = await lonely.member('finance');
    const support = await lonely.member('support');
    const addresses = await app.rooms.members.noticeAddresses(lonely.orgId);
    expect(addresses.toSorted()).toEqual([lonely.person.email, support.email].toSorted());
    expect(addresses).not.toContain(finance.email);
  });
});

describe('an affiliation', () => {
  it('counts once both sides have said yes, and ends from either side', async () => {
    const platform = await app.organisation({ kinds: ['platform'] });
    const merchant = await app.organisation({ kinds: ['merchant'] });
    const pair = { platformId: platform.orgId, merchantId: merchant.orgId, merchantRef: 'shop-118' };
    const at = (side: TestOrganisation) => `/api/organisations/${side.orgId}/affiliations`;
    const ask = (side: TestOrganisation) => side.person.send('POST', at(side), { body: pair });
    const whose = () =>
      app.rooms.members.merchantOf({ platformId: pair.platformId, merchantRef: 'shop-118' });
    expect((await ask(platform)).json().state).toBe('asked-by-platform');
    expect(await whose()).toBeUndefined();
    expect((await ask(merchant)).json().state).toBe('active');
    expect(await whose()).toBe(merchant.orgId);
    expect(await app.rooms.members.merchantOf({ platformId: platform.orgId })).toBe(platform.orgId);
    const end = { body: { platformId: platform.orgId, merchantRef: 'shop-118' } };
    expect((await merchant.person.send('POST', `${at(merchant)}/end`, end)).statusCode).toBe(204);
    expect(await whose()).toBeUndefined();
  });
  it('needs a platform and a merchant, and a free reference', async () => {
    const [a, b] = [
      await app.organisation({ kinds: ['merchant'] }),
      await app.organisation({ kinds: ['merchant'] }),
    ];
    const body = { platformId: a.orgId, merchantId: b.orgId, merchantRef: '1' };
    expect(
      (await a.person.send('POST', `/api/organisations/${a.orgId}/affiliations`, { body })).statusCode,
    ).toBe(409);
  });
});
