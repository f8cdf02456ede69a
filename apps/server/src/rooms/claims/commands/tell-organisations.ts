import type { Trx } from '#platform/database';
import type { ClaimsDeps } from '../deps.ts';
import type { Claim } from '../store.ts';
import { enqueueJobs, type RecordDeps } from './record-events.ts';

type Told = Pick<Claim, 'id' | 'order_id' | 'respondent_id' | 'platform_id'>;

/**
 * Who answers a claim hears of it by webhook, and the platform whose shop the order is of, where another answers. The order's
 * own number goes along only where the shop reported it: else it is nothing but what the buyer typed.
 */
export async function tellOrganisations(
  { webhooks, trade }: Pick<ClaimsDeps, 'webhooks' | 'trade'>,
  trx: Trx,
  { id: claimId, order_id: orderId, respondent_id, platform_id }: Told,
  message: { type: string; data: object; key: string },
): Promise<void> {
  if (!webhooks || !respondent_id) return;
  const orderRef = orderId === null ? undefined : await trade.reportedRef(trx, orderId);
  const about = { claimId, orderId, ...(orderRef === undefined ? {} : { orderRef }) };
  const { type, key } = message;
  const emit = (orgId: string, role: 'respondent' | 'platform') =>
    webhooks.emit(trx, { orgId, type, data: { ...about, role, ...message.data }, key });
  await emit(respondent_id, 'respondent');
  if (platform_id && platform_id !== respondent_id) await emit(platform_id, 'platform');
}

/** The same of a change that is no move (`key`: its event), which the record in a case has to have as well. */
export async function tellChange(
  deps: Pick<ClaimsDeps, 'webhooks' | 'trade'> & RecordDeps,
  trx: Trx,
  claim: Told & Pick<Claim, 'case_id' | 'state'>,
  { key, ...more }: { key: string; dueAt?: string; paymentMatched?: true },
): Promise<void> {
  const data = { state: claim.state, ...more };
  await tellOrganisations(deps, trx, claim, { type: 'claim.changed', data, key });
  const payload = { claimId: claim.id };
  if (claim.case_id) await enqueueJobs(deps, trx, [{ topic: 'claims.record', key, payload }]);
}
