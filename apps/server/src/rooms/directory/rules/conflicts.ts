import type { EntryType } from '@redress/contract';
import { applyChange, type EntryKey, type Fields, keysOf, same } from './entry.ts';

export interface Conflict {
  field: string;
  reason: 'changed-since' | 'other-proposal' | 'taken';
  detail: { zh: string; en: string };
}

interface Input {
  type: EntryType;
  /** The entry as it is now; undefined for a new one. */
  now: Fields | undefined;
  /** As it was when the proposer looked; undefined where that is not known any more. */
  base: Fields | undefined;
  change: Fields;
  /** Other open proposals on the same entry. */
  others: readonly Fields[];
  /** Keys of other entries: two platforms may not have one domain without anybody noticing. */
  taken: readonly (EntryKey & { name: string })[];
}

/** Why accepting a proposal would not give what its proposer saw, or would contradict something else. */
export function conflictsOf({ type, now, base, change, others, taken }: Input): Conflict[] {
  const { after } = applyChange(now ?? {}, change);
  return [
    ...sinceThen(now, base, change),
    ...againstOthers(change, others),
    ...takenKeys(type, after, taken),
  ];
}

function sinceThen(now: Fields | undefined, base: Fields | undefined, change: Fields): Conflict[] {
  if (!now || !base) return [];
  return Object.keys(change)
    .filter((field) => !same(now[field], base[field]) && !same(now[field], change[field]))
    .map((field) => ({
      field,
      reason: 'changed-since',
      detail: {
        zh: '提交之后，这一项已经被改成别的内容。',
        en: 'This field was changed to something else since the proposal was made.',
      },
    }));
}

function againstOthers(change: Fields, others: readonly Fields[]): Conflict[] {
  return Object.keys(change)
    .filter((field) => others.some((other) => field in other && !same(other[field], change[field])))
    .map((field) => ({
      field,
      reason: 'other-proposal',
      detail: { zh: '另有人提交了不同的内容。', en: 'Somebody else proposed something different.' },
    }));
}

function takenKeys(type: EntryType, after: Fields, taken: Input['taken']): Conflict[] {
  if (type !== 'platform') return [];
  const mine = keysOf(type, after);
  const fields = { domain: 'domains', 'credit-code': 'creditCode', filing: 'filing', name: 'name' } as const;
  return taken
    .filter(
      (other) =>
        other.key === 'domain' && mine.some(({ key, value }) => key === other.key && value === other.value),
    )
    .map((other) => ({
      field: fields[other.key],
      reason: 'taken',
      detail: {
        zh: `“${other.name}”已经登记了 ${other.value}。`,
        en: `${other.value} stands at ${other.name} already.`,
      },
    }));
}
