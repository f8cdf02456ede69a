import type { CaseStatus } from '@redress/contract';

/** What can happen to a whole case. Events of steps become these by `moveOf`. */
export const moves = [
  'collect', // the buyer adds or corrects something
  'draft', // a step with its letters lies ready
  'serve', // a demand went to merchant, platform, payment provider or issuer
  'escalate', // an authority, a mediator or a court has it
  'answer', // an answer that is neither refusal, agreement nor payment
  'refuse', // refused, failed or decided against the buyer
  'bounce', // the only letter that was out did not arrive
  'overrun', // a deadline of the other side passed
  'agree', // an agreement, or a decision in the buyer's favour
  'pay', // money is said to have come
  'confirm', // the buyer: it is resolved
  'deny', // the buyer: it is not resolved
  'close', // the buyer stops without a result
  'reopen',
] as const;
export type Move = (typeof moves)[number];

const leaves = { serve: 'served', escalate: 'escalated' } as const;
const ends = { confirm: 'closed', close: 'closed' } as const;
const comesBack = { answer: 'answered', refuse: 'refused', agree: 'mediated', pay: 'paid' } as const;
const any = { ...leaves, ...comesBack, ...ends } as const;

/**
 * The life of a case. A move that is missing in a row changes nothing there (a letter drafted while an answer is
 * awaited), or is not open to the buyer. Nothing but `confirm` and `close`, both the buyer's, closes a case: an answer
 * is no result.
 */
export const transitions = {
  open: { collect: 'collect', draft: 'ready', ...leaves, ...ends },
  collect: { draft: 'ready', ...leaves, ...ends },
  ready: { ...leaves, ...ends },
  served: { ...any, bounce: 'ready', overrun: 'overdue' },
  answered: { ...any, deny: 'refused' },
  refused: any,
  overdue: any,
  // A further demand beside a pending authority changes nothing: the authority still acts next.
  escalated: { ...any, serve: 'escalated', overrun: 'overdue' },
  mediated: { ...any, serve: 'mediated', answer: 'mediated', overrun: 'overdue', deny: 'refused' },
  paid: { ...leaves, ...ends, deny: 'refused' },
  closed: { reopen: 'reopened' },
  reopened: { ...any, draft: 'ready' },
} as const satisfies Record<CaseStatus, Partial<Record<Move, CaseStatus>>>;

const table: Record<CaseStatus, Partial<Record<Move, CaseStatus>>> = transitions;

/** The status after a move; undefined where the move changes nothing. */
export function after(status: CaseStatus, move: Move): CaseStatus | undefined {
  const next = table[status][move];
  return next === status ? undefined : next;
}

/** Whether the buyer may make this move; pages enable their buttons by it. */
export const allows = (status: CaseStatus, move: Move): boolean => table[status][move] !== undefined;

/** The status as it is at `nowMs`: a deadline of the other side that passed counts before any job has recorded it. */
export function statusAt(
  status: CaseStatus,
  deadlines: readonly { state: string; party: string; dueAtMs: number | undefined }[],
  nowMs: number,
): CaseStatus {
  const late = deadlines.some(
    ({ state, party, dueAtMs }) =>
      state === 'open' && party !== 'buyer' && dueAtMs !== undefined && dueAtMs <= nowMs,
  );
  return (late && after(status, 'overrun')) || status;
}
