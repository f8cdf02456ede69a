import type { FastifyRequest } from 'fastify';
import { openUpload, route, type Server } from '#platform/http';
import { importResult } from '../commands/import-result.ts';
import { batchFile, discardBatch, makeBatch, readBatch, submitBatch } from '../commands/make-batch.ts';
import type { DepositsDeps } from '../deps.ts';
import { batchView } from '../queries/read-deposit.ts';
import { badResultFile, fileMissing } from '../refusals.ts';
import * as batches from '../store-batches.ts';

const maxResultBytes = 2 * 1024 * 1024;

/** Payment files for the keeper's bank, and what the bank says became of them. */
export function addBatchRoutes(app: Server, deps: DepositsDeps): void {
  const mayConfirm = { guard: deps.members.actsFor('payouts.confirm', { fresh: true }) };
  route(
    app,
    'listBatches',
    async ({ params }) => ({ files: (await batches.listBatches(deps.db, params.orgId, 50)).map(batchView) }),
    { guard: deps.members.actsFor('deposit.read') },
  );
  route(
    app,
    'makeBatch',
    async ({ params, actor }) => {
      const { batchId } = await makeBatch(deps, { keeperId: params.orgId, by: actor.id });
      return batchView(await readBatch(deps.db, batchId, params.orgId));
    },
    mayConfirm,
  );
  route(
    app,
    'batchFile',
    async ({ params, query, reply }) => {
      const { encoding = 'utf-8' } = query;
      const { name, bytes } = await batchFile(deps, {
        batchId: params.batchId,
        keeperId: params.orgId,
        encoding,
      });
      reply.headers({
        'content-type': `text/csv; charset=${encoding}`,
        'content-disposition': `attachment; filename="${name}"`,
        'cache-control': 'no-store',
      });
      return bytes;
    },
    mayConfirm,
  );
  route(
    app,
    'endBatch',
    async ({ params, body, actor }) => {
      const end = body.as === 'submitted' ? submitBatch : discardBatch;
      await end(deps, { batchId: params.batchId, keeperId: params.orgId, by: actor.id });
      return batchView(await readBatch(deps.db, params.batchId, params.orgId));
    },
    mayConfirm,
  );
  route(
    app,
    'importPayoutResult',
    async ({ params, request, actor }) => {
      const bytes = await readFile(request);
      return importResult(deps, { keeperId: params.orgId, bytes, by: actor.id });
    },
    mayConfirm,
  );
}

async function readFile(request: FastifyRequest): Promise<Buffer> {
  const upload = await openUpload(request);
  if (!upload) throw fileMissing();
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of upload.content) {
    bytes += part.length;
    if (bytes > maxResultBytes) throw badResultFile();
    parts.push(part);
  }
  return Buffer.concat(parts);
}
