import { type Selectable, sql } from 'kysely';
import type { Trx } from '#platform/database';
import { typed } from './store.ts';
import type { ReportTable } from './tables.ts';

/** Keeps a report, or gives the one that says the same; two who ask at once get the same one. */
export async function insertReport(trx: Trx, row: Selectable<ReportTable>): Promise<Selectable<ReportTable>> {
  const { rows } = await sql<Selectable<ReportTable>>`
    INSERT INTO linking.report (id, cluster_id, source_sha256, prepared_at)
    VALUES (${row.id}, ${row.cluster_id}, ${row.source_sha256}, ${row.prepared_at})
    ON CONFLICT (cluster_id, source_sha256) DO UPDATE SET prepared_at = linking.report.prepared_at
    RETURNING id, cluster_id, source_sha256, prepared_at`.execute(typed(trx));
  return rows[0] as Selectable<ReportTable>;
}
