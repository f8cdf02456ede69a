import type { ClaimRule } from '@redress/contract';
import { inTransaction } from '#platform/database';
import type { ClaimsDeps } from '../deps.ts';
import { newRuleEvent } from '../events.ts';
import { ruleChanged } from '../refusals.ts';
import { insertRule, newestRule } from '../store-rules.ts';
import { recordEvents } from './record-events.ts';

/** A new version of what a merchant refunds by itself; earlier ones stay. Refusal: `rule-changed`. */
export async function saveRule(
  deps: ClaimsDeps,
  { orgId, rule, by }: { orgId: string; rule: ClaimRule; by: string },
): Promise<void> {
  const atMs = deps.clock.now();
  await inTransaction(deps.db, async (trx) => {
    const version = ((await newestRule(trx, orgId))?.version ?? 0) + 1;
    const row = { merchantId: orgId, version, rule, savedAt: new Date(atMs), savedBy: by };
    if (!(await insertRule(trx, row))) throw ruleChanged();
    await recordEvents(deps, trx, [newRuleEvent(orgId, atMs, { version, rule, by })]);
  });
}
