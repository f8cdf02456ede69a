import type { ProposalView } from '@redress/contract';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { send, type TestApp, testApp } from '../../../testing.ts';
import { kami, operatorKey, operatorOf, propose, yuhang } from '../testing.ts';

let app: TestApp;
let operator: ReturnType<typeof operatorOf>;
beforeEach(async () => {
  await app?.close();
  app = await testApp({ config: { operatorKey } });
  operator = operatorOf(app);
});
afterAll(() => app.close());

const proposed = async (body: object) => (await propose(app, body)).json().proposalId as string;
const readOffice = async (id: string) => (await send(app, 'GET', `/api/offices/${id}`)).json();

describe('a proposal', () => {
  it('accepted becomes the entry, with its history sealed in the log', async () => {
    const { entryId } = await operator.save(yuhang);
    const change = { phone: '0571-22222222', address: '文一西路2号' };
    const id = await proposed({ ...yuhang, entryId, change, source: '官网', checkedOn: '2026-11-25' });
    const [listed] = (await operator.proposals()).proposals as ProposalView[];
    expect(listed).toMatchObject({ entryName: '示例区市场监管局', conflicts: [] });
    expect(listed?.changes).toEqual(
      expect.arrayContaining([
        { field: 'phone', now: '0571-00000000', proposed: '0571-22222222' },
        { field: 'address', proposed: '文一西路2号' },
      ]),
    );
    expect((await operator.decide(id, { decision: 'accept' })).json()).toMatchObject({ state: 'accepted' });
    await app.rooms.notary.flush();
    const { office, history } = await readOffice(entryId);
    expect(office).toMatchObject({ revision: 2, fields: change, source: '官网', checkedOn: '2026-11-25' });
    expect(history.map(({ by, changed }: never) => ({ by, changed }))).toEqual([
      { by: 'proposal', changed: ['address', 'phone'] },
      { by: 'operator', changed: ['divisionCode', 'kind', 'name', 'phone'] },
    ]);
    expect(history.every(({ logIndex }: { logIndex?: number }) => typeof logIndex === 'number')).toBe(true);
  });

  it('of a new platform makes it findable; refused it leaves no trace in the directory', async () => {
    const accepted = await proposed(kami);
    const refused = await proposed({ ...kami, change: { name: '另一个卡盟', domains: ['other.example'] } });
    await operator.decide(accepted, { decision: 'accept' });
    await operator.decide(refused, { decision: 'refuse', reason: '来源打不开' });
    const find = async (q: string) =>
      (await send(app, 'GET', `/api/platforms?q=${q}`)).json().platforms.length;
    expect(await find('kami.example')).toBe(1);
    expect(await find('other.example')).toBe(0);
    expect((await operator.proposals('refused')).proposals[0]).toMatchObject({ reason: '来源打不开' });
    expect((await operator.proposals()).open).toBe(0);
  });

  it('decided once cannot be decided again', async () => {
    const id = await proposed(kami);
    await operator.decide(id, { decision: 'refuse' });
    expect((await operator.decide(id, { decision: 'accept' })).statusCode).toBe(409);
    expect((await operator.decide('proposal_none', { decision: 'accept' })).statusCode).toBe(404);
  });
});

