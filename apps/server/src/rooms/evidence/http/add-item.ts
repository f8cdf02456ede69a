import { createHash } from 'node:crypto';
import type { ItemView } from '@redress/contract';
import type { FastifyRequest } from 'fastify';
import { type Guard, openUpload, route, type Server } from '#platform/http';
import { addItem } from '../commands/add-item.ts';
import type { EvidenceDeps } from '../deps.ts';
import { fileMissing } from '../refusals.ts';

export function addItemRoute(app: Server, deps: EvidenceDeps, guard: Guard): void {
  route(
    app,
    'addItem',
    async ({ params, request, language, remember }) => {
      const upload = await openUpload(request);
      if (!upload) throw fileMissing(language);
      return addItem(deps, {
        caseId: params.caseId,
        declaredName: upload.filename,
        content: upload.content,
        provenance: 'given',
        alongside: remember,
      });
    },
    { guard, isSameUpload },
  );
}

async function isSameUpload(request: FastifyRequest, { sha256 }: Pick<ItemView, 'sha256'>): Promise<boolean> {
  const upload = await openUpload(request);
  if (!upload) return false;
  const hash = createHash('sha256');
  for await (const chunk of upload.content) hash.update(chunk);
  return hash.digest('hex') === sha256;
}
