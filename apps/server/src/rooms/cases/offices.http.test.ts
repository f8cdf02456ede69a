import type { CaseView, EntryChange, Parties, StepView } from '@redress/contract';
import { fromShanghai } from '@redress/kernel';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { manualClock } from '#platform/clock';
import { type TestApp, type TestBuyer, testApp } from '../../testing.ts';

const clock = manualClock(fromShanghai('2026-11-02', '10:00:00'));
let app: TestApp;
let buyer: TestBuyer;
let path: string;
const entries: Record<string, string> = {};
const office = (kind: string, divisionCode: string, name: string, more = {}): EntryChange =>
  ({
    type: 'office',
    change: { kind, divisionCode, name, ...more },
    source: '区政府网站',
    checkedOn: '2026-10-20',
  }) as EntryChange;
const add = async (key: string, entry: EntryChange) => {
  entries[key] = await app.rooms.directory.saveEntry({ entry });
};
beforeAll(async () => {
  app = await testApp({ clock });
  const contact = { address: '余杭区某某路1号', phone: '0571-00000001' };
  await add('yuhang', office('market-regulator', '330110', '示例余杭区市场监督管理局', contact));
  await add('branch', office('market-regulator', '330110', '示例余杭区市场监督管理局某某所'));
  await add('siming', office('market-regulator', '350203', '示例思明区市场监督管理局'));
  await add('wuhou', office('police', '510107', '示例武侯区公安分局', { phone: '028-00000002' }));
  await add('government', office('government', '330110', '示例余杭区人民政府'));
  await add('association', office('consumer-association', '510107', '示例武侯区消费者协会'));
  await add('kami', {
    type: 'platform',
    change: {
      name: '示例卡盟',
      domains: ['kami.example'],
      filing: '浙ICP备2021000000号-1',
      licenceAddress: '浙江省杭州市余杭区文一西路1号',
    },
    source: '网站底部的营业执照',
    checkedOn: '2026-10-20',
  });
});
afterAll(() => app.close());
beforeEach(async () => {
  buyer = await app.buyer('11月1日付款98元购买点卡，至今未到账。');
  path = `/api/cases/${buyer.caseId}`;
});

const know = (facts: object, parties: Parties = {}) =>
  Promise.all([
    buyer.send('PUT', `${path}/facts`, { body: facts }),
    buyer.send('PATCH', path, { body: { parties } }),
  ]);
const post = (url: string, body: object = {}) => buyer.send('POST', `${path}${url}`, { body });
const open = async (channelId: string) => (await post('/steps', { channelId })).json() as StepView;
const change = (id: string, body: object) => buyer.send('PATCH', `${path}/steps/${id}`, { body });
const seen = async (id: string) =>
  ((await buyer.send('GET', path)).json() as CaseView).steps.find((step) => step.id === id) as StepView;
const missingOffice = ({ letters }: StepView) =>
  letters.flatMap(({ missing }) => missing).filter(({ zh }) => zh.includes('市场监督管理局'));

