import type { VettingState } from '@redress/contract';
import { openFacts } from '../contents.ts';
import type { VettingDeps } from '../deps.ts';
import { isDue, nextCheckOf } from '../rules/due.ts';
import { wasThere } from '../rules/keeping.ts';
import * as store from '../store.ts';

export interface Vetting {
  state: VettingState;
  /** Less than 30 days are left. */
  due: boolean;
  submittedAtMs?: number;
  checkedAtMs?: number;
  /** Verified until then. */
  dueAtMs?: number;
  /** What was found good last; nothing of a person but the name of a business without registration. */
  subject?: { name: string; kind: string; creditCode?: string };
}

/** How the files of these stand, by one look-up; one that handed in nothing is a draft. */
export async function standingsOf(
  deps: VettingDeps,
  orgIds: readonly string[],
): Promise<Map<string, Pick<Vetting, 'state' | 'due' | 'dueAtMs'>>> {
  const files = await store.statesOf(deps.db, orgIds);
  const nowMs = deps.clock.now();
  return new Map(
    orgIds.map((orgId) => {
      const file = files.get(orgId);
      if (!file) return [orgId, { state: 'draft', due: false }];
      const dueAtMs = file.due_at?.getTime();
      const due = stands(file.state) && isDue(dueAtMs, nowMs);
      return [orgId, { state: file.state, due, ...(dueAtMs === undefined ? {} : { dueAtMs }) }];
    }),
  );
}

/** How the vetting of an organisation stands; one that handed in nothing is a draft. */
export async function vettingOf(deps: VettingDeps, orgId: string): Promise<Vetting> {
  const file = await store.findFile(deps.db, orgId);
  if (!file) return { state: 'draft', due: false };
  const dueAtMs = file.due_at?.getTime();
  const accepted = await store.findSubmission(deps.db, file.accepted_id);
  const {
    name = '',
    subjectKind = '',
    creditCode,
  } = accepted ? openFacts(deps.blobs, store.vaultOf(file), accepted.facts) : {};
  return {
    state: file.state,
    due: stands(file.state) && isDue(dueAtMs, deps.clock.now()),
    ...(file.submitted_at ? { submittedAtMs: file.submitted_at.getTime() } : {}),
    ...(file.checked_at ? { checkedAtMs: file.checked_at.getTime() } : {}),
    ...(dueAtMs === undefined ? {} : { dueAtMs }),
    ...(accepted ? { subject: { name, kind: subjectKind, ...(creditCode ? { creditCode } : {}) } } : {}),
  };
}

export const stands = (state: VettingState): boolean => state === 'accepted' || state === 'renewing';

/** One check that a platform made of a merchant, or that it never made one. */
export interface DutyRecord {
  merchantId: string;
  name: string;
  /** Absent: never checked. */
  checkedAtMs?: number;
  /** Id of the member who checked. */
  by?: string;
  result: 'accepted' | 'returned' | 'never';
  means: string[];
  /** When the next check was due: six months after this one, or when a paper ran out. */
  nextDueMs?: number;
  /** The next check came, or would have to come, later than `nextDueMs`; or there never was one. */
  overdue: boolean;
  /** The merchant sells on the platform today. */
  affiliated: boolean;
}

/**
 * The platform's own record of its duty to verify (电子商务法第二十七条; 网络交易监督管理办法第二十四条): its checks in
 * [fromMs, toMs), oldest first, then the affiliated merchants that it never checked.
 */
export async function dutyRecords(
  deps: VettingDeps,
  platformId: string,
  { fromMs, toMs }: { fromMs: number; toMs: number },
): Promise<DutyRecord[]> {
  const nowMs = deps.clock.now();
  const merchants = await deps.members.merchantsOf(platformId);
  const periods = await deps.members.periodsOf(platformId);
  const names = new Map(merchants.map(({ merchantId, name }) => [merchantId, name]));
  const reviews = await store.listReviewsBy(deps.db, platformId);
  const left = new Set(reviews.map(({ org_id }) => org_id).filter((id) => !names.has(id)));
  for (const [id, { name }] of await deps.members.organisationsOf([...left])) names.set(id, name);
  const nextOf = nextChecks(reviews);
  const affiliated = new Set(merchants.map(({ merchantId }) => merchantId));
  const made = reviews.map((row): DutyRecord => {
    const next = nextOf.get(row.id);
    const nextDueMs = nextCheckOf(row);
    // Somebody who left in time, or came back after that, need not have been checked again by that day.
    const fellDue =
      wasThere(periods, row.org_id, nextDueMs) || (next === undefined && affiliated.has(row.org_id));
    return {
      merchantId: row.org_id,
      name: names.get(row.org_id) ?? '',
      checkedAtMs: row.checked_at.getTime(),
      by: row.checked_by,
      result: row.result,
      means: row.means,
      nextDueMs,
      overdue: fellDue && (next?.checked_at.getTime() ?? nowMs) >= nextDueMs,
      affiliated: affiliated.has(row.org_id),
    };
  });
  const checked = new Set(reviews.map(({ org_id }) => org_id));
  const never = [...affiliated]
    .filter((id) => !checked.has(id))
    .map((merchantId): DutyRecord => {
      const name = names.get(merchantId) ?? '';
      return { merchantId, name, result: 'never', means: [], overdue: true, affiliated: true };
    });
  const inTime = made.filter(({ checkedAtMs = 0 }) => checkedAtMs >= fromMs && checkedAtMs < toMs);
  return [...inTime, ...never];
}

/** The check of the same merchant that came after each, by its id; `reviews` are the oldest first. */
function nextChecks(reviews: readonly store.ReviewRow[]): Map<string, store.ReviewRow> {
  const newest = new Map<string, store.ReviewRow>();
  const next = new Map<string, store.ReviewRow>();
  for (const row of reviews) {
    const before = newest.get(row.org_id);
    if (before) next.set(before.id, row);
    newest.set(row.org_id, row);
  }
  return next;
}
