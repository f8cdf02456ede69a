import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CaseView } from '@redress/contract';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { send, type TestApp, testApp } from './testing.ts';

/** The whole way of the sample case, and then a search for what it says in every place that must not say it. */
let app: TestApp;
let secrets: string[];
beforeAll(async () => {
  app = await testApp();
  const opened = (
    await send(app, 'POST', '/api/samples', { headers: { 'idempotency-key': 'sample-1' } })
  ).json();
  const headers = { authorization: `Bearer ${opened.token}` };
  const path = `/api/cases/${opened.caseId}`;
  const ask = (method: string, rest = '', body?: unknown) =>
    send(app, method, path + rest, { headers, ...(body === undefined ? {} : { body }) });
  await send(app, 'POST', '/api/sessions', { body: { receiptCode: opened.receiptCode } });
  await app.outbox.drain();
  await app.rooms.notary.flush();
  await ask('PUT', '/facts', { payee: '杭州某某网络科技有限公司', amountFen: 9800 });
  const view = (await ask('GET')).json() as CaseView;
  await ask('PATCH', `/items/${view.items[0]?.id}`, { kind: 'other' });
  for (const { name } of view.letters)
    for (const format of ['pdf', 'docx']) await ask('GET', `/letters/${name}.${format}`);
  await ask('GET', '/letters/platform-complaint.pdf?page=1');
  for (const { id } of view.items) await ask('GET', `/items/${id}/content`);
  expect((await ask('GET', '/bundle')).statusCode).toBe(200);
  // Refusals and failures are where a log is tempted to say too much.
  await ask('PATCH', '', { story: view.story, parties: { buyer: { name: 1 } } });
  await ask('GET', `/letters/${encodeURIComponent(view.parties.buyer?.name ?? '')}.pdf`);
  secrets = secretsOf(view, opened);
}, 180_000);
afterAll(() => app.close());

/** What the sample's people would not want to be found: names, numbers, files, their own words, credentials. */
function secretsOf(view: CaseView, opened: { receiptCode: string; token: string }): string[] {
  const { parties, facts, items, story } = view;
  const people = Object.values(parties).flatMap((party) => Object.values(party ?? {}));
  const read = Object.values(facts).map((fact) => String(fact?.value));
  const words = story.split(/[，。；、！？\s]+/);
  const lines = items.flatMap(({ text }) => text.split('\n'));
  const files = items.map(({ file }) => file);
  const all = [people, read, words, lines, files, opened.receiptCode, opened.token, '98.00'].flat();
  // Shorter ones, such as a plain number, stand everywhere by chance; so do instants.
  return [...new Set(all.map(String))].filter(
    (text) => Buffer.byteLength(text) >= 6 && !/^\d{1,5}$|^\d{4}-\d\d-\d\d/.test(text),
  );
}

/** Which secrets stand in a text: as they are, as hex or base64 of their bytes, or escaped. */
function found(text: string): string[] {
  return secrets.filter((secret) =>
    [
      secret,
      Buffer.from(secret).toString('hex'),
      encodeURIComponent(secret),
      JSON.stringify(secret).slice(1, -1),
    ].some((form) => text.includes(form)),
  );
}

async function rowsOf(table: string): Promise<string> {
  const { rows } = await sql<{ text: string }>`SELECT t::text AS text FROM ${sql.raw(table)} t`.execute(
    app.db.kysely,
  );
  return rows.map((row) => row.text).join('\n');
}

test('there is something to look for, and the search would find it', () => {
  expect(secrets.length).toBeGreaterThan(50);
  expect(found(`x ${secrets[0]} y`)).toContain(secrets[0]);
});

test('no entry of the log holds a word of the case, and each has only commitments', async () => {
  const { rows } = await sql<{ bytes: Buffer }>`SELECT bytes FROM notary.entry`.execute(app.db.kysely);
  expect(rows.length).toBeGreaterThan(20);
  for (const { bytes } of rows) {
    expect(found(bytes.toString('utf8'))).toEqual([]);
    expect(Object.keys(JSON.parse(bytes.toString()))).toEqual(['at', 'by', 'c', 'id', 'sm3', 't', 'v']);
  }
});

test('no table holds a word of the case in the clear: events, jobs, rows, sessions, stored answers', async () => {
  const { rows } = await sql<{ name: string }>`
    SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
    WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`.execute(app.db.kysely);
  const names = rows.map(({ name }) => name);
  expect(names).toEqual(
    expect.arrayContaining(['evidence.event', 'cases.event', 'members.event', 'outbox.job']),
  );
  for (const name of names) expect([name, found(await rowsOf(name))]).toEqual([name, []]);
});

test('the server’s log at level debug holds neither a word of the case nor its id nor an address', () => {
  const logged = app.logged();
  expect(logged).toContain('/api/cases/:caseId/bundle');
  expect(found(logged)).toEqual([]);
  expect(logged).not.toMatch(/case_|item_|127\.0\.0\.1/);
});

test('no file of the server holds a word of the case in the clear', async () => {
  const entries = await readdir(app.folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  expect(files.length).toBeGreaterThan(10);
  for (const entry of files) {
    expect(found(entry.name)).toEqual([]);
    const bytes = await readFile(join(entry.parentPath, entry.name));
    expect([entry.name, found(bytes.toString('latin1')), found(bytes.toString('utf8'))]).toEqual([
      entry.name,
      [],
      [],
    ]);
  }
});
