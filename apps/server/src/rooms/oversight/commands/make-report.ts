import { randomBytes } from 'node:crypto';
import { stringify } from 'csv-stringify/sync';
import { newId } from '#platform/clock';
import { inTransaction } from '#platform/database';
import { sha256 } from '#platform/digest';
import { renderLetter } from '#platform/documents';
import { commitTo } from '#rooms/evidence';
import type { OversightDeps } from '../deps.ts';
import { newEvent } from '../events.ts';
import { collectReport } from '../queries/collect-report.ts';
import type { DutyReport } from '../rules/duty-report.ts';
import type { Period } from '../rules/period.ts';
import { reportData, reportRows } from '../rules/report-tables.ts';
import * as reports from '../store-reports.ts';
import { recordEvent } from './record-event.ts';

const maxBytes = 50 * 1024 * 1024;

/** For a spreadsheet; no cell is a formula. The same report gives the same bytes. */
export const reportCsv = (report: DutyReport): Buffer =>
  Buffer.from(
    stringify(reportRows(report), {
      ...{ bom: true, record_delimiter: 'windows', escape_formulas: true },
      // The library quotes what holds its own delimiter only; spreadsheets break a line at this one too.
      quoted_match: /\n/,
    }),
  );

/** The same report gives the same bytes. */
export const reportPdf = (report: DutyReport): Promise<Uint8Array> =>
  renderLetter('duty-report', reportData(report, sha256(reportCsv(report)).toString('hex')), 'pdf');

/**
 * What a platform did in a time, as CSV and PDF: kept byte for byte, and sealed so that whoever holds a file finds it in
 * the log. Refusals: `bad-period`, `too-many-claims`. Killed half-way it leaves files that no row names; they are swept.
 */
export async function makeReport(
  deps: OversightDeps,
  { platformId, by, ...period }: { platformId: string; by: string } & Period,
): Promise<string> {
  const id = newId('rpt');
  const report = await collectReport(deps, { reportId: id, platformId, ...period });
  const csv = reportCsv(report);
  const pdf = await reportPdf(report);
  const vault = deps.blobs.createVault(reports.vaultId(id));
  const [csvBlob, pdfBlob] = [
    await deps.blobs.put(vault, once(csv), { maxBytes }),
    await deps.blobs.put(vault, once(pdf), { maxBytes }),
  ];
  const salt = randomBytes(32);
  const atMs = report.madeAtMs;
  const hashes = { csv: sha256(csv), pdf: sha256(pdf) };
  await inTransaction(deps.db, async (trx) => {
    await reports.insertReport(trx, {
      id,
      platform_id: platformId,
      from_day: period.from,
      to_day: period.to,
      made_at: new Date(atMs),
      made_by: by,
      csv_blob: csvBlob.key,
      csv_sha256: hashes.csv,
      pdf_blob: pdfBlob.key,
      pdf_sha256: hashes.pdf,
      salt,
      wrapped_key: vault.wrappedKey,
    });
    const fields = { csv: commitTo(salt, csv), pdf: commitTo(salt, pdf) };
    await deps.notary.seal(trx, { id, type: 'report', atMs, fields, contents: [hashes.csv, hashes.pdf] });
    const body = {
      platformId,
      ...period,
      csv: hashes.csv.toString('hex'),
      pdf: hashes.pdf.toString('hex'),
      by,
    };
    await recordEvent(deps, trx, newEvent(id, atMs, 'report.made', body));
  });
  return id;
}

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}
