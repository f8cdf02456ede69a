import { createHash } from 'node:crypto';
import type { TermsCheckView } from '@redress/contract';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { multipart, send, type TestApp, type TestOrganisation, testApp } from '../../testing.ts';

const terms = `一、虚拟商品一经售出，概不退换。
二、本平台享有最终解释权。
三、用户应当遵守法律。`;

let app: TestApp;
let platform: TestOrganisation;
const at = (path = '') => `/api/organisations/${platform.orgId}/terms-checks${path}`;
const check = async (text: string, document = '用户协议') =>
  (await platform.person.send('POST', at(), { body: { document, text } })).json() as TermsCheckView;

beforeAll(async () => {
  app = await testApp();
  platform = await app.organisation({ kinds: ['platform'] });
}, 180_000);
afterAll(() => app.close());

describe('a platform’s own terms', () => {
  test('each clause is marked where it stands, with why, the article in full and what would be lawful', async () => {
    const first = await check(terms);
    expect(first).toMatchObject({ version: 1, found: 2, mended: 0, mendedClauses: [], from: 'text' });
    expect(first.findings.map(({ rule }) => rule)).toEqual([
      'no-refund-for-virtual-goods',
      'final-interpretation',
    ]);
    for (const { start, end, quote, articles, mending, change } of first.findings) {
      expect(terms.slice(start, end)).toBe(quote);
      expect(articles[0]?.text.length).toBeGreaterThan(20);
      expect(mending?.zh).toBeTruthy();
      expect(change).toBeUndefined();
    }
    expect(first.sha256).toBe(createHash('sha256').update(terms).digest('hex'));
  });

  test('a repaired clause shows as mended, one that was only reworded as still there', async () => {
    const repaired = terms
      .replace('二、本平台享有最终解释权。', '二、对条款有争议的，依照法律规定解释。')
      .replace('一经售出，概不退换', '售出后一律不予退款');
    const second = await check(repaired);
    expect(second).toMatchObject({ version: 2, mended: 1 });
    expect(second.mendedClauses).toMatchObject([{ rule: 'final-interpretation' }]);
    expect(second.findings.map(({ rule, change }) => [rule, change])).toEqual([
      ['no-refund-for-virtual-goods', 'still'],
    ]);
    const { checks } = (await platform.person.send('GET', at())).json();
    expect(checks.map(({ version, found }: TermsCheckView) => [version, found])).toEqual([
      [2, 1],
      [1, 2],
    ]);
  });

  test('what was checked is found in the log by its own bytes', async () => {
    await app.rooms.notary.flush();
    const { checks } = (await platform.person.send('GET', at())).json();
    const view = (await platform.person.send('GET', at(`/${checks[0].checkId}`))).json() as TermsCheckView;
    expect(view.entry).toBeGreaterThanOrEqual(0);
    const found = await send(app, 'POST', '/api/log/lookup', { body: { sha256: view.sha256 } });
    expect(found.body).toContain(String(view.entry));
  });

  test('a Word file is read; one without words is told so', async () => {
    const word = (xml: string) => multipart('协议.docx', zipSync({ 'word/document.xml': strToU8(xml) }));
    const upload = (form: ReturnType<typeof multipart>) =>
      send(app, 'POST', `${at('/files')}?document=${encodeURIComponent('交易规则')}`, {
        raw: form.body,
        headers: { cookie: platform.person.cookie, ...form.headers },
      });
    const read = await upload(word('<w:p><w:t>虚拟商品一经售出，概不退换。</w:t></w:p>'));
    expect(read.statusCode, read.body).toBe(201);
    expect(read.json()).toMatchObject({ document: '交易规则', version: 1, found: 1, from: 'file' });
    const empty = await upload(word('<w:p></w:p>'));
    expect([empty.statusCode, empty.json().type]).toEqual([422, expect.stringContaining('terms-empty')]);
    // What is looked at only in part is no check: the same bound as for pasted text.
    const long = '用户应当遵守法律。\n'.repeat(20_100);
    for (const form of [word(`<w:p><w:t>${long}</w:t></w:p>`), multipart('协议.txt', Buffer.from(long))])
      expect((await upload(form)).json().type).toContain('terms-too-long');
  });

  test('another platform does not see it, a viewer may read and not check', async () => {
    const { checks } = (await platform.person.send('GET', at())).json();
    const other = await app.organisation({ kinds: ['platform'] });
    const path = `/api/organisations/${other.orgId}/terms-checks/${checks[0].checkId}`;
    expect((await other.person.send('GET', path)).statusCode).toBe(404);
    const viewer = await platform.member('viewer');
    expect((await viewer.send('GET', at())).statusCode).toBe(200);
    const refused = await viewer.send('POST', at(), { body: { document: 'x', text: 'y' } });
    expect(refused.statusCode).toBe(403);
  });
});