describe('conflicts', () => {
  it('a field that was changed since is shown, refused, and taken only when the operator insists', async () => {
    const { entryId } = await operator.save(yuhang);
    const id = await proposed({ ...yuhang, entryId, change: { phone: '0571-33333333' } });
    await operator.save({ ...yuhang, entryId, change: { phone: '0571-44444444' } });
    expect((await operator.proposals()).proposals[0].conflicts).toMatchObject([
      { field: 'phone', reason: 'changed-since' },
    ]);
    expect((await operator.decide(id, { decision: 'accept' })).statusCode).toBe(409);
    expect((await readOffice(entryId)).office.fields.phone).toBe('0571-44444444');
    expect((await operator.decide(id, { decision: 'accept', despiteConflict: true })).statusCode).toBe(200);
    expect((await readOffice(entryId)).office.fields.phone).toBe('0571-33333333');
  });

  it('a change of another field since is none', async () => {
    const { entryId } = await operator.save(yuhang);
    const id = await proposed({ ...yuhang, entryId, change: { phone: '0571-33333333' } });
    await operator.save({ ...yuhang, entryId, change: { address: '新地址1号' } });
    expect((await operator.decide(id, { decision: 'accept' })).statusCode).toBe(200);
    expect((await readOffice(entryId)).office.fields).toMatchObject({
      phone: '0571-33333333',
      address: '新地址1号',
    });
  });

  it('two proposals that differ are shown at both; either may be accepted', async () => {
    const { entryId } = await operator.save(yuhang);
    const id = await proposed({ ...yuhang, entryId, change: { phone: '0571-1' } });
    await proposed({ ...yuhang, entryId, change: { phone: '0571-2' } });
    for (const { conflicts } of (await operator.proposals()).proposals)
      expect(conflicts).toMatchObject([{ field: 'phone', reason: 'other-proposal' }]);
    expect((await operator.decide(id, { decision: 'accept' })).statusCode).toBe(200);
  });

  it('a domain that stands at another platform is shown before it leads two ways', async () => {
    await operator.save(kami);
    const id = await proposed({ ...kami, change: { name: '仿冒卡盟', domains: ['kami.example'] } });
    expect((await operator.proposals()).proposals[0].conflicts).toMatchObject([
      { field: 'domains', reason: 'taken' },
    ]);
    expect((await operator.decide(id, { decision: 'accept' })).statusCode).toBe(409);
  });
});

describe('a long list of proposals', () => {
  it('is paged to its end, each once, the oldest open one first', async () => {
    for (let i = 0; i < 27; i++)
      await proposed({ ...kami, change: { name: `卡盟${i}`, domains: [`kami-${i}.example`] } });
    const first = await operator.proposals();
    expect(first).toMatchObject({ open: 27, cursor: expect.any(String) });
    const second = await operator.proposals(`open&cursor=${first.cursor}`);
    expect(second).not.toHaveProperty('cursor');
    const ids = [...first.proposals, ...second.proposals].map(({ proposalId }) => proposalId);
    expect([ids.length, new Set(ids).size]).toEqual([27, 27]);
    expect(first.proposals[0].changes).toContainEqual({ field: 'name', proposed: '卡盟0' });
  });
});

describe('an entry', () => {
  it('is not overwritten by who saw an older one', async () => {
    const { entryId } = await operator.save(yuhang);
    await operator.save({ ...yuhang, entryId, change: { phone: '0571-1' } }, 1);
    const body = { entry: { ...yuhang, entryId, change: { phone: '0571-2' } }, revision: 1 };
    expect((await operator.call('POST', '/api/operator/directory/entries', body)).statusCode).toBe(409);
  });

  it('removed is gone from lists and answers, and the next of its kind is named in its place', async () => {
    const { entryId } = await operator.save(yuhang);
    await operator.save({ ...yuhang, change: { ...yuhang.change, name: '另一处' } });
    const main = async () =>
      (await app.rooms.directory.findOffice({ kind: 'market-regulator', divisionCode: '330110' }))?.fields
        .name;
    expect(await main()).toBe('示例区市场监管局');
    expect((await operator.call('DELETE', `/api/operator/directory/entries/${entryId}`)).statusCode).toBe(
      204,
    );
    expect(await main()).toBe('另一处');
    expect((await send(app, 'GET', `/api/offices/${entryId}`)).statusCode).toBe(404);
    expect((await operator.call('DELETE', `/api/operator/directory/entries/${entryId}`)).statusCode).toBe(
      404,
    );
  });

  it('that moves to another division leaves its old place', async () => {
    const { entryId } = await operator.save(yuhang);
    await operator.save({ ...yuhang, entryId, change: { divisionCode: '330106' } });
    const at = async (divisionCode: string) =>
      (await app.rooms.directory.findOffice({ kind: 'market-regulator', divisionCode }))?.entryId;
    expect(await at('330110')).toBeUndefined();
    expect(await at('330106')).toBe(entryId);
  });
});

