import type { JurisdictionAnswer } from '@redress/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { send, type TestApp, testApp } from '../../../testing.ts';
import { kami, operatorKey, operatorOf, propose, yuhang } from '../testing.ts';

let app: TestApp;
let officeId: string;
let platformId: string;
beforeAll(async () => {
  app = await testApp({ config: { operatorKey } });
  const operator = operatorOf(app);
  officeId = (await operator.save(yuhang)).entryId;
  platformId = (await operator.save(kami)).entryId;
});
afterAll(() => app.close());

const resolve = async (body: object) => {
  const answer = await send(app, 'POST', '/api/jurisdictions', { body });
  expect(answer.statusCode).toBe(200);
  return answer.json() as JurisdictionAnswer;
};
const officesOf = (answer: JurisdictionAnswer, channel: string) =>
  answer.channels.find((found) => found.channel === channel)?.offices ?? [];

describe('200 who is competent', () => {
  it('a platform of the register leads to the office of its licence address, with its contacts', async () => {
    for (const asked of [
      { platformDomain: 'https://shop.kami.example/goods/1' },
      { platformName: '示例 卡盟' },
      { platformName: '杭州示例网络有限公司' },
    ]) {
      const answer = await resolve({ respondent: 'platform', ...asked });
      expect(answer.platforms.map(({ entryId }) => entryId)).toEqual([platformId]);
      const [office] = officesOf(answer, 'samr-complaint');
      expect(office).toMatchObject({ certainty: 'stated', division: { fullName: '浙江省杭州市余杭区' } });
      expect(office?.contact?.fields.phone).toBe('0571-00000000');
      expect(office?.basis[0]?.article).toBe('第十三条');
    }
  });

  it('a filing or credit code finds the platform where the address of its page does not', async () => {
    const answer = await resolve({
      respondent: 'platform',
      platformName: '没有登记的名称',
      platform: { filing: '浙ICP备2021000000号-8' },
    });
    expect(answer.platforms.map(({ entryId }) => entryId)).toEqual([platformId]);
    expect(officesOf(answer, 'samr-complaint')[0]?.contact?.entryId).toBe(officeId);
  });

  it('a site that shows the name and filing of a platform with other domains is not taken for it', async () => {
    const answer = await resolve({
      respondent: 'platform',
      platformName: '示例卡盟',
      platformDomain: 'kami-refund.example',
      platform: { filing: '浙ICP备2021000000号-1' },
    });
    expect(answer.platforms).toEqual([]);
    expect(answer.notes[0]?.zh).toContain('可能是冒名网站');
    // The filing itself still says the province, and no more.
    expect(officesOf(answer, 'samr-complaint')[0]).toMatchObject({
      certainty: 'partial',
      division: { code: '330000' },
    });
  });

  it('names the main office of a division, and the others beside it', async () => {
    const operator = operatorOf(app);
    const change = { ...yuhang.change, divisionCode: '330106' };
    const main = await operator.save({ ...yuhang, change });
    const other = await operator.save({ ...yuhang, change: { ...change, name: '示例区市场监管局某某所' } });
    const [office] = officesOf(
      await resolve({ respondent: 'platform', platform: { divisionCode: '330106' } }),
      'samr-complaint',
    );
    expect(office?.contact?.entryId).toBe(main.entryId);
    expect(office?.others?.map(({ entryId }) => entryId)).toEqual([other.entryId]);
  });

  it('an unknown platform stays unknown: hotlines to ask, no office, no guess', async () => {
    const answer = await resolve({ respondent: 'platform', platformDomain: 'other.example' });
    expect(answer.platforms).toEqual([]);
    expect(officesOf(answer, 'samr-complaint')[0]).not.toHaveProperty('division');
    expect(answer.channels[0]?.ask.map(({ number }) => number)).toEqual(['12315', '12345']);
    expect(answer.notes[0]?.zh).toContain('还没有这个平台');
  });

  it('a county without an entry has no contact', async () => {
    const answer = await resolve({ respondent: 'platform', platform: { licenceAddress: '深圳市南山区' } });
    const [office] = officesOf(answer, 'samr-complaint');
    expect(office?.division?.code).toBe('440305');
    expect(office).not.toHaveProperty('contact');
  });

  it('what the buyer gives outranks the register', async () => {
    const answer = await resolve({
      respondent: 'platform',
      platformDomain: 'kami.example',
      platform: { licenceAddress: '浙江省杭州市西湖区' },
    });
    expect(answer.places.platform.division?.code).toBe('330106');
  });

  it('names no person: neither the buyer’s address nor the question stands in the log', async () => {
    await resolve({ respondent: 'platform', buyer: { publishedAddress: '成都市武侯区秘密路77号' } });
    expect(app.logged()).not.toContain('秘密路');
  });
});

