import type { DutyReportRow } from '@redress/contract';
import { rateLimited, route, type Server } from '#platform/http';
import { makeReport } from '../commands/make-report.ts';
import type { OversightDeps } from '../deps.ts';
import { badPeriod, reportNotFound } from '../refusals.ts';
import { periodOf } from '../rules/period.ts';
import * as reports from '../store-reports.ts';
import { watchesOver } from './guards.ts';

const mostShown = 100;

/** What a platform shows to a regulator. */
export function addReportRoutes(app: Server, deps: OversightDeps): void {
  const reads = { guard: watchesOver(deps, 'oversight.read') };
  route(
    app,
    'makeDutyReport',
    async ({ params: { orgId }, body, actor }) => {
      const period = periodOf(body, deps.clock.now());
      if (!period) throw badPeriod();
      const id = await makeReport(deps, { platformId: orgId, by: actor.id, ...period });
      return reportRow(deps, await found(deps, orgId, id));
    },
    { guard: rateLimited(app, 20, watchesOver(deps, 'reports.export')) },
  );
  route(
    app,
    'listDutyReports',
    async ({ params }) => {
      const rows = await reports.listReports(deps.db, params.orgId, mostShown);
      return { reports: await Promise.all(rows.map((row) => reportRow(deps, row))) };
    },
    reads,
  );
  route(
    app,
    'dutyReportFile',
    async ({ params: { orgId, reportId, format }, reply }) => {
      const row = await found(deps, orgId, reportId);
      const type = format === 'csv' ? 'text/csv; charset=utf-8' : 'application/pdf';
      const name = `duty-report-${row.from_day}-${row.to_day}.${format}`;
      reply.headers({
        'content-type': type,
        'content-disposition': `attachment; filename="${name}"`,
        'seal-salt': row.salt.toString('base64'),
      });
      return deps.blobs.get(reports.vaultOf(row), format === 'csv' ? row.csv_blob : row.pdf_blob);
    },
    reads,
  );
}

async function found(deps: OversightDeps, platformId: string, id: string): Promise<reports.ReportRow> {
  const row = await reports.findReport(deps.db, platformId, id);
  if (!row) throw reportNotFound();
  return row;
}

async function reportRow(deps: OversightDeps, row: reports.ReportRow): Promise<DutyReportRow> {
  const seal = await deps.notary.sealOf(row.id);
  return {
    reportId: row.id,
    from: row.from_day,
    to: row.to_day,
    madeAt: row.made_at.toISOString(),
    csvSha256: row.csv_sha256.toString('hex'),
    pdfSha256: row.pdf_sha256.toString('hex'),
    ...(seal ? { entry: seal.index } : {}),
  };
}
