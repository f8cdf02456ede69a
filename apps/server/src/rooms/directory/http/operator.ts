import { Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import { openUpload, route, type Server } from '#platform/http';
import { decideProposal } from '../commands/decide-proposal.ts';
import { importCsv } from '../commands/import-csv.ts';
import { removeEntry, saveEntry } from '../commands/save-entry.ts';
import type { DirectoryDeps } from '../deps.ts';
import { entryView } from '../queries/entry-view.ts';
import { exportCsv } from '../queries/export-csv.ts';
import { listProposals, readProposal } from '../queries/list-proposals.ts';
import { readEntry } from '../queries/search.ts';
import { csvMissing, csvTooLarge } from '../refusals.ts';

const maxCsvBytes = 5 * 1024 * 1024;

/** What needs the operator's key. */
export function addOperatorRoutes(app: Server, deps: DirectoryDeps): void {
  const options = { guard: deps.members.isOperator };
  route(app, 'listProposals', async ({ query }) => listProposals(deps, query), options);
  route(
    app,
    'decideProposal',
    async ({ params, body }) => {
      await decideProposal(deps, { ...params, ...body });
      return readProposal(deps, params.proposalId);
    },
    options,
  );
  route(
    app,
    'saveEntry',
    async ({ body }) => {
      const entryId = await saveEntry(deps, body);
      return entryView(await readEntry(deps, body.entry.type, entryId));
    },
    options,
  );
  route(
    app,
    'removeEntry',
    async ({ params }) => {
      await removeEntry(deps, params.entryId);
      return null;
    },
    options,
  );
  addCsvRoutes(app, deps, options);
}

function addCsvRoutes(
  app: Server,
  deps: DirectoryDeps,
  options: { guard: DirectoryDeps['members']['isOperator'] },
): void {
  route(
    app,
    'exportDirectory',
    async ({ query, reply }) => {
      reply.headers({
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="redress-${query.type}s.csv"`,
      });
      return Readable.from(exportCsv(deps, query.type), { objectMode: false });
    },
    options,
  );
  route(
    app,
    'importDirectory',
    async ({ query, request }) => {
      const text = await readCsv(request);
      return importCsv(deps, { type: query.type, text, dryRun: query.dryRun === 'yes' });
    },
    options,
  );
}

async function readCsv(request: FastifyRequest): Promise<string> {
  const upload = await openUpload(request);
  if (!upload) throw csvMissing();
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of upload.content) {
    bytes += part.length;
    if (bytes > maxCsvBytes) throw csvTooLarge();
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}
