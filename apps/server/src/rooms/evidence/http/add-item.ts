import type { MultipartFile } from '@fastify/multipart';
import { type Guard, route, type Server } from '#platform/http';
import { addItem } from '../commands/add-item.ts';
import type { EvidenceDeps } from '../deps.ts';
import { fileMissing } from '../refusals.ts';
import { itemTooLarge } from '../rules/limits.ts';

export function addItemRoute(app: Server, deps: EvidenceDeps, guard: Guard): void {
  route(
    app,
    'addItem',
    async ({ params, request, remember }) => {
      const part = request.isMultipart() ? await request.file() : undefined;
      if (!part) throw fileMissing();
      return addItem(deps, {
        caseId: params.caseId,
        declaredName: part.filename ?? '',
        content: whole(part.file, deps),
        provenance: 'given',
        alongside: remember,
      });
    },
    { guard },
  );
}

/** The form parser ends an over-long file quietly at its limit; half a file must never pass for the whole one. */
async function* whole(file: MultipartFile['file'], { limits }: EvidenceDeps): AsyncGenerator<Buffer> {
  yield* file;
  if (file.truncated) throw itemTooLarge(limits);
}
