import type { ClaimRule, ClaimRuleView, RuleTrial } from '@redress/contract';
import { shanghaiDay } from '@redress/kernel';
import type { ClaimsDeps } from '../deps.ts';
import { tryRule } from '../rules/settle-rule.ts';
import { listSince } from '../store.ts';
import { listRules } from '../store-rules.ts';

const trialMs = 90 * 86_400_000;

/** What a merchant refunds by itself, with every version before. */
export async function readRule({ db }: Pick<ClaimsDeps, 'db'>, orgId: string): Promise<ClaimRuleView> {
  const rows = await listRules(db, orgId);
  const versions = rows.map(({ version, saved_at, body }) => ({
    version,
    savedAt: saved_at.toISOString(),
    rule: body,
  }));
  const [newest] = versions;
  if (!newest) return { version: 0, versions };
  return { version: newest.version, rule: newest.rule, savedAt: newest.savedAt, versions };
}

/** What a rule would have settled of the last 90 days' claims, had it stood then. */
export async function trialOf(
  deps: Pick<ClaimsDeps, 'db' | 'clock'>,
  orgId: string,
  rule: ClaimRule,
): Promise<RuleTrial> {
  const nowMs = deps.clock.now();
  const claims = await listSince(deps.db, orgId, new Date(nowMs - trialMs));
  const ruled = claims.map(({ kind, amountFen, category, opened_at, coverable }) => ({
    kind,
    // A rule takes only what the shop itself reported as paid.
    amountFen: coverable ? amountFen : undefined,
    category: category ?? undefined,
    openedAtMs: opened_at.getTime(),
  }));
  return {
    claims: claims.length,
    ...tryRule(rule, ruled, shanghaiDay),
    fromDay: shanghaiDay(nowMs - trialMs),
    toDay: shanghaiDay(nowMs),
  };
}
