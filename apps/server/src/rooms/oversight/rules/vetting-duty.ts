/** What the vetting room records of a platform's checks of its merchants. */
export interface DutyCheck {
  merchantId: string;
  checkedAtMs?: number;
  /** The next check came, or would have to come, too late; or there never was one. */
  overdue: boolean;
  affiliated: boolean;
}

export type DutyState = 'checked' | 'overdue' | 'never';

/** How the newest check of each affiliated merchant stands today. */
export function dutyStates(checks: readonly DutyCheck[]): Map<string, DutyState> {
  const newest = new Map<string, DutyCheck>();
  for (const check of checks) {
    const known = newest.get(check.merchantId);
    if (check.affiliated && (!known || (known.checkedAtMs ?? 0) <= (check.checkedAtMs ?? 0)))
      newest.set(check.merchantId, check);
  }
  return new Map(
    [...newest].map(([merchantId, { checkedAtMs, overdue }]) => [
      merchantId,
      checkedAtMs === undefined ? 'never' : overdue ? 'overdue' : 'checked',
    ]),
  );
}

/** How many merchants stand how. */
export function countDuty(states: ReadonlyMap<string, DutyState>) {
  const count = (wanted: DutyState) => [...states.values()].filter((one) => one === wanted).length;
  return { checked: count('checked'), overdue: count('overdue'), never: count('never') };
}
