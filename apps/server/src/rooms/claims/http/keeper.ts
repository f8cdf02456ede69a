import { route, type Server } from '#platform/http';
import { remindPayee } from '../commands/remind-payee.ts';
import type { ClaimsDeps } from '../deps.ts';
import { readWaitingPayees } from '../queries/waiting-payees.ts';

/** What the organisation that keeps deposits does for buyers whose money waits in them. */
export function addKeeperRoutes(app: Server, deps: ClaimsDeps): void {
  route(
    app,
    'listWaitingPayees',
    async ({ params }) => ({ waiting: await readWaitingPayees(deps, params.orgId) }),
    { guard: deps.members.actsFor('deposit.read') },
  );
  route(
    app,
    'remindPayee',
    ({ params }) => remindPayee(deps, { keeperId: params.orgId, claimId: params.claimId }),
    { guard: deps.members.actsFor('deposit.manage') },
  );
}