describe('a step to an authority opens with the office of the directory', () => {
  test.each([
    ['the name of the platform', { platformName: '示例 卡盟' }, {}],
    ['the address of the page', { siteUrl: 'https://shop.kami.example/goods/1' }, {}],
    ['the filing', {}, { platform: { registration: '备案号：浙ICP备2021000000号-3' } }],
    ['the address of the licence', {}, { platform: { address: '浙江省杭州市余杭区某大道9号' } }],
  ])('by %s, with its address, telephone and where that stands', async (_, facts, parties) => {
    await know(facts, parties);
    const step = await open('samr-complaint');
    expect(step.addressee).toEqual({
      name: '示例余杭区市场监督管理局',
      address: '余杭区某某路1号',
      phone: '0571-00000001',
    });
    expect(step.office).toMatchObject({
      from: 'directory',
      ask: [],
      entry: { entryId: entries.yuhang, source: '区政府网站', checkedOn: '2026-10-20' },
    });
    expect(step.office?.offices[0]?.basis[0]?.article).toBe('第十三条');
    expect(missingOffice(step)).toEqual([]);
  });

  test('the filing at the foot of a page that was handed in finds the platform', async () => {
    await buyer.upload('商品页.txt', '示例点卡 售价98元 立即购买\n浙ICP备2021000000号-1');
    await buyer.settled();
    const listing = (await buyer.settled()).items[0];
    await buyer.send('PATCH', `${path}/items/${listing?.id}`, { body: { kind: 'listing' } });
    expect((await open('samr-complaint')).office?.entry?.entryId).toBe(entries.yuhang);
  });

  test('the police of the buyer’s own place', async () => {
    await know({}, { buyer: { address: '四川省成都市武侯区某街3号' } });
    expect((await open('police-report')).addressee).toEqual({
      name: '示例武侯区公安分局',
      phone: '028-00000002',
    });
  });

  test('of two competent regulators the merchant’s; the other and its branch are offered', async () => {
    await know(
      { platformName: '示例卡盟' },
      { merchant: { name: '某商行', address: '福建省厦门市思明区某路2号' } },
    );
    const { addressee, office: known } = await open('samr-complaint');
    expect(addressee.name).toBe('示例思明区市场监督管理局');
    expect(known?.offices.map(({ contact }) => contact?.entryId)).toEqual([entries.siming, entries.yuhang]);
    expect(known?.offices[1]?.others?.map(({ entryId }) => entryId)).toEqual([entries.branch]);
  });
});

describe('what is not certain stays unknown, with whom to ask', () => {
  test.each([
    ['nothing is known', {}, {}],
    ['only a name that nobody entered', { platformName: '没有登记的平台' }, {}],
    ['a foreign site', { siteUrl: 'https://kami.example.co.jp' }, {}],
    ['a filing without a county', {}, { platform: { registration: '粤ICP备2021000000号' } }],
    ['Hong Kong', {}, { platform: { address: '香港特别行政区中西区某道1号' } }],
    ['an address that fits two places', {}, { platform: { address: '朝阳区某路1号' } }],
    ['a real name on another site', { platformName: '示例卡盟', siteUrl: 'https://kami-vip.example' }, {}],
  ])('%s', async (_, facts, parties) => {
    await know(facts, parties);
    const step = await open('samr-complaint');
    expect(step.addressee).toEqual({});
    expect(step.office).toMatchObject({ from: 'unknown' });
    expect(step.office?.ask.map(({ number }) => number)).toEqual(['12315', '12345']);
    expect(missingOffice(step)[0]?.zh).toMatch(/^受理投诉的县级市场监督管理局/);
  });

  test('where the county is certain and nobody entered its office, the blank names the county', async () => {
    await know({}, { platform: { address: '上海市闸北区某路1号' } });
    const step = await open('samr-complaint');
    expect(step.office).toMatchObject({ from: 'unknown', ask: [{ number: '12315' }, { number: '12345' }] });
    expect(missingOffice(step)[0]?.zh).toMatch(/^上海市静安区受理投诉的/);
  });

  test('a consumer association is offered and not written: no law says which one takes it', async () => {
    await know({}, { buyer: { address: '四川省成都市武侯区某街3号' } });
    const { addressee, office: known } = await open('association-complaint');
    expect(addressee).toEqual({});
    expect(known?.offices.some(({ contact }) => contact?.entryId === entries.association)).toBe(true);
  });

  test('a people’s mediation committee is in no directory', async () => {
    const { office: known } = await open('peoples-mediation');
    expect(known).toMatchObject({ from: 'unknown', ask: [{ number: '12345' }] });
    expect(known?.notes[0]?.zh).toContain('12345');
  });
});

