import { sql } from 'kysely';
import type { Database, Trx } from '#platform/database';
import { payeeKinds, type ValueKind } from './rules/weights.ts';
import { type CaseRow, typed } from './store.ts';

export interface ClusterSums {
  cases: number;
  counted: number;
  vanished: number;
  silent: number;
  gone: number;
  amountFen: number;
  firstDay: string | null;
  lastDay: string | null;
}

/** Sums over a cluster; money, days and vanishing of the cases that count only. */
export async function sumsOf(db: Database | Trx, clusterId: string): Promise<ClusterSums> {
  const { rows } = await sql<Record<keyof ClusterSums, string>>`
    SELECT count(*) AS cases, count(*) FILTER (WHERE counts) AS counted,
      count(*) FILTER (WHERE counts AND vanished) AS vanished,
      count(*) FILTER (WHERE counts AND silent) AS silent,
      count(*) FILTER (WHERE counts AND (vanished OR silent)) AS gone,
      coalesce(sum(amount_fen) FILTER (WHERE counts), 0) AS "amountFen",
      to_char(min(paid_day) FILTER (WHERE counts), 'YYYY-MM-DD') AS "firstDay",
      to_char(max(paid_day) FILTER (WHERE counts), 'YYYY-MM-DD') AS "lastDay"
    FROM linking."case" WHERE cluster_id = ${clusterId}`.execute(typed(db));
  const row = rows[0] as Record<keyof ClusterSums, string>;
  return {
    cases: Number(row.cases),
    counted: Number(row.counted),
    vanished: Number(row.vanished),
    silent: Number(row.silent),
    gone: Number(row.gone),
    amountFen: Number(row.amountFen),
    firstDay: row.firstDay,
    lastDay: row.lastDay,
  };
}

/** By what the counted cases of a cluster are known to be one buyer's: contacts of the buyer, numbers of the order. */
export async function buyerMarks(
  db: Database | Trx,
  epoch: number,
  clusterId: string,
): Promise<{ caseId: string; digest: string | null }[]> {
  const { rows } = await sql<{ caseId: string; digest: string | null }>`
    SELECT c.case_id AS "caseId", m.digest FROM linking."case" c
    LEFT JOIN (SELECT h.case_id, encode(h.digest, 'hex') AS digest FROM linking.hold h
      JOIN linking.value v USING (epoch, digest) WHERE h.epoch = ${epoch} AND v.kind IN ('buyer', 'order-no')) m
      ON m.case_id = c.case_id
    WHERE c.cluster_id = ${clusterId} AND c.counts`.execute(typed(db));
  return rows;
}

/** How many counted cases of a cluster paid the same payee, at most. */
export async function mostPaidPayee(db: Database | Trx, epoch: number, clusterId: string): Promise<number> {
  const { rows } = await sql<{ n: string }>`
    SELECT count(*) AS n FROM linking."case" c JOIN linking.hold h ON h.case_id = c.case_id AND h.epoch = ${epoch}
    JOIN linking.value v USING (epoch, digest)
    WHERE c.cluster_id = ${clusterId} AND c.counts AND v.level > 0 AND v.kind = ANY(${payeeKinds}::text[])
    GROUP BY h.digest ORDER BY n DESC LIMIT 1`.execute(typed(db));
  return Number(rows[0]?.n ?? 0);
}

/** Other counted cases of the cluster that share a value of each kind with this case. */
export async function sharedKinds(
  db: Database,
  asked: { epoch: number; caseId: string; clusterId: string },
): Promise<{ kind: ValueKind; others: number }[]> {
  const { rows } = await sql<{ kind: ValueKind; others: string }>`
    SELECT v.kind, count(DISTINCT o.case_id) AS others
    FROM linking.hold h JOIN linking.value v USING (epoch, digest)
    JOIN linking.hold o ON o.epoch = h.epoch AND o.digest = h.digest AND o.case_id <> h.case_id
    JOIN linking."case" c ON c.case_id = o.case_id AND c.cluster_id = ${asked.clusterId} AND c.counts
    WHERE h.case_id = ${asked.caseId} AND h.epoch = ${asked.epoch} AND v.level > 0 AND v.kind <> 'buyer'
    GROUP BY v.kind`.execute(db.kysely);
  return rows.map(({ kind, others }) => ({ kind, others: Number(others) }));
}

/** The values of a case that another joined case of its cluster has too, each with how many joined cases have it. */
export async function valuesSharedByJoined(
  db: Database,
  asked: { epoch: number; caseId: string; clusterId: string },
): Promise<{ digest: string; kind: ValueKind; cases: number }[]> {
  const { rows } = await sql<{ digest: string; kind: ValueKind; cases: string }>`
    SELECT encode(h.digest, 'hex') AS digest, v.kind, count(DISTINCT o.case_id) AS cases
    FROM linking.hold h JOIN linking.value v USING (epoch, digest)
    JOIN linking.hold o ON o.epoch = h.epoch AND o.digest = h.digest
    JOIN linking."case" c ON c.case_id = o.case_id AND c.cluster_id = ${asked.clusterId} AND c.joined_at IS NOT NULL
    WHERE h.case_id = ${asked.caseId} AND h.epoch = ${asked.epoch} AND v.level > 0 AND v.kind <> 'buyer'
    GROUP BY 1, 2 HAVING count(DISTINCT o.case_id) > 1 ORDER BY cases DESC, digest`.execute(db.kysely);
  return rows.map(({ cases, ...row }) => ({ ...row, cases: Number(cases) }));
}

/** Kinds of values that at least two cases of a cluster share, with how many cases share one. */
export async function clusterKinds(
  db: Database,
  epoch: number,
  clusterId: string,
): Promise<{ kind: ValueKind; cases: number }[]> {
  const { rows } = await sql<{ kind: ValueKind; cases: string }>`
    SELECT kind, count(DISTINCT case_id) AS cases FROM (
      SELECT v.kind, h.case_id, count(*) OVER (PARTITION BY h.digest) AS sharing
      FROM linking."case" c JOIN linking.hold h ON h.case_id = c.case_id AND h.epoch = ${epoch}
      JOIN linking.value v USING (epoch, digest)
      WHERE c.cluster_id = ${clusterId} AND v.level > 0 AND v.kind <> 'buyer') s
    WHERE sharing > 1 GROUP BY kind ORDER BY cases DESC, kind`.execute(db.kysely);
  return rows.map(({ kind, cases }) => ({ kind, cases: Number(cases) }));
}

/** The joined cases of a cluster, in the order of joining. */
export async function listJoined(db: Database, clusterId: string, limit: number): Promise<CaseRow[]> {
  return typed(db)
    .selectFrom('linking.case')
    .selectAll()
    .where('cluster_id', '=', clusterId)
    .where('joined_at', 'is not', null)
    .orderBy('joined_at')
    .orderBy('case_id')
    .limit(limit)
    .execute();
}

export async function countJoined(db: Database, clusterId: string): Promise<number> {
  const { rows } = await sql<{ n: string }>`SELECT count(*) AS n FROM linking."case"
    WHERE cluster_id = ${clusterId} AND joined_at IS NOT NULL`.execute(db.kysely);
  return Number(rows[0]?.n ?? 0);
}
