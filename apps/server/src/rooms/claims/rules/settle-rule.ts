import type { ClaimKind, ClaimRule } from '@redress/contract';

const shanghaiMs = 8 * 3_600_000;
const hourMs = 3_600_000;

/** A claim as a rule looks at it. */
export interface RuledClaim {
  kind: ClaimKind;
  amountFen: number | undefined;
  category: string | undefined;
  openedAtMs: number;
}

/** The hour of the day in Shanghai. */
const hourOf = (ms: number): number =>
  Math.floor(((((ms + shanghaiMs) % 86_400_000) + 86_400_000) % 86_400_000) / hourMs);

function inHours({ fromHour, toHour }: ClaimRule, hour: number): boolean {
  if (fromHour === toHour) return true;
  // 22 to 6 spans midnight.
  return fromHour < toHour ? hour >= fromHour && hour < toHour : hour >= fromHour || hour < toHour;
}

/** Whether a merchant's rule refunds this claim by itself; `spentFen`: what it refunded that day already. */
export function ruleSettles(rule: ClaimRule, claim: RuledClaim, spentFen: number): boolean {
  const { amountFen } = claim;
  if (!rule.active || amountFen === undefined || amountFen <= 0) return false;
  return (
    amountFen <= rule.upToFen &&
    spentFen + amountFen <= rule.dailyCapFen &&
    rule.kinds.includes(claim.kind) &&
    (rule.categories.length === 0 ||
      (claim.category !== undefined && rule.categories.includes(claim.category))) &&
    inHours(rule, hourOf(claim.openedAtMs))
  );
}

/** What it would have settled of past claims, oldest first, as if it had stood then. */
export function tryRule(
  rule: ClaimRule,
  claims: readonly RuledClaim[],
  dayOf: (ms: number) => string,
): { settled: number; fen: number } {
  const spent = new Map<string, number>();
  let settled = 0;
  let fen = 0;
  for (const claim of claims) {
    const day = dayOf(claim.openedAtMs);
    const before = spent.get(day) ?? 0;
    if (!ruleSettles({ ...rule, active: true }, claim, before)) continue;
    const amount = claim.amountFen as number;
    spent.set(day, before + amount);
    settled += 1;
    fen += amount;
  }
  return { settled, fen };
}
