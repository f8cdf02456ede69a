import { route, type Server } from '#platform/http';
import { setDeposit } from '../commands/open-deposit.ts';
import { setAccount } from '../commands/set-account.ts';
import { confirmPayout, failPayout, retryByHand } from '../commands/settle-by-hand.ts';
import type { DepositsDeps } from '../deps.ts';
import { readKeeping } from '../queries/read-deposit.ts';
import { keptView, namesOf, payoutViews } from '../queries/views.ts';
import { mayNotKeep } from '../refusals.ts';
import type { PayoutState } from '../rules/lifecycle/payout-lifecycle.ts';
import * as payouts from '../store-payouts.ts';
import { addKeptTopUpRoutes } from './kept-top-ups.ts';

/**
 * What the keeper of deposits does. Saying that money came or went is for people who have just shown who they are, never for
 * a program's key (members/rules/policy.ts).
 */
export function addKeeperRoutes(app: Server, deps: DepositsDeps): void {
  const mayRead = { guard: deps.members.actsFor('deposit.read') };
  route(
    app,
    'readKeeping',
    ({ params, actor }) => readKeeping(deps, { keeperId: params.orgId, by: actor.id }),
    mayRead,
  );
  route(
    app,
    'setKeptDeposit',
    async ({ params, body, actor }) => {
      await refuseStranger(deps, params.orgId, params.merchantId);
      const kept = { merchantId: params.merchantId, keeperId: params.orgId, ...body, by: actor.id };
      const deposit = await setDeposit(deps, kept);
      return keptView(deposit, (await namesOf(deps, [deposit.merchantId]))(deposit.merchantId));
    },
    { guard: deps.members.actsFor('deposit.manage') },
  );
  route(
    app,
    'setKeeperAccount',
    async ({ params, body, actor }) => {
      const keeper = await deps.members.organisationOf(params.orgId);
      if (keeper?.state !== 'verified') throw mayNotKeep();
      return setAccount(deps, { keeperId: params.orgId, ...body, by: actor.id });
    },
    { guard: deps.members.actsFor('payouts.confirm', { fresh: true }) },
  );
  route(app, 'listPayouts', ({ params, query }) => listPayouts(deps, params.orgId, query), mayRead);
  addKeptTopUpRoutes(app, deps);
  addPayoutRoutes(app, deps);
}

function addPayoutRoutes(app: Server, deps: DepositsDeps): void {
  const mayConfirm = { guard: deps.members.actsFor('payouts.confirm', { fresh: true }) };
  const kept = ({ orgId, payoutId }: { orgId: string; payoutId: string }, actor: { id: string }) => ({
    payoutId,
    keeperId: orgId,
    by: actor.id,
  });
  route(
    app,
    'confirmPayout',
    async ({ params, body, actor }) => {
      await confirmPayout(deps, { ...kept(params, actor), ...body });
      return null;
    },
    mayConfirm,
  );
  route(
    app,
    'failPayout',
    async ({ params, body, actor }) => {
      await failPayout(deps, { ...kept(params, actor), ...body });
      return null;
    },
    mayConfirm,
  );
  route(
    app,
    'retryPayout',
    async ({ params, body, actor }) => {
      await retryByHand(deps, { ...kept(params, actor), ...body });
      return null;
    },
    mayConfirm,
  );
}

async function refuseStranger(
  { members }: DepositsDeps,
  keeperId: string,
  merchantId: string,
): Promise<void> {
  const keeper = await members.organisationOf(keeperId);
  const merchant = await members.organisationOf(merchantId);
  const isTrusted = keeper?.state === 'verified' && merchant !== undefined;
  if (isTrusted && keeper.kinds.includes('alliance')) return;
  if (isTrusted && keeper.kinds.includes('platform'))
    if (keeperId === merchantId || (await members.isAffiliated({ platformId: keeperId, merchantId }))) return;
  throw mayNotKeep();
}

const open: readonly PayoutState[] = ['waiting', 'sending', 'sent', 'failed', 'returned'];
const ended: readonly PayoutState[] = ['paid', 'cancelled'];
const pageSize = 50;

async function listPayouts(
  deps: DepositsDeps,
  keeperId: string,
  { show = 'open', cursor }: { show?: 'open' | 'ended' | undefined; cursor?: string | undefined },
) {
  const states = show === 'open' ? open : ended;
  const rows = await payouts.listPayouts(deps.db, { keeperId, states, before: cursor, limit: pageSize + 1 });
  const page = rows.slice(0, pageSize);
  const last = page.at(-1);
  return {
    payouts: await payoutViews(deps, page),
    ...(rows.length > pageSize && last ? { cursor: last.id } : {}),
  };
}
