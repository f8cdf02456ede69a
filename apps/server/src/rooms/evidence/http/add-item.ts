import { type Guard, route, type Server } from '#platform/http';
import { addItem } from '../commands/add-item.ts';
import type { EvidenceDeps } from '../deps.ts';
import { fileMissing } from '../refusals.ts';

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
        content: part.file,
        provenance: 'given',
        alongside: remember,
      });
    },
    { guard },
  );
}
