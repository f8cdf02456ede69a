import { route, type Server } from '#platform/http';
import type { OrgActor } from '#rooms/members';
import { openReviewedPaper } from '../commands/open-paper.ts';
import { liftSuspension, setKinds, suspend } from '../commands/operate.ts';
import { type Reviewer, reviewFile } from '../commands/review-file.ts';
import type { VettingDeps } from '../deps.ts';
import { merchantDuties } from '../queries/merchant-duties.ts';
import { listQueue } from '../queries/queue.ts';
import { readReviewedFile } from '../queries/reviewed-file.ts';
import { personNeeded } from '../refusals.ts';
import { givePaper } from './paper.ts';

/** A platform and the merchants that it has to verify. */
export function addPlatformRoutes(app: Server, deps: VettingDeps): void {
  const mayReview = { guard: deps.members.actsFor('vetting.review') };
  const reviewerOf = ({ kind, orgId, id }: OrgActor): Reviewer => {
    if (kind !== 'member') throw personNeeded();
    return { kind: 'platform', platformId: orgId, personId: id };
  };
  route(
    app,
    'listMerchantVettings',
    async ({ params }) => ({ merchants: await merchantDuties(deps, params.orgId) }),
    { guard: deps.members.actsFor('vetting.read') },
  );
  route(
    app,
    'getMerchantVetting',
    ({ params, actor }) => readReviewedFile(deps, reviewerOf(actor), params.merchantId),
    mayReview,
  );
  route(
    app,
    'merchantVettingDocument',
    async ({ params: { merchantId, documentId }, actor, reply }) => {
      const which = { orgId: merchantId, documentId };
      return givePaper(reply, await openReviewedPaper(deps, reviewerOf(actor), which));
    },
    mayReview,
  );
  route(
    app,
    'reviewMerchantVetting',
    async ({ params: { merchantId }, body, actor }) => {
      const reviewer = reviewerOf(actor);
      await reviewFile(deps, { orgId: merchantId, reviewer, ...body });
      return readReviewedFile(deps, reviewer, merchantId);
    },
    mayReview,
  );
}

const operator = { kind: 'operator' } as const;

/** Who runs the server. */
export function addOperatorRoutes(app: Server, deps: VettingDeps): void {
  const guarded = { guard: deps.members.isOperator };
  const view = (orgId: string) => readReviewedFile(deps, operator, orgId);
  route(app, 'listVettings', async ({ query }) => ({ files: await listQueue(deps, query.show) }), guarded);
  route(app, 'readVetting', ({ params }) => view(params.orgId), guarded);
  route(
    app,
    'readVettingDocument',
    async ({ params, reply }) => givePaper(reply, await openReviewedPaper(deps, operator, params)),
    guarded,
  );
  route(
    app,
    'reviewVetting',
    async ({ params: { orgId }, body }) => {
      await reviewFile(deps, { orgId, reviewer: operator, ...body });
      return view(orgId);
    },
    guarded,
  );
  route(
    app,
    'suspendVetting',
    async ({ params: { orgId }, body }) => {
      await suspend(deps, { orgId, ...body });
      return view(orgId);
    },
    guarded,
  );
  route(
    app,
    'liftSuspension',
    async ({ params }) => {
      await liftSuspension(deps, params);
      return view(params.orgId);
    },
    guarded,
  );
  route(
    app,
    'setOrganisationKinds',
    async ({ params: { orgId }, body }) => {
      await setKinds(deps, { orgId, ...body });
      return view(orgId);
    },
    guarded,
  );
}
