import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import { type App, compose, memoryConfig } from '../apps/server/src/compose.ts';
import { createKeyring } from '../apps/server/src/rooms/linking/keyring.ts';
import { readLinks } from '../apps/server/src/rooms/linking/queries/links.ts';
import type { ValueKind } from '../apps/server/src/rooms/linking/rules/weights.ts';
import { holdersOfSeveral, oneHolderEach } from '../apps/server/src/rooms/linking/store-clusters.ts';
import { sharedKinds } from '../apps/server/src/rooms/linking/store-figures.ts';
import { startCluster } from './log/postgres.ts';

/**
 * `npm run bench -- linking [--cases 100000] [--seconds 5] [--repeats 3] [--clients 8]`: look-ups per second among so many
 * cases on a real PostgreSQL, against a plain self-join of a table that holds the same identifiers in the clear, indexed
 * both ways, on the same server. Two questions: how many others share what with a case (the page), and which cases have
 * one of a new case's identifiers (the look; ours makes the digests too).
 */
const { values: given } = parseArgs({
  options: {
    cases: { type: 'string', default: '100000' },
    seconds: { type: 'string', default: '5' },
    repeats: { type: 'string', default: '3' },
    clients: { type: 'string', default: '8' },
  },
});
const [cases, seconds, repeats, clients] = [given.cases, given.seconds, given.repeats, given.clients].map(
  Number,
) as [number, number, number, number];

const epoch = 1;
const keyring = createKeyring([{ epoch, secret: randomBytes(32) }]);
/** So many of the last cases have one seller: the worst cluster that the bench asks about. */
const hot = Math.min(1000, Math.floor(cases / 10));

const idOf = (n: number) => `case_${String(n).padStart(24, '0')}`;

/** Half of the cases share a seller with four others, the last ones share one, the rest are alone. */
function sellerOf(n: number): string {
  if (n >= cases - hot) return 'hot';
  return n < cases / 2 ? `five${Math.floor(n / 5)}` : `own${n}`;
}

function identifiersOf(n: number): [ValueKind, string][] {
  const seller = sellerOf(n);
  return [
    ['wechat', `wx_${seller}`],
    ['payee-name', `${seller}网络科技有限公司`],
    ['site', `${seller}.example`],
    ['order-no', `20261101${String(n).padStart(12, '0')}`],
    ['buyer', `139${String(n).padStart(8, '0')}`],
  ];
}

const batch = 5000;

/** The same cases and identifiers for both: digests in the room's tables, clear text in `bench.plain`. */
async function seed(app: App): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(app.db.kysely);
  await run('CREATE SCHEMA bench');
  await run('CREATE TABLE bench.plain_case (case_id text PRIMARY KEY, counts boolean NOT NULL)');
  await run('CREATE TABLE bench.plain (case_id text NOT NULL, kind text NOT NULL, value text NOT NULL)');
  await sql`INSERT INTO linking.setting (epoch) VALUES (${epoch})
    ON CONFLICT (one) DO UPDATE SET epoch = ${epoch}`.execute(app.db.kysely);
  for (let from = 0; from < cases; from += batch) await seedBatch(app, from, Math.min(cases, from + batch));
  await sql`INSERT INTO linking.value (epoch, digest, kind, start_level, level, cases)
    SELECT epoch, digest, min(kind), 2, 2, count(*) FROM bench.hold GROUP BY epoch, digest`.execute(
    app.db.kysely,
  );
  await sql`INSERT INTO linking.cluster (id, formed_at, flag, cases, buyers, judged)
    SELECT cluster_id, now(), 'watch', count(*), count(*), jsonb_build_object('counted', count(*), 'buyers', count(*))
    FROM bench.clustered GROUP BY cluster_id`.execute(app.db.kysely);
  await sql`INSERT INTO linking."case" (case_id, asked, applied, counts, amount_fen, cluster_id)
    SELECT p.case_id, 1, 1, true, 9800, c.cluster_id FROM bench.plain_case p LEFT JOIN bench.clustered c USING (case_id)`.execute(
    app.db.kysely,
  );
  await run(
    'INSERT INTO linking.hold (epoch, digest, case_id) SELECT epoch, digest, case_id FROM bench.hold ORDER BY digest',
  );
  await run('DROP TABLE bench.hold');
  await run('ALTER TABLE bench.plain ADD PRIMARY KEY (kind, value, case_id)');
  await run('CREATE INDEX plain_case_id ON bench.plain (case_id)');
  await run('VACUUM ANALYZE');
}

