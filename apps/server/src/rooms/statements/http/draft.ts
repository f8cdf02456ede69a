import { checkStatement, mayBePublished } from '@redress/law/publication';
import { anyone, rateLimited, route, type Server } from '#platform/http';
import { changeStatement } from '../commands/change-statement.ts';
import { publishStatement } from '../commands/publish.ts';
import { unpublishStatement } from '../commands/unpublish.ts';
import type { StatementsDeps } from '../deps.ts';
import { readStatement } from '../queries/read-statement.ts';

/** What the author does, and the check of any text. */
export function addDraftRoutes(app: Server, deps: StatementsDeps): void {
  const guard = deps.members.ownsCase;
  route(app, 'getStatement', ({ params }) => readStatement(deps, params.caseId), { guard });
  route(
    app,
    'changeStatement',
    async ({ params, body }) => {
      await changeStatement(deps, params.caseId, body);
      return readStatement(deps, params.caseId);
    },
    { guard },
  );
  route(
    app,
    'publishStatement',
    async ({ params, body }) => {
      await publishStatement(deps, { caseId: params.caseId, preview: body.preview });
      return readStatement(deps, params.caseId);
    },
    { guard },
  );
  route(
    app,
    'unpublishStatement',
    async ({ params }) => {
      await unpublishStatement(deps, params.caseId);
      return readStatement(deps, params.caseId);
    },
    { guard },
  );
  route(
    app,
    'checkStatement',
    async ({ body }) => {
      const findings = checkStatement(body.text);
      return { ok: mayBePublished(findings), findings };
    },
    { guard: rateLimited(app, 300, anyone) },
  );
}
