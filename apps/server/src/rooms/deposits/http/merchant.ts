import { route, type Server } from '#platform/http';
import { askTopUp, dropTopUp } from '../commands/top-up.ts';
import { askWithdrawal, dropWithdrawal } from '../commands/withdraw.ts';
import type { DepositsDeps } from '../deps.ts';
import { readDeposit } from '../queries/read-deposit.ts';
import { printStatement } from '../queries/read-statement.ts';
import { postingViews } from '../queries/views.ts';
import { depositNotFound, personNeeded } from '../refusals.ts';
import * as store from '../store.ts';

const pageSize = 50;

/** What a merchant does with its own deposit. */
export function addMerchantRoutes(app: Server, deps: DepositsDeps): void {
  const mayRead = { guard: deps.members.actsFor('deposit.read') };
  const mayManage = { guard: deps.members.actsFor('deposit.manage') };
  addWithdrawalRoutes(app, deps);
  route(
    app,
    'readDeposit',
    ({ params, actor }) => readDeposit(deps, { merchantId: params.orgId, by: actor.id }),
    mayRead,
  );
  route(app, 'listPostings', ({ params, query }) => listPostings(deps, params.orgId, query.cursor), mayRead);
  route(
    app,
    'askTopUp',
    ({ params, body, actor }) => askTopUp(deps, { merchantId: params.orgId, ...body, by: actor.id }),
    mayManage,
  );
  route(
    app,
    'dropTopUp',
    async ({ params, actor }) => {
      await dropTopUp(deps, { ...params, by: actor.id });
      return null;
    },
    mayManage,
  );
  route(
    app,
    'depositStatement',
    async ({ params, query, reply }) => {
      const bytes = await printStatement(deps, params.format, { merchantId: params.orgId, ...query });
      const type = params.format === 'csv' ? 'text/csv; charset=utf-8' : 'application/pdf';
      const name = `deposit-${query.from}-${query.to}.${params.format}`;
      reply.headers({ 'content-type': type, 'content-disposition': `attachment; filename="${name}"` });
      return bytes;
    },
    mayRead,
  );
}

function addWithdrawalRoutes(app: Server, deps: DepositsDeps): void {
  route(
    app,
    'askWithdrawal',
    ({ params, body, actor }) => {
      // A key that leaks may not send the deposit to an account of its finder.
      if (actor.kind !== 'member') throw personNeeded();
      return askWithdrawal(deps, { merchantId: params.orgId, ...body, by: actor.id });
    },
    { guard: deps.members.actsFor('deposit.manage', { fresh: true }) },
  );
  route(
    app,
    'dropWithdrawal',
    async ({ params, actor }) => {
      const { orgId: merchantId, withdrawalId } = params;
      await dropWithdrawal(deps, { merchantId, withdrawalId, by: actor.id });
      return null;
    },
    { guard: deps.members.actsFor('deposit.manage') },
  );
}

async function listPostings(deps: DepositsDeps, merchantId: string, cursor: string | undefined) {
  const deposit = await store.findDeposit(deps.db, merchantId);
  if (!deposit) throw depositNotFound();
  const before = cursor === undefined ? undefined : Number.parseInt(cursor, 10) || 1;
  const rows = await store.listPostings(deps.db, deposit.id, { before, limit: pageSize + 1 });
  const page = rows.slice(0, pageSize);
  const last = page.at(-1);
  return {
    postings: await postingViews(deps.db, page),
    ...(rows.length > pageSize && last ? { cursor: String(last.sequence) } : {}),
  };
}
