import { createHash } from 'node:crypto';
import { openUpload, rateLimited, route, type Server } from '#platform/http';
import { checkTerms } from '../commands/check-terms.ts';
import { readTerms } from '../commands/read-terms.ts';
import type { OversightDeps } from '../deps.ts';
import { listChecks, readCheck } from '../queries/read-checks.ts';
import { termsMissing } from '../refusals.ts';
import { watchesOver } from './guards.ts';

/** A platform's own terms, looked through. */
export function addTermsRoutes(app: Server, deps: OversightDeps): void {
  const reads = { guard: watchesOver(deps, 'oversight.read') };
  const checks = { guard: rateLimited(app, 60, watchesOver(deps, 'oversight.manage')) };
  route(
    app,
    'checkTerms',
    async ({ params: { orgId: platformId }, body, actor }) => {
      const sha256 = createHash('sha256').update(body.text).digest();
      const given = { platformId, by: actor.id, ...body, source: 'text' as const, sha256 };
      return readCheck(deps, { platformId, checkId: await checkTerms(deps, given) });
    },
    checks,
  );
  route(
    app,
    'checkTermsFile',
    async ({ params: { orgId: platformId }, query, request, actor }) => {
      const upload = await openUpload(request);
      if (!upload) throw termsMissing();
      const read = await readTerms(deps, { name: upload.filename, content: upload.content });
      const given = { platformId, by: actor.id, ...query, ...read, source: 'file' as const };
      return readCheck(deps, { platformId, checkId: await checkTerms(deps, given) });
    },
    checks,
  );
  route(
    app,
    'listTermsChecks',
    async ({ params }) => ({ checks: await listChecks(deps, params.orgId) }),
    reads,
  );
  route(
    app,
    'getTermsCheck',
    ({ params: { orgId, checkId } }) => readCheck(deps, { platformId: orgId, checkId }),
    reads,
  );
}
