import { anyone, type Guard, rateLimited, route, type Server, visitorOf } from '#platform/http';
import { eraseClaim } from '../commands/erase-claim.ts';
import { openCaseFromClaim } from '../commands/join-case.ts';
import { nameProceeding } from '../commands/name-proceeding.ts';
import { answerOffer, makeOffer } from '../commands/offers.ts';
import { openClaim } from '../commands/open-claim.ts';
import { revealCard } from '../commands/reveal-card.ts';
import { sayWord } from '../commands/say-word.ts';
import { setContact, setPayee } from '../commands/set-payee.ts';
import { showPayer } from '../commands/show-payer.ts';
import type { ClaimsDeps } from '../deps.ts';
import { openFile } from '../queries/open-file.ts';
import { orderRecordOf } from '../queries/order-record.ts';
import { buyerRowOf, readBuyerClaim } from '../queries/read-claim.ts';
import { listByCase } from '../store.ts';
import { type ClaimActor, ownsClaim } from './guards.ts';

/** What a buyer does: open, say, offer, be paid, go on to a case. */
export function addBuyerRoutes(app: Server, deps: ClaimsDeps): void {
  const guard = ownsClaim(deps);
  addOpening(app, deps);
  route(app, 'getClaim', ({ actor }) => readBuyerClaim(deps, actor.claimId), { guard });
  const view = ({ claimId }: ClaimActor) => readBuyerClaim(deps, claimId);
  route(
    app,
    'eraseClaim',
    async ({ actor }) => {
      await eraseClaim(deps, actor.claimId);
      return null;
    },
    { guard },
  );
  const offers = rateLimited(app, 30, guard);
  route(
    app,
    'sayOnClaim',
    async ({ actor, body }) => {
      await sayWord(deps, { claimId: actor.claimId, word: body.word });
      return view(actor);
    },
    { guard },
  );
  route(
    app,
    'makeBuyerOffer',
    async ({ actor, body }) => {
      await makeOffer(deps, { claimId: actor.claimId, side: 'buyer', ...body });
      return view(actor);
    },
    { guard: offers },
  );
  route(
    app,
    'answerBuyerOffer',
    async ({ actor, params: { offerId }, body }) => {
      await answerOffer(deps, { claimId: actor.claimId, offerId, side: 'buyer', ...body });
      return view(actor);
    },
    { guard },
  );
  addMoneyRoutes(app, deps, guard);
  route(app, 'revealCard', ({ actor: { claimId }, body }) => revealCard(deps, claimId, body), {
    guard: offers,
  });
  route(
    app,
    'nameProceeding',
    async ({ actor: { claimId }, body }) => {
      await nameProceeding(deps, { claimId, ...body });
      return readBuyerClaim(deps, claimId);
    },
    { guard: offers },
  );
  addRecordRoutes(app, deps, guard);
  route(
    app,
    'claimFile',
    ({ actor: { claimId }, params: { fileId }, reply }) =>
      openFile(deps, { claimId, fileId, as: 'buyer' }, reply),
    { guard },
  );
}

/** Her own copy of what the shop said; that she is the payer is shown once. */
function addRecordRoutes(app: Server, deps: ClaimsDeps, guard: Guard<ClaimActor>): void {
  const tries = rateLimited(app, 30, guard);
  const reads = rateLimited(app, 60, guard);
  route(
    app,
    'showPayer',
    async ({ actor: { claimId }, body, request }) => {
      await showPayer(deps, { claimId, ...body, visitor: visitorOf(request) });
      return readBuyerClaim(deps, claimId);
    },
    { guard: tries },
  );
  route(app, 'buyerOrderRecord', ({ actor: { claimId } }) => orderRecordOf(deps, claimId), { guard: reads });
}

function addMoneyRoutes(app: Server, deps: ClaimsDeps, guard: Guard<ClaimActor>): void {
  // Payment numbers are not for guessing.
  const limited = rateLimited(app, 10, guard);
  route(
    app,
    'setClaimPayee',
    async ({ actor: { claimId }, body }) => {
      await setPayee(deps, { claimId, ...body });
      return readBuyerClaim(deps, claimId);
    },
    { guard: limited },
  );
  route(
    app,
    'setClaimContact',
    async ({ actor: { claimId }, body }) => {
      await setContact(deps, { claimId, ...body });
      return readBuyerClaim(deps, claimId);
    },
    { guard },
  );
}

/** Sixty in ten minutes of one address serve a whole internet café; more is somebody who tries order numbers. */
function addOpening(app: Server, deps: ClaimsDeps): void {
  route(
    app,
    'openClaim',
    async ({ body, remember, request }) => {
      let credentials: { receiptCode: string; token: string } | undefined;
      const { claimId } = await openClaim(deps, body, {
        visitor: visitorOf(request),
        alongside: async (trx, opened) => {
          credentials = await deps.members.issueReceipt(trx, opened.claimId);
          await remember(trx, { ...opened, ...credentials });
        },
      });
      return { claimId, ...(credentials as { receiptCode: string; token: string }) };
    },
    {
      guard: rateLimited(app, 60, anyone),
      dress: (reply, { token }) => deps.members.setSessionCookie(reply, token),
    },
  );
  const { ownsCase } = deps.members;
  const owns = rateLimited(app, 20, ownsClaim(deps));
  route(
    app,
    'openClaimFromCase',
    ({ params: { caseId }, body, remember, request }) =>
      openClaim(deps, body, { caseId, visitor: visitorOf(request), alongside: remember }),
    { guard: rateLimited(app, 20, ownsCase) },
  );
  route(
    app,
    'listCaseClaims',
    async ({ params: { caseId } }) => ({
      claims: await Promise.all((await listByCase(deps.db, caseId)).map((claim) => buyerRowOf(deps, claim))),
    }),
    { guard: ownsCase },
  );
  route(
    app,
    'openCaseFromClaim',
    ({ actor: { claimId }, remember }) => openCaseFromClaim(deps, claimId, remember),
    {
      guard: owns,
      dress: (reply, { token }) => deps.members.setSessionCookie(reply, token),
    },
  );
}
