import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import type { Endpoint } from '@redress/contract';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import { type Database, inTransaction, type Migration, type Trx } from '../database/index.ts';
import { httpRefusal } from './problems.ts';
import type { Caller } from './route.ts';
import type { Server } from './server.ts';
import { visitorOf } from './visitor.ts';

/** Schema `http`: answers under their Idempotency-Key, and the row that `/readyz` writes. */
export const httpMigrations: readonly Migration[] = [
  {
    name: '0001-idempotency',
    up: [
      `CREATE TABLE http.idempotency (id bytea PRIMARY KEY, fingerprint bytea NOT NULL, answer bytea NOT NULL,
       at timestamptz NOT NULL)`,
      'CREATE INDEX idempotency_at ON http.idempotency (at)',
      'CREATE TABLE http.readiness (id int PRIMARY KEY, at timestamptz NOT NULL)',
    ],
  },
];

const rememberForMs = 24 * 3_600_000;

interface Request {
  name: string;
  endpoint: Endpoint;
  actor: Caller;
  request: FastifyRequest;
  reply: FastifyReply;
  /** Whether an upload is the one that `answer` was given to; without it an upload is simply done again. */
  isSameUpload?: ((request: FastifyRequest, answer: never) => Promise<boolean>) | undefined;
}
type Remember = (trx: Trx, answer: unknown) => Promise<void>;

/** Keys being worked on in this process: a second request with one of them is told to wait. */
const inFlight = new Set<string>();

/**
 * Runs a POST once per actor, endpoint and Idempotency-Key; a repetition gets the stored answer, another content 422.
 * An answer may hold a receipt code, so it is encrypted under the client's key and a secret of the server. Gone after
 * 24 hours.
 */
export async function withIdempotency<T>(
  app: Server,
  call: Request,
  run: (remember: Remember) => Promise<T>,
): Promise<T> {
  const key = call.request.headers['idempotency-key'];
  const repeatable = call.endpoint.method === 'POST' && (call.endpoint.stream !== 'up' || call.isSameUpload);
  if (!repeatable || key === undefined) return run(async () => {});
  if (typeof key !== 'string' || key.length < 8 || key.length > 255)
    throw httpRefusal('idempotency-key-unusable');
  const slot = slotOf(app, key, call);
  const flight = slot.id.toString('hex');
  if (inFlight.has(flight)) throw httpRefusal('idempotency-in-progress');
  inFlight.add(flight);
  try {
    return ((await recall(app, slot, call)) ?? (await runOnce(app, slot, call, run))) as T;
  } finally {
    inFlight.delete(flight);
  }
}

interface Slot {
  id: Buffer;
  fingerprint: Buffer;
  secret: Buffer;
}

function slotOf(app: Server, key: string, { name, endpoint, actor, request }: Request): Slot {
  const root = createHmac('sha256', app.redress.secret).update(key).digest();
  const mac = (label: string, data: unknown) =>
    createHmac('sha256', root).update(label).update(JSON.stringify(data)).digest();
  // Nobody is known here: a short key might be guessed, so it serves only the address that it came from.
  const whose = actor.id === '' && key.length < 32 ? `at ${visitorOf(request)}` : actor.id;
  // An upload is compared by its content, which is read only when there is an answer to repeat.
  const body = endpoint.stream === 'up' ? null : request.body;
  return {
    id: mac('id', [whose, name]),
    fingerprint: mac('request', [request.params, request.query, body ?? null]),
    secret: Buffer.from(hkdfSync('sha256', root, actor.id, `redress idempotency ${name}`, 32)),
  };
}

async function recall(app: Server, slot: Slot, call: Request): Promise<unknown> {
  const { rows } = await sql<{ fingerprint: Buffer; answer: Buffer; old: boolean }>`
    SELECT fingerprint, answer FROM http.idempotency WHERE id = ${slot.id}
    AND at > ${new Date(app.redress.clock.now() - rememberForMs).toISOString()}::timestamptz`.execute(
    app.redress.db.kysely,
  );
  const row = rows[0];
  if (!row) return undefined;
  if (!row.fingerprint.equals(slot.fingerprint)) throw httpRefusal('idempotency-key-reused');
  const answer = open(slot.secret, row.answer);
  if (call.isSameUpload && !(await call.isSameUpload(call.request, answer as never)))
    throw httpRefusal('idempotency-key-reused');
  call.reply.header('idempotency-replayed', 'true');
  return answer;
}

async function runOnce<T>(
  app: Server,
  slot: Slot,
  call: Request,
  run: (remember: Remember) => Promise<T>,
): Promise<unknown> {
  let remembered = false;
  const remember: Remember = async (trx, answer) => {
    await store(trx, app.redress.clock.now(), slot, answer);
    remembered = true;
  };
  try {
    const answer = await run(remember);
    if (!remembered)
      await inTransaction(app.redress.db, (trx) => store(trx, app.redress.clock.now(), slot, answer));
    return answer;
  } catch (error) {
    // Another node was faster with the same key; our transaction is rolled back and its answer holds.
    if ((error as { constraint?: string }).constraint !== 'idempotency_pkey') throw error;
    // An upload is read only once: told to come again, the client sends it to be compared.
    if (call.endpoint.stream === 'up') throw httpRefusal('idempotency-in-progress');
    return recall(app, slot, call);
  }
}

/** Forgets answers whose day is over. */
export async function purgeAnswers(db: Database, nowMs: number): Promise<void> {
  const end = new Date(nowMs - rememberForMs).toISOString();
  await sql`DELETE FROM http.idempotency WHERE at <= ${end}::timestamptz`.execute(db.kysely);
}

async function store(trx: Trx, nowMs: number, slot: Slot, answer: unknown): Promise<void> {
  const end = new Date(nowMs - rememberForMs).toISOString();
  await sql`DELETE FROM http.idempotency WHERE id = ${slot.id} AND at <= ${end}::timestamptz`.execute(trx);
  await sql`INSERT INTO http.idempotency (id, fingerprint, answer, at)
    VALUES (${slot.id}, ${slot.fingerprint}, ${seal(slot.secret, answer)}, ${new Date(nowMs).toISOString()})`.execute(
    trx,
  );
}

function seal(secret: Buffer, answer: unknown): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', secret, nonce);
  const body = Buffer.concat([cipher.update(JSON.stringify(answer ?? null)), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]);
}

function open(secret: Buffer, sealed: Buffer): unknown {
  const decipher = createDecipheriv('aes-256-gcm', secret, sealed.subarray(0, 12));
  decipher.setAuthTag(sealed.subarray(12, 28));
  return JSON.parse(Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]).toString());
}
