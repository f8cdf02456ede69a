import { type Guard, route, type Server } from '#platform/http';
import { correctFacts } from '../commands/correct-facts.ts';
import type { EvidenceDeps } from '../deps.ts';
import { readEvidence } from '../queries/read-evidence.ts';

export function correctFactsRoute(app: Server, deps: EvidenceDeps, guard: Guard): void {
  route(
    app,
    'correctFacts',
    async ({ params, body }) => {
      await correctFacts(deps, { caseId: params.caseId, values: body });
      return (await readEvidence(deps, params)).facts;
    },
    { guard },
  );
}
