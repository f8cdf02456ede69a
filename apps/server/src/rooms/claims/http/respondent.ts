import type { FastifyRequest } from 'fastify';
import { openUpload, rateLimited, route, type Server } from '#platform/http';
import { addFile } from '../commands/add-file.ts';
import { answerClaim } from '../commands/answer-claim.ts';
import { answerOffer, makeOffer } from '../commands/offers.ts';
import type { ClaimsDeps } from '../deps.ts';
import { openFile } from '../queries/open-file.ts';
import { readRespondentClaim } from '../queries/read-claim.ts';
import { papersMissing } from '../refusals.ts';
import { holdsLink, type LinkActor } from './guards.ts';

/** What a respondent does without an account, by the link of the notice. */
export function addRespondentRoutes(app: Server, deps: ClaimsDeps): void {
  const guard = rateLimited(app, 600, holdsLink(deps));
  const view = ({ claimId, link }: LinkActor) => readRespondentClaim(deps, claimId, link);
  route(app, 'getAnswer', ({ actor }) => view(actor), { guard });
  route(
    app,
    'answerClaim',
    async ({ actor, body }) => {
      await answerClaim(deps, { claimId: actor.claimId, answer: body, link: actor.link });
      return view(actor);
    },
    { guard },
  );
  route(app, 'addAnswerFile', ({ actor, request }) => receiveFile(deps, actor.claimId, request), { guard });
  route(
    app,
    'answerFile',
    ({ actor: { claimId }, params: { fileId }, reply }) =>
      openFile(deps, { claimId, fileId, as: 'respondent' }, reply),
    { guard },
  );
  route(
    app,
    'makeOffer',
    async ({ actor, body }) => {
      await makeOffer(deps, { claimId: actor.claimId, side: 'respondent', link: actor.link, ...body });
      return view(actor);
    },
    { guard },
  );
  route(
    app,
    'answerOffer',
    async ({ actor, params: { offerId }, body }) => {
      const { claimId, link } = actor;
      await answerOffer(deps, { claimId, offerId, side: 'respondent', link, ...body });
      return view(actor);
    },
    { guard },
  );
}

export async function receiveFile(deps: ClaimsDeps, claimId: string, request: FastifyRequest) {
  const upload = await openUpload(request);
  if (!upload) throw papersMissing();
  return addFile(deps, { claimId, name: upload.filename, content: upload.content });
}