describe('200 lists', () => {
  it('gives the provinces, and what stands below one', async () => {
    const top = (await send(app, 'GET', '/api/divisions')).json();
    expect(top.divisions).toHaveLength(34);
    const below = (await send(app, 'GET', '/api/divisions?parent=330100')).json();
    expect(below.divisions.map(({ name }: { name: string }) => name)).toContain('临平区');
  });

  it('finds offices of a division and of all below it, by kind and by words', async () => {
    const count = async (query: string) =>
      (await send(app, 'GET', `/api/offices?${query}`)).json().offices.length;
    expect(await count('division=330000')).toBe(3);
    expect(await count('division=330110&kind=market-regulator')).toBe(1);
    expect(await count('division=330110&kind=police')).toBe(0);
    expect(await count('division=440000')).toBe(0);
    expect(await count(`q=${encodeURIComponent('余杭 监管')}`)).toBe(1);
    expect(await count(`q=${encodeURIComponent('%')}x${encodeURIComponent('_')}`)).toBe(0);
  });

  it('finds a platform by a page’s address, by its name and by a part of it', async () => {
    for (const q of ['https://www.kami.example/x?y', '示例卡盟', '卡盟']) {
      const found = (await send(app, 'GET', `/api/platforms?q=${encodeURIComponent(q)}`)).json();
      expect(found.platforms.map(({ entryId }: { entryId: string }) => entryId)).toEqual([platformId]);
    }
  });

  it('goes on after a page where it ended', async () => {
    const operator = operatorOf(app);
    for (let i = 0; i < 52; i++)
      await operator.save({ ...yuhang, change: { ...yuhang.change, kind: 'police', name: `派出所${i}` } });
    const first = (await send(app, 'GET', '/api/offices?kind=police')).json();
    expect(first.offices).toHaveLength(50);
    const second = (await send(app, 'GET', `/api/offices?kind=police&cursor=${first.cursor}`)).json();
    expect(second.offices).toHaveLength(2);
    expect(second).not.toHaveProperty('cursor');
    expect(new Set([...first.offices, ...second.offices].map((office) => office.entryId)).size).toBe(52);
  });
});

describe('201 a proposal', () => {
  it('changes nothing until it is accepted, and is one when it is made twice', async () => {
    const body = {
      type: 'office',
      entryId: officeId,
      change: { phone: '0571-11111111' },
      source: '电话核实',
      checkedOn: '2026-11-25',
    };
    const first = await propose(app, body);
    expect(first.statusCode).toBe(201);
    expect((await propose(app, body)).json().proposalId).toBe(first.json().proposalId);
    const office = (await send(app, 'GET', `/api/offices/${officeId}`)).json().office;
    expect(office.fields.phone).toBe('0571-00000000');
  });
});

describe('4xx', () => {
  it('400 for an unknown field, a web address that is none, a missing source', async () => {
    for (const body of [
      { ...yuhang, change: { ...yuhang.change, fax: '1' } },
      { ...yuhang, change: { ...yuhang.change, web: 'javascript:alert(1)' } },
      { ...yuhang, source: '' },
      { type: 'office', change: {} },
    ])
      expect((await propose(app, body)).statusCode).toBe(400);
  });

  it('422 for an unknown division, a mistyped credit code, a domain that is everybody’s', async () => {
    for (const body of [
      { ...yuhang, change: { ...yuhang.change, divisionCode: '999999' } },
      { ...kami, change: { ...kami.change, creditCode: '91330100799655058C' } },
      { ...kami, change: { ...kami.change, domains: ['com.cn'] } },
    ]) {
      const answer = await propose(app, body);
      expect(answer.statusCode).toBe(422);
      expect(answer.json().errors).toHaveLength(1);
    }
  });

  it('422 where nothing would change; 404 for an entry that is none, or of another type', async () => {
    const { entryId, ...same } = { ...yuhang, entryId: officeId };
    expect((await propose(app, { ...same, entryId })).statusCode).toBe(422);
    expect((await propose(app, { ...yuhang, entryId: 'office_none' })).statusCode).toBe(404);
    expect((await propose(app, { ...yuhang, entryId: platformId })).statusCode).toBe(404);
    expect((await send(app, 'GET', `/api/platforms/${officeId}`)).statusCode).toBe(404);
  });

  it('400 for a cursor that is not ours', async () => {
    expect((await send(app, 'GET', '/api/offices?cursor=abc')).statusCode).toBe(400);
  });
});
