import { type Selectable, sql, type Updateable } from 'kysely';
import type { Database, Trx } from '#platform/database';
import type { Level, ValueKind } from './rules/weights.ts';
import { typed } from './store.ts';
import type { ClusterTable } from './tables.ts';

export type ClusterRow = Selectable<ClusterTable>;

export interface Neighbour {
  caseId: string;
  clusterId: string | null;
}

/**
 * Of each of these values one other case that has it. For a value that makes a link by itself one is enough: all that
 * have it are in one cluster already.
 */
export async function oneHolderEach(
  trx: Trx,
  asked: { epoch: number; caseId: string; digests: readonly string[] },
): Promise<Neighbour[]> {
  if (asked.digests.length === 0) return [];
  const { rows } = await sql<Neighbour>`
    SELECT DISTINCT c.case_id AS "caseId", c.cluster_id AS "clusterId"
    FROM unnest(${asked.digests}::text[]) AS r(digest) CROSS JOIN LATERAL (
      SELECT h.case_id FROM linking.hold h WHERE h.epoch = ${asked.epoch} AND h.digest = decode(r.digest, 'hex')
        AND h.case_id <> ${asked.caseId} LIMIT 1) o
    JOIN linking."case" c ON c.case_id = o.case_id`.execute(trx);
  return rows;
}

/** Every other case that has two or more of these values, with the values. */
export async function holdersOfSeveral(
  trx: Trx,
  asked: { epoch: number; caseId: string; digests: readonly string[] },
): Promise<(Neighbour & { digests: string[] })[]> {
  if (asked.digests.length < 2) return [];
  const { rows } = await sql<Neighbour & { digests: string[] }>`
    SELECT h.case_id AS "caseId", c.cluster_id AS "clusterId", array_agg(encode(h.digest, 'hex')) AS digests
    FROM unnest(${asked.digests}::text[]) AS r(digest)
    JOIN linking.hold h ON h.epoch = ${asked.epoch} AND h.digest = decode(r.digest, 'hex') AND h.case_id <> ${asked.caseId}
    JOIN linking."case" c ON c.case_id = h.case_id
    GROUP BY h.case_id, c.cluster_id HAVING count(*) >= 2`.execute(trx);
  return rows;
}

/** The cases that have one of these values. */
export async function holdersOf(trx: Trx, epoch: number, digests: readonly string[]): Promise<string[]> {
  if (digests.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    SELECT DISTINCT h.case_id AS id FROM unnest(${digests}::text[]) AS r(digest)
    JOIN linking.hold h ON h.epoch = ${epoch} AND h.digest = decode(r.digest, 'hex')`.execute(trx);
  return rows.map(({ id }) => id);
}

/** These cases and all that are in a cluster with one of them, each with its cluster. */
export async function withClusters(trx: Trx, caseIds: readonly string[]): Promise<Neighbour[]> {
  const { rows } = await sql<Neighbour>`
    SELECT case_id AS "caseId", cluster_id AS "clusterId" FROM linking."case"
    WHERE case_id = ANY(${caseIds}::text[]) OR cluster_id IN (
      SELECT cluster_id FROM linking."case" WHERE case_id = ANY(${caseIds}::text[]))
    ORDER BY case_id`.execute(trx);
  return rows;
}

export interface HeldBy {
  caseId: string;
  digest: string;
  kind: ValueKind;
  level: Level;
}

/** All values of these cases that still count. */
export async function holdingsOf(trx: Trx, epoch: number, caseIds: readonly string[]): Promise<HeldBy[]> {
  const { rows } = await sql<HeldBy>`
    SELECT h.case_id AS "caseId", encode(h.digest, 'hex') AS digest, v.kind, v.level
    FROM linking.hold h JOIN linking.value v USING (epoch, digest)
    WHERE h.epoch = ${epoch} AND h.case_id = ANY(${caseIds}::text[]) AND v.level > 0`.execute(trx);
  return rows;
}

export async function insertCluster(trx: Trx, id: string, formedAt: Date): Promise<void> {
  await typed(trx)
    .insertInto('linking.cluster')
    .values({ id, formed_at: formedAt, version: 0, flag: 'none', cases: 0, buyers: 0, judged: null })
    .execute();
}

export async function moveCases(
  trx: Trx,
  caseIds: readonly string[],
  clusterId: string | null,
): Promise<void> {
  if (caseIds.length === 0) return;
  await sql`UPDATE linking."case" SET cluster_id = ${clusterId}
    WHERE case_id = ANY(${caseIds}::text[]) AND cluster_id IS DISTINCT FROM ${clusterId}`.execute(trx);
}

/** Whole clusters become part of another and are gone. */
export async function mergeClusters(trx: Trx, from: readonly string[], into: string): Promise<void> {
  if (from.length === 0) return;
  await sql`UPDATE linking."case" SET cluster_id = ${into} WHERE cluster_id = ANY(${from}::text[])`.execute(
    trx,
  );
  await deleteClusters(trx, from);
}

export async function deleteClusters(trx: Trx, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await typed(trx).deleteFrom('linking.cluster').where('id', 'in', ids).execute();
}

/** The oldest of the largest of these clusters. */
export async function largestOf(trx: Trx, ids: readonly string[]): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    SELECT k.id FROM linking.cluster k WHERE k.id = ANY(${ids}::text[])
    ORDER BY (SELECT count(*) FROM linking."case" c WHERE c.cluster_id = k.id) DESC, k.formed_at, k.id LIMIT 1`.execute(
    trx,
  );
  return rows[0]?.id as string;
}

export const findCluster = (db: Database | Trx, id: string): Promise<ClusterRow | undefined> =>
  typed(db).selectFrom('linking.cluster').selectAll().where('id', '=', id).executeTakeFirst();

export async function updateCluster(trx: Trx, id: string, change: Updateable<ClusterTable>): Promise<void> {
  await typed(trx)
    .updateTable('linking.cluster')
    .set({ ...change, version: sql`version + 1` })
    .where('id', '=', id)
    .execute();
}

/** Clusters with this flag, or with any, the largest first, after the place given. */
export async function listFlagged(
  db: Database,
  asked: { flag: string | undefined; after: { cases: number; id: string } | undefined; limit: number },
): Promise<ClusterRow[]> {
  const { flag, after, limit } = asked;
  const { rows } = await sql<ClusterRow>`SELECT * FROM linking.cluster
    WHERE ${flag === undefined ? sql`flag <> 'none'` : sql`flag = ${flag}`}
    ${after ? sql`AND (cases < ${after.cases} OR (cases = ${after.cases} AND id > ${after.id}))` : sql``}
    ORDER BY cases DESC, id LIMIT ${limit}`.execute(db.kysely);
  return rows;
}

/** How many clusters there are of each flag. */
export async function countFlagged(db: Database): Promise<{ watch: number; alert: number }> {
  const { rows } = await sql<{ watch: string; alert: string }>`
    SELECT count(*) FILTER (WHERE flag = 'watch') AS watch, count(*) FILTER (WHERE flag = 'alert') AS alert
    FROM linking.cluster WHERE flag <> 'none'`.execute(db.kysely);
  return { watch: Number(rows[0]?.watch ?? 0), alert: Number(rows[0]?.alert ?? 0) };
}
