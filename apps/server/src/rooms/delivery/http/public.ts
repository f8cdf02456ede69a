import { notCardOf } from '@redress/delivery';
import { anyone, type Guard, rateLimited, route, type Server } from '#platform/http';
import { addFile } from '../commands/add-file.ts';
import { reveal } from '../commands/reveal.ts';
import { submitProof } from '../commands/submit-proof.ts';
import type { DeliveryDeps } from '../deps.ts';
import { openToken } from '../keyed.ts';
import { timelineOf } from '../queries/deliveries.ts';
import { listStandards, readStandard } from '../queries/standards.ts';
import { linkUnknown } from '../refusals.ts';

interface LinkActor {
  id: string;
  orderId: string;
  expiresAtMs: number;
}

/** Whoever holds the link of a notice: its token as bearer, never in an address. */
function holdsLink(deps: DeliveryDeps): Guard<LinkActor> {
  return async (request) => {
    const token = /^Bearer ([\w.-]{20,300})$/i.exec(request.headers.authorization ?? '')?.[1];
    const opened = token ? openToken(deps, token, deps.clock.now()) : undefined;
    if (!opened) throw linkUnknown();
    return { id: `link:${opened.orderId}`, ...opened };
  };
}

/** What anybody reads, what a merchant does by a link, and what a buyer opens. */
export function addPublicRoutes(app: Server, deps: DeliveryDeps): void {
  const read = { guard: rateLimited(app, 600, anyone) };
  route(app, 'listStandards', async () => ({ standards: await listStandards(deps) }), read);
  route(
    app,
    'getStandard',
    async ({ params }) => ({ versions: await readStandard(deps, params.standardId) }),
    read,
  );
  addLinkRoutes(app, deps);
  route(
    app,
    'reveal',
    async ({ body: { sourceId, orderRef, secret, nonce } }) => {
      const order = await deps.trade.findOrder({ sourceId, orderRef });
      // An order that is not there answers like one that does not match: a stranger learns nothing of order numbers.
      if (!order) return { matches: false, notACard: notCardOf(secret) !== undefined };
      return reveal(deps, { orderId: order.id, secret, nonce });
    },
    { guard: rateLimited(app, 20, anyone) },
  );
}

function addLinkRoutes(app: Server, deps: DeliveryDeps): void {
  const guard = rateLimited(app, 300, holdsLink(deps));
  route(
    app,
    'openProofLink',
    async ({ actor: { orderId, expiresAtMs } }) => {
      const { platformId } = await deps.trade.readOrder(orderId);
      const platform = await deps.members.organisationOf(platformId);
      return {
        ...(await timelineOf(deps, orderId)),
        platform: platform?.name ?? '',
        expiresAt: new Date(expiresAtMs).toISOString(),
      };
    },
    { guard },
  );
  route(
    app,
    'submitLinkProof',
    async ({ actor: { orderId, id }, body }) => {
      const { sourceId, orderRef } = await deps.trade.readOrder(orderId);
      return submitProof(deps, {
        place: { orderId, sourceId, orderRef },
        proof: body,
        owner: orderId,
        by: id,
      });
    },
    { guard },
  );
  route(app, 'addLinkProofFile', ({ actor, request }) => addFile(deps, actor.orderId, request), { guard });
}
