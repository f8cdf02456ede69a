import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { send, type TestApp, type TestBuyer, testApp } from '../../testing.ts';

const operatorKey = 'test-operator-key-0123456789abcdef';
let app: TestApp;
let buyer: TestBuyer;
beforeAll(async () => {
  app = await testApp({ config: { operatorKey } });
  buyer = await app.buyer('11月1日付款98元购买点卡，至今未到账。');
});
afterAll(() => app.close());

const root = '/api/operator/templates';
const call = (method: string, path: string, body?: unknown) =>
  send(app, method, root + path, {
    headers: { authorization: `Bearer ${operatorKey}` },
    ...(body === undefined ? {} : { body }),
  });
const save = (name: string, addition: object, revision: number, by = '值班员甲') =>
  call('PUT', `/${name}`, { addition, by, revision });
const read = async (name: string) => (await call('GET', `/${name}`)).json();
const letter = async (name = 'merchant-complaint') =>
  (await buyer.send('GET', `/api/cases/${buyer.caseId}/letters/${name}.pdf`)).rawPayload;

describe('200', () => {
  test('every paper is listed, and nothing is added to it at first', async () => {
    const { templates } = (await call('GET', '')).json();
    expect(templates).toHaveLength(19);
    expect(templates[0]).toEqual({
      name: 'all',
      title: { zh: '所有文书', en: 'Every paper' },
      revision: 0,
      addition: {},
    });
  });

  test('what is added is printed from the next letter on; what was issued stays', async () => {
    const before = await letter();
    expect(await letter()).toEqual(before);
    const saved = await save('all', { footer: '某某志愿者协助整理' }, 0);
    expect(saved.json()).toMatchObject({
      revision: 1,
      by: '值班员甲',
      inForce: { footer: '某某志愿者协助整理' },
    });
    const after = await letter();
    expect(after).not.toEqual(before);
    expect((await read('merchant-complaint')).inForce.footer).toBe('某某志愿者协助整理');
    await call('POST', '/all/revert', { to: 0, by: '值班员乙', revision: 1 });
    // The same words are the same bytes again, found by what they say.
    expect(await letter()).toEqual(before);
  });

  test('a paper’s own part goes before that of all papers, and an empty one switches it off', async () => {
    await save('all', { preamble: '由协会协助整理。' }, (await read('all')).revision);
    await save('samr-complaint', { preamble: '' }, 0);
    await save('police-report', { preamble: '由法律援助中心协助整理。' }, 0);
    expect((await read('samr-complaint')).inForce.preamble).toBe('');
    expect((await read('police-report')).inForce.preamble).toBe('由法律援助中心协助整理。');
    expect((await read('platform-complaint')).inForce.preamble).toBe('由协会协助整理。');
  });

  test('every version is kept with who and when, sealed, and can be taken again', async () => {
    await save('platform-complaint', { answerTo: '某某市某某路1号' }, 0);
    await save('platform-complaint', { answerTo: '某某市某某路2号' }, 1, '值班员乙');
    const back = { to: 1, by: '值班员丙', revision: 2 };
    expect((await call('POST', '/platform-complaint/revert', back)).json()).toMatchObject({
      revision: 3,
      addition: { answerTo: '某某市某某路1号' },
    });
    await app.rooms.notary.flush();
    const { history } = await read('platform-complaint');
    expect(history.map(({ by, revision }: { by: string; revision: number }) => [revision, by])).toEqual([
      [3, '值班员丙'],
      [2, '值班员乙'],
      [1, '值班员甲'],
    ]);
    const indexes = history.map(({ logIndex }: { logIndex: number }) => logIndex);
    expect(indexes).toEqual(indexes.map(() => expect.any(Number)));
    expect(new Set(indexes).size).toBe(3);
  });

  test('the event opens to the values by the salt of the version, and names nobody', async () => {
    const { sql } = await import('kysely');
    const { canonicalJson, commitTo } = await import('#rooms/evidence');
    const { rows } = await sql<{
      body: { valuesSha256: string };
      salt: Buffer;
      addition: object;
      by: string;
    }>`
      SELECT e.body, t.salt, t.addition, t.by FROM cases.template t JOIN cases.event e ON e.id = t.event_id
      WHERE t.name = 'platform-complaint'`.execute(app.db.kysely);
    expect(rows).toHaveLength(3);
    for (const { body, salt, addition, by } of rows) {
      const { sha256 } = commitTo(salt, canonicalJson({ addition, by }));
      expect(body.valuesSha256).toBe(sha256.toString('hex'));
      expect(JSON.stringify(body)).not.toContain('值班员');
    }
  });

  test('a preview is a PDF and keeps nothing', async () => {
    const at = (await read('catalogue')).revision;
    for (const name of ['all', 'catalogue', 'police-report', 'civil-complaint']) {
      const answer = await call('POST', `/${name}/preview`, {
        addition: { preamble: '预览', footer: '页脚' },
      });
      expect(answer.headers['content-type']).toBe('application/pdf');
      expect(answer.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
    }
    expect((await read('catalogue')).revision).toBe(at);
  });
});

describe('401', () => {
  test('a buyer, a stranger and a wrong key are refused on every route, and change nothing', async () => {
    const before = await read('all');
    const body = { addition: { footer: '陌生人' }, by: '陌生人', revision: before.revision };
    const routes = [
      ['GET', ''],
      ['GET', '/all'],
      ['PUT', '/all', body],
      ['POST', '/all/revert', { to: 0, by: '陌生人', revision: before.revision }],
      ['POST', '/all/preview', { addition: {} }],
    ] as const;
    for (const [method, path, sent] of routes)
      for (const headers of [
        {},
        { authorization: 'Bearer wrong' },
        { authorization: `Bearer ${buyer.token}` },
      ]) {
        const answer = await send(app, method, root + path, { headers, ...(sent ? { body: sent } : {}) });
        expect(answer.statusCode).toBe(401);
        expect(answer.json().type).toContain('no-operator');
      }
    expect(await read('all')).toEqual(before);
  });
});

describe('4xx', () => {
  test('law, threats and blanks may not be added, neither saved nor previewed', async () => {
    for (const addition of [
      { preamble: '依据《消费者权益保护法》第五十五条退一赔三' },
      { footer: '不退款就曝光到抖音' },
      { answerTo: '【请填写：银行卡号】' },
    ]) {
      const [field] = Object.keys(addition);
      for (const answer of [
        await save('lawyer-letter', addition, 0),
        await call('POST', '/lawyer-letter/preview', { addition }),
      ]) {
        expect(answer.statusCode).toBe(422);
        expect(answer.json().errors[0].pointer).toBe(`/addition/${field}`);
      }
    }
    expect((await read('lawyer-letter')).revision).toBe(0);
  });

  test('who saw an older version overwrites nothing; nothing changed is said; no such version, no such paper', async () => {
    await save('reconsideration', { footer: '甲' }, 0);
    expect((await save('reconsideration', { footer: '乙' }, 0)).json().type).toContain('template-changed');
    expect((await save('reconsideration', { footer: ' 甲 ' }, 1)).json().type).toContain('nothing-to-save');
    const none = { to: 9, by: '值班员甲', revision: 1 };
    expect((await call('POST', '/reconsideration/revert', none)).statusCode).toBe(404);
    expect((await call('GET', '/ransom')).statusCode).toBe(400);
  });

  test('two lines, too much text, or nobody’s name', async () => {
    expect((await save('catalogue', { preamble: '一\n二' }, 0)).statusCode).toBe(400);
    expect((await save('catalogue', { footer: '长'.repeat(61) }, 0)).statusCode).toBe(400);
    expect((await save('catalogue', { footer: '甲' }, 0, ' ')).statusCode).toBe(400);
  });
});