async function seedBatch(app: App, from: number, to: number): Promise<void> {
  if (from === 0) {
    await sql`CREATE TABLE bench.hold (epoch integer, digest bytea, case_id text, kind text)`.execute(
      app.db.kysely,
    );
    await sql`CREATE TABLE bench.clustered (case_id text, cluster_id text)`.execute(app.db.kysely);
  }
  const numbers = Array.from({ length: to - from }, (_, i) => from + i);
  const ids = numbers.map(idOf);
  const rows = numbers.flatMap((n) =>
    identifiersOf(n).map(([kind, value]) => ({ id: idOf(n), kind, value })),
  );
  const linked = numbers.filter((n) => !sellerOf(n).startsWith('own'));
  await sql`INSERT INTO bench.plain_case SELECT id, true FROM unnest(${ids}::text[]) AS r(id)`.execute(
    app.db.kysely,
  );
  await sql`INSERT INTO bench.plain SELECT * FROM unnest(${rows.map(({ id }) => id)}::text[],
    ${rows.map(({ kind }) => kind)}::text[], ${rows.map(({ value }) => value)}::text[])`.execute(
    app.db.kysely,
  );
  await sql`INSERT INTO bench.hold SELECT ${epoch}, decode(r.digest, 'hex'), r.id, r.kind
    FROM unnest(${rows.map(({ id }) => id)}::text[], ${rows.map(({ kind }) => kind)}::text[],
      ${rows.map(({ kind, value }) => keyring.digest(epoch, kind, value).toString('hex'))}::text[]) AS r(id, kind, digest)`.execute(
    app.db.kysely,
  );
  await sql`INSERT INTO bench.clustered SELECT * FROM unnest(${linked.map(idOf)}::text[],
    ${linked.map((n) => `cluster_${sellerOf(n)}`)}::text[])`.execute(app.db.kysely);
}

/** What the page asks, by plain SQL over clear text. */
async function plainKinds(app: App, caseId: string): Promise<{ kind: string; others: number }[]> {
  const { rows } = await sql<{ kind: string; others: string }>`
    SELECT o.kind, count(DISTINCT o.case_id) AS others FROM bench.plain p
    JOIN bench.plain o ON o.kind = p.kind AND o.value = p.value AND o.case_id <> p.case_id
    JOIN bench.plain_case c ON c.case_id = o.case_id AND c.counts
    WHERE p.case_id = ${caseId} AND p.kind <> 'buyer' GROUP BY o.kind`.execute(app.db.kysely);
  return rows.map(({ kind, others }) => ({ kind, others: Number(others) }));
}

/** Which cases have one of these, by plain SQL: every one of them, since nothing is known of clusters. */
async function plainHolders(app: App, caseId: string, list: [ValueKind, string][]): Promise<number> {
  const [kinds, values] = [list.map(([kind]) => kind), list.map(([, value]) => value)];
  return app.db.kysely.transaction().execute(async (trx) => {
    const { rows } = await sql<{ id: string }>`SELECT DISTINCT o.case_id AS id
      FROM unnest(${kinds}::text[], ${values}::text[]) AS r(kind, value)
      JOIN bench.plain o ON o.kind = r.kind AND o.value = r.value AND o.case_id <> ${caseId}`.execute(trx);
    return rows.length;
  });
}

