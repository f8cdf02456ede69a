import { route, type Server } from '#platform/http';
import { confirmReversal, dropReversal, proposeReversal } from '../commands/reverse-top-up.ts';
import { confirmTopUp, dropTopUp } from '../commands/top-up.ts';
import type { DepositsDeps } from '../deps.ts';
import { listDecidedTopUps } from '../queries/top-ups.ts';

/** What a keeper says of top-ups: the money came, it did not, or it was said wrongly. */
export function addKeptTopUpRoutes(app: Server, deps: DepositsDeps): void {
  const mayConfirm = { guard: deps.members.actsFor('payouts.confirm', { fresh: true }) };
  route(
    app,
    'listTopUps',
    ({ params, query, actor }) => listDecidedTopUps(deps, { keeperId: params.orgId, by: actor.id, ...query }),
    { guard: deps.members.actsFor('deposit.read') },
  );
  route(
    app,
    'confirmTopUp',
    async ({ params, body, actor }) => {
      const by = actor.id;
      const isAlone = await isAloneIn(deps, params.orgId, by);
      await confirmTopUp(deps, { topUpId: params.topUpId, keeperId: params.orgId, ...body, by, isAlone });
      return null;
    },
    mayConfirm,
  );
  route(
    app,
    'refuseTopUp',
    async ({ params, actor }) => {
      await dropTopUp(deps, { ...params, by: actor.id, asKeeper: true });
      return null;
    },
    mayConfirm,
  );
  addReversalRoutes(app, deps);
}

function addReversalRoutes(app: Server, deps: DepositsDeps): void {
  const mayConfirm = { guard: deps.members.actsFor('payouts.confirm', { fresh: true }) };
  const of = ({ orgId, topUpId }: { orgId: string; topUpId: string }, actor: { id: string }) => ({
    topUpId,
    keeperId: orgId,
    by: actor.id,
  });
  route(
    app,
    'proposeReversal',
    async ({ params, body, actor }) => {
      const isAlone = await isAloneIn(deps, params.orgId, actor.id);
      return proposeReversal(deps, { ...of(params, actor), ...body, isAlone });
    },
    mayConfirm,
  );
  route(
    app,
    'confirmReversal',
    async ({ params, actor }) => {
      await confirmReversal(deps, of(params, actor));
      return null;
    },
    mayConfirm,
  );
  route(
    app,
    'dropReversal',
    async ({ params, actor }) => {
      await dropReversal(deps, of(params, actor));
      return null;
    },
    mayConfirm,
  );
}

/** Nobody else of the organisation may confirm payments. */
async function isAloneIn({ members }: DepositsDeps, orgId: string, by: string): Promise<boolean> {
  return (await members.peopleWho(orgId, 'payouts.confirm')).every(({ id }) => id === by);
}