describe('the buyer corrects it', () => {
  test('by an office of the directory, or in her own words; the last word counts and can be taken back', async () => {
    await know({ platformName: '示例卡盟' });
    const { id } = await open('samr-complaint');
    const chosen = (await change(id, { officeId: entries.branch })).json() as StepView;
    expect(chosen).toMatchObject({
      addressee: { name: '示例余杭区市场监督管理局某某所' },
      office: { from: 'directory', entry: { entryId: entries.branch } },
    });
    await buyer.send('PATCH', path, { body: { papers: { 'samr-complaint': { office: '纸上写的局' } } } });
    expect(await seen(id)).toMatchObject({ addressee: { name: '纸上写的局' }, office: { from: 'buyer' } });
    await change(id, { addressee: { name: '更正后的局', address: '更正后的地址', phone: '' } });
    expect(await seen(id)).toMatchObject({
      addressee: { name: '更正后的局', address: '更正后的地址' },
      office: { from: 'buyer' },
    });
    const view = (await buyer.send('GET', path)).json() as CaseView;
    expect(view.papers?.['samr-complaint']).toEqual({});
    await change(id, { addressee: { name: '', address: '' } });
    expect(await seen(id)).toMatchObject({
      addressee: { name: '示例余杭区市场监督管理局' },
      office: { from: 'directory' },
    });
  });

  test('an office of another kind, or none, is refused', async () => {
    const { id } = await open('samr-complaint');
    expect((await change(id, { officeId: entries.wuhou })).json().type).toContain('office-of-other-kind');
    expect((await change(id, { officeId: 'office_none' })).statusCode).toBe(404);
    expect((await change(id, { officeId: entries.kami })).statusCode).toBe(404);
  });
});

describe('what left', () => {
  test('keeps its office when the directory changes; the reconsideration follows it', async () => {
    await know({ platformName: '示例卡盟' });
    const { id } = await open('samr-complaint');
    const entry = office('market-regulator', '330110', '示例余杭区市场监督管理局', { address: '新址' });
    await post(`/steps/${id}/release`, { way: 'by-hand' });
    await app.rooms.directory.saveEntry({ entry: { ...entry, entryId: entries.yuhang } as EntryChange });
    const left = await seen(id);
    expect(left).toMatchObject({
      state: 'out',
      addressee: { address: '余杭区某某路1号' },
      office: { from: 'directory', offices: [], entry: { entryId: entries.yuhang } },
    });
    expect(await open('reconsideration')).toMatchObject({
      addressee: { name: '示例余杭区人民政府' },
      office: { from: 'directory' },
    });
    expect((await open('samr-report')).addressee.address).toBe('新址');
  });

  test('to an office in the buyer’s own words leaves the government unknown', async () => {
    await know({ platformName: '示例卡盟' });
    const { id } = await open('samr-complaint');
    await change(id, { addressee: { name: '另一个局' } });
    await post(`/steps/${id}/release`, { way: 'by-hand' });
    expect(await open('reconsideration')).toMatchObject({ addressee: {}, office: { from: 'unknown' } });
  });

  test('a review by the same police goes where the report went', async () => {
    await know({}, { buyer: { address: '四川省成都市武侯区某街3号' } });
    const { id } = await open('police-report');
    await post(`/steps/${id}/release`, { way: 'by-hand' });
    expect(await open('police-review')).toMatchObject({
      addressee: { name: '示例武侯区公安分局' },
      office: { from: 'step' },
    });
  });
});

test('neither the office nor the buyer’s correction stands in an event or in the server’s log', async () => {
  const { sql } = await import('kysely');
  const { id } = await open('samr-complaint');
  await change(id, { addressee: { name: '只有本人知道的局' } });
  await post(`/steps/${id}/release`, { way: 'by-hand' });
  const { rows } = await sql<{ body: object }>`SELECT body FROM cases.event
    WHERE subject_id = ${buyer.caseId}`.execute(app.db.kysely);
  expect(JSON.stringify(rows)).not.toContain('只有本人知道的局');
  expect(app.logged()).not.toContain('只有本人知道的局');
});
