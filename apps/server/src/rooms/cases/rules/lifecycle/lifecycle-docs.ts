import { caseStatuses } from '@redress/contract';
import { statusTasks, statusTitles } from '../path-words.ts';
import { type Move, moves, transitions } from './case-lifecycle.ts';

/** Each move in words, for the table and the picture. */
export const moveTitles: Readonly<Record<Move, string>> = {
  collect: 'evidence or facts added',
  draft: 'letters drafted',
  serve: 'letter left',
  escalate: 'authority has it',
  answer: 'answered',
  refuse: 'refused or failed',
  bounce: 'came back',
  overrun: 'deadline passed',
  agree: 'agreed or decided for the buyer',
  pay: 'paid',
  confirm: 'buyer: resolved',
  deny: 'buyer: not resolved',
  close: 'buyer stops',
  reopen: 'buyer reopens',
};

/** Whose turn it is in each status, as the documentation says it; the code is `actsNext`. */
const turns = {
  served: 'whom the nearest deadline binds',
  escalated: 'whom the nearest deadline binds',
  mediated: 'whom the nearest deadline binds, else the merchant',
  closed: 'nobody',
} as Readonly<Record<string, string>>;

/** Every status with every move out of it, as a Markdown table. */
export function lifecycleTable(): string {
  const rows = caseStatuses.map((status) => {
    const out: Partial<Record<Move, string>> = transitions[status];
    const listed = moves.flatMap((move) => (out[move] ? [`${moveTitles[move]} → \`${out[move]}\``] : []));
    const turn = turns[status] ?? 'the buyer';
    return `| \`${status}\` | ${statusTitles[status].zh} | ${turn} | ${statusTasks[status].en} | ${listed.join('; ')} |`;
  });
  return [
    '| status | 中文 | who acts next | what is to be done | what moves it |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}

/** The same as a picture; moves between the same two statuses share an arrow. */
export function lifecycleMermaid(): string {
  const arrows = caseStatuses.flatMap((status) => {
    const out: Partial<Record<Move, string>> = transitions[status];
    const byTarget = new Map<string, string[]>();
    for (const move of moves) {
      const target = out[move];
      // Closing is open everywhere: drawn once, below.
      if (!target || move === 'close' || move === 'confirm' || target === status) continue;
      byTarget.set(target, [...(byTarget.get(target) ?? []), move]);
    }
    return [...byTarget].map(([target, by]) => `  ${status} --> ${target}: ${by.join(', ')}`);
  });
  return [
    'stateDiagram-v2',
    '  [*] --> open',
    ...arrows,
    '  note right of closed: confirm or close, from every status',
    '  closed --> [*]',
  ].join('\n');
}
