import { findAgainst, findingAt } from './against.ts';
import { bindItems } from './binding.ts';
import { carriedOn } from './carriers.ts';
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

/**
 * Whether an order's delivery is shown (LAW.md §11, SHOPS.md §4). A status flag alone is nothing; codes must be bound to the
 * order, and what carried them on must be shown for each level above. It hangs on what was told, never on the order in which
 * it arrived or how often.
 */
export function gradeDelivery(input: DeliveryInput): Assessment {
  const { standard, nowMs, reveals = [] } = input;
  const story = readStory(input);
  const binding = bindItems(story, input);
  const carried = carriedOn(story, binding, reveals);
  const level = (binding.isBound ? Math.max(1, ...carried.map((one) => one.level)) : 0) as Level;
  const due = dueOf(story, input);
  const entries = (binding.isBound ? carried : []).flatMap(({ enteredAtMs }) => enteredAtMs ?? []);
  const enteredAtMs = entries.length > 0 ? Math.min(...entries) : undefined;
  const missing = findMissing(story, binding, carried, { standard, level });
  const against = inOrder([
    ...findAgainst(story, binding, input),
    ...findNotes(story, input, { binding, due, enteredAtMs }),
  ]);
  const counts =
    level >= standard.minimumLevel &&
    missing.length === 0 &&
    against.every(({ weight }) => weight !== 'decides');
  const isOver = due.dueAtMs !== undefined && nowMs >= due.dueAtMs;
  const { ordered, delivered, event } = binding;
  const bound = event ? [findingAt('codes-bound', 'decides', event, { values: { ordered, delivered } })] : [];
  const assessment: Omit<Assessment, 'dispute'> = {
    level,
    counts,
    ...due,
    ...(enteredAtMs === undefined ? {} : { enteredAtMs }),
    late:
      enteredAtMs === undefined ? isOver && !counts : due.dueAtMs !== undefined && enteredAtMs > due.dueAtMs,
    payoutMayStart: isOver && !counts,
    missing,
    against,
    for: [...bound, ...inOrder([...carried.map(({ finding }) => finding), ...checkedUnused(story)])],
  };
  return { ...assessment, dispute: disputeOf(assessment) };
}