describe('CSV', () => {
  const lines = (...rows: string[]) =>
    ['kind,divisionCode,name,phone,source,checkedOn', ...rows].join('\r\n');

  it('goes out and comes back as it was: no change', async () => {
    await operator.save({
      ...yuhang,
      change: {
        ...yuhang.change,
        categories: ['网络交易', '广告'],
        address: '甲,乙 "丙"\n丁',
        note: '带身份证复印件；周三不收件',
      },
    });
    await operator.save(kami);
    for (const type of ['office', 'platform']) {
      const answer = await operator.importCsv(type, await operator.exportCsv(type));
      expect(answer.json()).toEqual({ added: 0, changed: 0, unchanged: 1 });
    }
  });

  it('holds no cell that a spreadsheet would run, and brings it back unharmed', async () => {
    const name = '=HYPERLINK("http://evil.example")';
    const { entryId } = await operator.save({
      ...yuhang,
      change: { ...yuhang.change, name, phone: '+86 571 0000' },
    });
    const csv = await operator.exportCsv('office');
    for (const cell of csv
      .split(/\r\n/)
      .slice(1)
      .join(',')
      .match(/("([^"]|"")*"|[^,]+)/g) ?? [])
      expect(cell.replace(/^"/, '')).not.toMatch(/^[=+\-@\t\r]/);
    expect((await operator.importCsv('office', csv)).json()).toEqual({ added: 0, changed: 0, unchanged: 1 });
    expect((await readOffice(entryId)).office.fields).toMatchObject({ name, phone: '+86 571 0000' });
  });

  it('adds and changes by name; an empty cell takes the field away; a trial run keeps nothing', async () => {
    const csv = lines(
      'market-regulator,330110,示例区市场监管局,0571-1,官网,2026-11-20',
      'police,330110,示例派出所,0571-2,官网,2026-11-20',
    );
    expect((await operator.importCsv('office', csv, true)).json()).toEqual({
      added: 2,
      changed: 0,
      unchanged: 0,
    });
    expect((await send(app, 'GET', '/api/offices')).json().offices).toEqual([]);
    expect((await operator.importCsv('office', csv)).json()).toEqual({ added: 2, changed: 0, unchanged: 0 });
    const less = lines('police,330110,示例派出所,,官网,2026-11-21');
    expect((await operator.importCsv('office', less)).json()).toEqual({ added: 0, changed: 1, unchanged: 0 });
    const { offices } = (await send(app, 'GET', '/api/offices?kind=police')).json();
    expect(offices[0].fields).not.toHaveProperty('phone');
  });

  it('with one wrong line is refused whole, each fault with its line', async () => {
    const csv = lines(
      'market-regulator,330110,好的,0571-1,官网,2026-11-20',
      'market-regulator,999999,不好,0571-1,官网,2026-11-20',
      'castle,330110,不好,0571-1,官网,昨天',
    );
    const answer = await operator.importCsv('office', csv);
    expect(answer.statusCode).toBe(422);
    const pointers = answer.json().errors.map(({ pointer }: { pointer: string }) => pointer);
    expect(pointers.every((pointer: string) => pointer.startsWith('/4/'))).toBe(true);
    const second = await operator.importCsv('office', csv.split('\r\n').slice(0, 3).join('\r\n'));
    expect(second.json().errors[0].pointer).toBe('/3/change/divisionCode');
    expect((await send(app, 'GET', '/api/offices')).json().offices).toEqual([]);
  });

  it('of another kind of file, or with unknown columns, is refused', async () => {
    for (const text of ['', 'a,b\n1,2', '"unclosed', 'name,source,checkedOn,fax\nx,y,2026-11-20,1'])
      expect((await operator.importCsv('platform', text)).statusCode).toBe(422);
    const noFile = await operator.call('POST', '/api/operator/directory/import?type=office');
    expect(noFile.statusCode).toBe(400);
  });
});
