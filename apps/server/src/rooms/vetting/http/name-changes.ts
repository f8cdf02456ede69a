import { route, type Server } from '#platform/http';
import { askNameChange, takeBackNameChange } from '../commands/ask-name-change.ts';
import { decideNameChange } from '../commands/decide-name-change.ts';
import type { Reviewer } from '../commands/review-file.ts';
import type { VettingDeps } from '../deps.ts';
import { readOwnFile } from '../queries/own-file.ts';
import { readReviewedFile } from '../queries/reviewed-file.ts';
import { personNeeded } from '../refusals.ts';

/** Other names than those that stand: asked for by the organisation, decided by who checks files. */
export function addNameChangeRoutes(app: Server, deps: VettingDeps): void {
  const maySubmit = { guard: deps.members.actsFor('vetting.submit') };
  route(
    app,
    'askNameChange',
    async ({ params: { orgId }, body, actor }) => {
      await askNameChange(deps, { orgId, by: actor.id, asked: body });
      return readOwnFile(deps, orgId, { role: actor.role, mayEdit: true });
    },
    maySubmit,
  );
  route(
    app,
    'takeBackNameChange',
    async ({ params: { orgId, changeId }, actor }) => {
      await takeBackNameChange(deps, { orgId, by: actor.id, changeId });
      return readOwnFile(deps, orgId, { role: actor.role, mayEdit: true });
    },
    maySubmit,
  );
  route(
    app,
    'decideMerchantNameChange',
    async ({ params: { orgId: platformId, merchantId, changeId }, body, actor }) => {
      if (actor.kind !== 'member') throw personNeeded();
      const reviewer: Reviewer = { kind: 'platform', platformId, personId: actor.id };
      await decideNameChange(deps, { orgId: merchantId, changeId, reviewer, ...body });
      return readReviewedFile(deps, reviewer, merchantId);
    },
    { guard: deps.members.actsFor('vetting.review') },
  );
  route(
    app,
    'decideNameChange',
    async ({ params: { orgId, changeId }, body }) => {
      const reviewer: Reviewer = { kind: 'operator' };
      await decideNameChange(deps, { orgId, changeId, reviewer, ...body });
      return readReviewedFile(deps, reviewer, orgId);
    },
    { guard: deps.members.isOperator },
  );
}
