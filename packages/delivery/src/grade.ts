import { findAgainst, findingAt } from './against.ts';
import { type Binding, bindItems } from './binding.ts';
import { type Carried, carriedOn } from './carriers.ts';
import { disputeOf } from './dispute.ts';
import { dueOf } from './due.ts';
import { findMissing } from './missing.ts';
import { findNotes } from './notes.ts';
import { readStory, type Story } from './story.ts';
import type { Assessment, DeliveryInput, Finding, Level } from './types.ts';

const byCode = (one: Finding): string => `${one.atMs ?? 0} ${one.code} ${one.eventId ?? ''}`;

/** Once each, in order of time. */
function inOrder(findings: readonly Finding[]): Finding[] {
  const once = new Map(findings.map((one) => [`${byCode(one)} ${one.text.en}`, one]));
  return [...once.values()].sort((a, b) => (a.atMs ?? 0) - (b.atMs ?? 0) || (byCode(a) < byCode(b) ? -1 : 1));
}

function checkedUnused(story: Story): Finding[] {
  const proof = story.proofs.find(({ items }) => items.length > 0 && items.every(({ unused }) => unused));
  return proof ? [findingAt('unused-checked', 'shown', proof.event)] : [];
}

const levelOf = (binding: Binding, carried: readonly Carried[]): Level =>
  (binding.isBound ? Math.max(1, ...carried.map(({ level }) => level)) : 0) as Level;

/**
 * Whether an order's delivery is shown (LAW.md §11, SHOPS.md §4). A status flag alone is nothing; codes must be bound to the
 * order, and what carried them on must be shown for each level above. It hangs on what was told, never on the order in which
 * it arrived or how often.
 */
export function gradeDelivery(input: DeliveryInput): Assessment {
  const { standard, nowMs, reveals = [] } = input;
  const story = readStory(input);
  const binding = bindItems(story, input);
  const shown = carriedOn(story, binding, reveals);
  const carried = shown.filter(({ isByHand }) => !isByHand);
  const level = levelOf(binding, carried);
  const due = dueOf(story, input);
  const entries = (binding.isBound ? carried : []).flatMap(({ enteredAtMs }) => enteredAtMs ?? []);
  const enteredAtMs = entries.length > 0 ? Math.min(...entries) : undefined;
  const missing = findMissing(story, binding, carried, { standard, level });
  const against = inOrder([
    ...findAgainst(story, binding, input),
    ...findNotes(story, input, { binding, due, enteredAtMs }),
  ]);
  const isClean = against.every(({ weight }) => weight !== 'decides');
  const counts = level >= standard.minimumLevel && missing.length === 0 && isClean;
  const believed = levelOf(binding, shown);
  const wouldCount =
    believed >= standard.minimumLevel &&
    findMissing(story, binding, shown, { standard, level: believed }).length === 0 &&
    isClean;
  const isOver = due.dueAtMs !== undefined && nowMs >= due.dueAtMs;
  const { ordered, delivered, event } = binding;
  const bound = event ? [findingAt('codes-bound', 'decides', event, { values: { ordered, delivered } })] : [];
  const assessment: Omit<Assessment, 'dispute'> = {
    level,
    counts,
    ...(wouldCount && !counts ? { byHand: true as const } : {}),
    ...due,
    ...(enteredAtMs === undefined ? {} : { enteredAtMs }),
    late:
      enteredAtMs === undefined ? isOver && !counts : due.dueAtMs !== undefined && enteredAtMs > due.dueAtMs,
    payoutMayStart: isOver && !counts,
    missing,
    against,
    for: [...bound, ...inOrder([...shown.map(({ finding }) => finding), ...checkedUnused(story)])],
  };
  return { ...assessment, dispute: disputeOf(assessment) };
}
