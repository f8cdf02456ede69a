import { route, type Server } from '#platform/http';
import { answerClaim } from '../commands/answer-claim.ts';
import { answerOffer, makeOffer } from '../commands/offers.ts';
import { saveRule } from '../commands/save-rule.ts';
import type { ClaimsDeps } from '../deps.ts';
import { readInbox, readSummary } from '../queries/inbox.ts';
import { openFile } from '../queries/open-file.ts';
import { readClaimFor, readRespondentClaim } from '../queries/read-claim.ts';
import { readRule, trialOf } from '../queries/rules.ts';
import { claimForOrg, claimOfOrg } from './guards.ts';
import { receiveFile } from './respondent.ts';

/** What an organisation's people and programs do with the claims against it. */
export function addConsoleRoutes(app: Server, deps: ClaimsDeps): void {
  const reads = deps.members.actsFor('claims.read');
  const answers = deps.members.actsFor('claims.answer');
  route(app, 'listOrgClaims', ({ params, query }) => readInbox(deps, params.orgId, query), { guard: reads });
  route(app, 'claimSummary', ({ params }) => readSummary(deps, params.orgId), { guard: reads });
  route(app, 'getOrgClaim', async ({ params }) => readClaimFor(deps, await claimForOrg(deps, params)), {
    guard: reads,
  });
  route(
    app,
    'answerOrgClaim',
    async ({ params, body }) => {
      const claimId = await claimOfOrg(deps, params);
      await answerClaim(deps, { claimId, answer: body });
      return readRespondentClaim(deps, claimId);
    },
    { guard: answers },
  );
  route(
    app,
    'addOrgClaimFile',
    async ({ params, request }) => receiveFile(deps, await claimOfOrg(deps, params), request),
    { guard: answers },
  );
  route(
    app,
    'orgClaimFile',
    async ({ params, reply }) =>
      openFile(deps, { ...(await claimForOrg(deps, params)), fileId: params.fileId }, reply),
    { guard: reads },
  );
  route(
    app,
    'makeOrgOffer',
    async ({ params, body }) => {
      const claimId = await claimOfOrg(deps, params);
      await makeOffer(deps, { claimId, side: 'respondent', ...body });
      return readRespondentClaim(deps, claimId);
    },
    { guard: answers },
  );
  route(
    app,
    'answerOrgOffer',
    async ({ params, body }) => {
      const claimId = await claimOfOrg(deps, params);
      await answerOffer(deps, { claimId, offerId: params.offerId, side: 'respondent', ...body });
      return readRespondentClaim(deps, claimId);
    },
    { guard: answers },
  );
  addRuleRoutes(app, deps);
}

function addRuleRoutes(app: Server, deps: ClaimsDeps): void {
  const reads = deps.members.actsFor('claims.read');
  const manages = deps.members.actsFor('rules.manage');
  route(app, 'getClaimRule', ({ params }) => readRule(deps, params.orgId), { guard: reads });
  route(
    app,
    'saveClaimRule',
    async ({ params: { orgId }, body, actor }) => {
      await saveRule(deps, { orgId, rule: body, by: actor.id });
      return readRule(deps, orgId);
    },
    { guard: manages },
  );
  route(app, 'tryClaimRule', ({ params: { orgId }, body }) => trialOf(deps, orgId, body), { guard: manages });
}