/** The same as the room asks it: digests, then one holder of each telling one and all that share several weak ones. */
async function ourHolders(app: App, caseId: string, list: [ValueKind, string][]): Promise<number> {
  const digests = list.map(([kind, value]) => keyring.digest(epoch, kind, value).toString('hex'));
  return app.db.kysely.transaction().execute(async (trx) => {
    const asked = { epoch, caseId, digests: digests.slice(0, 1) };
    const strong = await oneHolderEach(trx as Parameters<typeof oneHolderEach>[0], asked);
    const weak = await holdersOfSeveral(trx as Parameters<typeof oneHolderEach>[0], {
      ...asked,
      digests: digests.slice(1, 4),
    });
    return strong.length + weak.length;
  });
}

/** A run measures nothing if both sides do not say the same. */
async function compare(app: App, numbers: readonly number[]): Promise<void> {
  for (const n of numbers) {
    const clusterId = `cluster_${sellerOf(n)}`;
    const ours = await sharedKinds(app.db, { epoch, caseId: idOf(n), clusterId });
    const plain = await plainKinds(app, idOf(n));
    const text = (rows: { kind: string; others: number }[]) =>
      JSON.stringify(rows.map(({ kind, others }) => `${kind} ${others}`).sort());
    if (text(ours) !== text(plain)) throw new Error(`${idOf(n)}: ${text(ours)} is not ${text(plain)}`);
  }
}

/** Look-ups per second of so many clients at once, each on cases of its own choosing. */
async function rate(ask: (n: number) => Promise<unknown>, pick: () => number): Promise<number> {
  let done = 0;
  const start = process.hrtime.bigint();
  const until = Date.now() + seconds * 1000;
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (Date.now() < until) {
        await ask(pick());
        done++;
      }
    }),
  );
  return done / (Number(process.hrtime.bigint() - start) / 1e9);
}

const median = (numbers: number[]): number => numbers.sort((a, b) => a - b)[numbers.length >> 1] as number;

async function measure(
  name: string,
  pick: () => number,
  [ours, plain]: [(n: number) => Promise<unknown>, (n: number) => Promise<unknown>],
): Promise<void> {
  const rates = { ours: [] as number[], plain: [] as number[] };
  // In turns, so that what warms up or slows down the machine meets both.
  for (let i = 0; i < repeats; i++) {
    rates.ours.push(await rate(ours, pick));
    rates.plain.push(await rate(plain, pick));
  }
  const [a, b] = [median(rates.ours), median(rates.plain)];
  console.log(
    `${name.padEnd(52)} ours ${a.toFixed(0).padStart(6)}/s  plain join ${b.toFixed(0).padStart(6)}/s  ratio ${(a / b).toFixed(2)}`,
  );
}

const folder = mkdtempSync(join(tmpdir(), 'redress-bench-'));
const cluster = await startCluster();
if (!cluster) throw new Error('bench linking needs PostgreSQL: apt install postgresql');
const app = await compose({ ...memoryConfig(folder), database: { url: cluster.url } });
try {
  const start = Date.now();
  await seed(app);
  console.log(
    `${cases} cases, ${cases * 5} identifiers, ${clients} clients, median of ${repeats}; seeding: ${((Date.now() - start) / 1000).toFixed(0)} s`,
  );
  const any = () => Math.floor(Math.random() * (cases - hot));
  const inHot = () => cases - 1 - Math.floor(Math.random() * hot);
  await compare(app, [...Array.from({ length: 200 }, any), inHot(), inHot()]);
  // Nobody joined: the page reads no case.
  const deps = { ...app.rooms, db: app.db, keyring } as unknown as Parameters<typeof readLinks>[0];
  const page = (n: number) => readLinks(deps, idOf(n));
  const plainPage = (n: number) => plainKinds(app, idOf(n));
  await measure('the page of a case', any, [page, plainPage]);
  await measure(`the page of a case with ${hot - 1} others`, inHot, [page, plainPage]);
  const look = (n: number) => ourHolders(app, idOf(n), identifiersOf(n));
  const plainLook = (n: number) => plainHolders(app, idOf(n), identifiersOf(n));
  await measure('who has a new case’s identifiers', any, [look, plainLook]);
  await measure(`the same where ${hot - 1} have them`, inHot, [look, plainLook]);
} finally {
  await app.stop();
  await cluster.stop();
  rmSync(folder, { recursive: true, force: true });
}
