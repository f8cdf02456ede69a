import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import type { Endpoint } from '@redress/contract';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import { inTransaction, type Migration, type Trx } from '../database/index.ts';
import { httpRefusal } from './problems.ts';
import type { Caller } from './route.ts';
import type { Server } from './server.ts';

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

export const rememberForMs = 24 * 3_600_000;

interface Request {
  name: string;
  endpoint: Endpoint;
  actor: Caller;
  request: FastifyRequest;
  reply: FastifyReply;
}
type Remember = (trx: Trx, answer: unknown) => Promise<void>;

/** Keys being worked on in this process: a second request with one of them is told to wait. */
const inFlight = new Set<string>();

/**
 * Runs a POST once per actor, endpoint and Idempotency-Key; a repetition gets the stored answer, another body 422.
 * An answer may hold a receipt code, so it is encrypted under the key that only the client has: hence the 32
 * characters. Gone after 24 hours.
 */
export async function withIdempotency<T>(
  app: Server,
  call: Request,
  run: (remember: Remember) => Promise<T>,
): Promise<T> {
  const key = call.request.headers['idempotency-key'];
  if (call.endpoint.method !== 'POST' || key === undefined) return run(async () => {});
  if (typeof key !== 'string' || key.length < 32 || key.length > 200)
    throw httpRefusal('idempotency-key-unusable');
  const slot = slotOf(key, call);
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

function slotOf(key: string, { name, actor, request }: Request): Slot {
  const mac = (label: string, data: unknown) =>
    createHmac('sha256', key).update(label).update(JSON.stringify(data)).digest();
  // A streamed body is not read twice: its length stands for it.
  const streamed = request.headers['content-type']?.startsWith('application/json')
    ? request.body
    : request.headers['content-length'];
  return {
    id: mac('id', [actor.id, name]),
    fingerprint: mac('request', [request.params, request.query, streamed ?? null]),
    secret: Buffer.from(hkdfSync('sha256', key, actor.id, `redress idempotency ${name}`, 32)),
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
  if (call.endpoint.stream === 'up') call.request.raw.resume();
  call.reply.header('idempotency-replayed', 'true');
  return open(slot.secret, row.answer);
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
    return recall(app, slot, call);
  }
}

async function store(trx: Trx, nowMs: number, slot: Slot, answer: unknown): Promise<void> {
  await sql`DELETE FROM http.idempotency WHERE at < ${new Date(nowMs - rememberForMs).toISOString()}::timestamptz`.execute(
    trx,
  );
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
