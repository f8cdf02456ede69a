import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import type { CaseView, OrganisationKind, OrganisationState, Role } from '@redress/contract';
import { sql } from 'kysely';
import { type Clock, newId, systemClock } from '#platform/clock';
import { inTransaction } from '#platform/database';
import { createLog } from '#platform/log';
import { type App, type Config, compose, memoryConfig } from './compose.ts';

/** The whole server for one test file, on a fresh database (embedded, or one of its own on REDRESS_TEST_PG). */
export interface TestApp extends App {
  folder: string;
  /** Everything written to the server's log so far, at level debug. */
  logged(): string;
  /** Opens a case and gives a buyer who holds its session. */
  buyer(story?: string): Promise<TestBuyer>;
  /** An organisation whose papers were found good, with a signed-in person of that role (default: its owner). */
  organisation(options?: OrganisationOptions): Promise<TestOrganisation>;
  /** Somebody with an account and nothing else. */
  person(name?: string, verified?: boolean): Promise<TestPerson>;
  close(): Promise<void>;
}

/** A buyer's browser: requests with the session of one case. */
export interface TestBuyer {
  caseId: string;
  receiptCode: string;
  token: string;
  send(method: string, path: string, options?: Sending): ReturnType<typeof send>;
  upload(
    name: string,
    content: string | Uint8Array,
    headers?: Record<string, string>,
  ): ReturnType<typeof send>;
  /** The case once everything is read and sealed. */
  settled(): Promise<CaseView>;
}

/** A browser that is signed in. */
export interface TestPerson {
  personId: string;
  email: string;
  cookie: string;
  send(method: string, path: string, options?: Sending): ReturnType<typeof send>;
}

export interface OrganisationOptions {
  kinds?: OrganisationKind[];
  role?: Role;
  name?: string;
  state?: OrganisationState;
}

export interface TestOrganisation {
  orgId: string;
  name: string;
  person: TestPerson;
  /** One more member. */
  member(role: Role): Promise<TestPerson>;
}

interface Sending {
  body?: unknown;
  headers?: Record<string, string>;
}

export async function testApp(options: { clock?: Clock; config?: Partial<Config> } = {}): Promise<TestApp> {
  const folder = await mkdtemp(join(tmpdir(), 'redress-test-'));
  const { database, drop } = await freshDatabase();
  const base = memoryConfig(folder);
  const lines: string[] = [];
  const sink = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  const log = createLog('debug', sink);
  const { clock = systemClock } = options;
  const app = await compose({ ...base, database, ...options.config }, { log, clock });
  await app.start();
  return {
    ...app,
    folder,
    logged: () => lines.join(''),
    buyer: (story) => openBuyer(app, story),
    person: (name, verified) => signUp(app, name, verified),
    organisation: (given) => openOrganisation(app, given),
    async close() {
      await app.stop();
      await drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function freshDatabase(): Promise<{ database: Config['database']; drop(): Promise<void> }> {
  const server = process.env.REDRESS_TEST_PG;
  if (!server) return { database: { memory: true }, drop: async () => {} };
  const { default: pg } = await import('pg');
  const name = newId('redress_test');
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {
    database: { url: url.href },
    async drop() {
      await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
      await admin.end();
    },
  };
}

async function openBuyer(app: App, story = ''): Promise<TestBuyer> {
  const opened = (await send(app, 'POST', '/api/cases', { body: { story } })).json();
  const headers = { authorization: `Bearer ${opened.token}` };
  const path = `/api/cases/${opened.caseId}`;
  const buyer: TestBuyer = {
    ...opened,
    send: (method, url, sending = {}) =>
      send(app, method, url, { ...sending, headers: { ...headers, ...sending.headers } }),
    upload: (name, content, extra = {}) => {
      const form = multipart(name, content);
      return send(app, 'POST', `${path}/items`, {
        raw: form.body,
        headers: { ...headers, ...form.headers, ...extra },
      });
    },
    async settled() {
      for (;;) {
        await app.rooms.notary.flush();
        const view = (await buyer.send('GET', path)).json() as CaseView;
        if (view.items.every((item) => item.state !== 'reading' && item.seal)) return view;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
  };
  return buyer;
}

async function signUp(app: App, name = '陈晓', verified = true): Promise<TestPerson> {
  const email = `${newId('mail').toLowerCase()}@example.test`;
  const body = { name, email, password: 'a good long password' };
  const answer = await send(app, 'POST', '/api/people', { body });
  const { personId } = answer.json();
  // As by the link of a mail: notices go to verified addresses only.
  if (verified)
    await sql`UPDATE accounts."user" SET "emailVerified" = true WHERE id = ${personId}`.execute(
      app.db.kysely,
    );
  const cookie = answer.cookies.map((one) => `${one.name}=${encodeURIComponent(one.value)}`).join('; ');
  return {
    personId,
    email,
    cookie,
    send: (method, url, sending = {}) =>
      send(app, method, url, { ...sending, headers: { cookie, ...sending.headers } }),
  };
}

async function openOrganisation(app: App, given: OrganisationOptions = {}): Promise<TestOrganisation> {
  const {
    kinds = ['platform', 'merchant'],
    role = 'owner',
    name = '星云数字商店',
    state = 'verified',
  } = given;
  const owner = await signUp(app);
  const { orgId } = (
    await owner.send('POST', '/api/organisations', { body: { name, kinds: ['merchant'] } })
  ).json();
  await inTransaction(app.db, async (trx) => {
    await app.rooms.members.setKinds(trx, orgId, kinds);
    await app.rooms.members.setState(trx, orgId, state);
  });
  const member = async (as: Role): Promise<TestPerson> => {
    const person = await signUp(app);
    const path = `/api/organisations/${orgId}/invitations`;
    const { url } = (await owner.send('POST', path, { body: { email: person.email, role: as } })).json();
    const token = new URL(url).hash.slice(1);
    await person.send('POST', '/api/invitations/acceptance', { body: { token } });
    return person;
  };
  return { orgId, name, member, person: role === 'owner' ? owner : await member(role) };
}

/** One request without a socket. */
export function send(app: App, method: string, path: string, options: Sending & { raw?: Buffer } = {}) {
  const { body, raw, headers = {} } = options;
  return app.http.inject({
    method: method as 'GET',
    url: path,
    headers: body === undefined ? headers : { 'content-type': 'application/json', ...headers },
    ...(raw ? { payload: raw } : body === undefined ? {} : { payload: JSON.stringify(body) }),
  });
}

/** A form with one part `file`, as a browser sends it. */
export function multipart(name: string, content: string | Uint8Array) {
  const boundary = '----redress-test';
  const filename = name.replace(
    /[\r\n"]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${filename}"\r\nContent-Type: image/png\r\n\r\n`;
  return {
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    body: Buffer.concat([Buffer.from(head), Buffer.from(content), Buffer.from(`\r\n--${boundary}--\r\n`)]),
  };
}
