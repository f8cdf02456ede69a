import type { CaseView } from '@redress/contract';
import { type Day, shanghaiDay } from '@redress/kernel';
import { type StepRecord, silenceOf } from '@redress/law';
import type { CaseValue } from './case-identifiers.ts';

/** What of a case counts in sums; nothing of it names anybody. */
export interface CaseFigures {
  counts: boolean;
  vanished: boolean;
  /** The seller said nothing at all to a written demand. */
  silent: boolean;
  amountFen: number | undefined;
  paidDay: string | undefined;
}

/**
 * The figures of a case. It counts when it shows a payment of a known amount and is somebody's: told apart from others by
 * a contact of the buyer or by the number of the order; a sample never counts.
 */
export function figuresOf(
  view: Pick<CaseView, 'sample' | 'facts' | 'chain' | 'gateAnswers'>,
  values: readonly CaseValue[],
  { history, today }: { history: readonly StepRecord[]; today: Day },
): CaseFigures {
  const amountFen = view.facts.amountFen?.value;
  const paidAt = view.facts.paidAt?.value;
  const shown = (view.chain.slots.payment ?? []).length > 0;
  const known = values.some(({ kind }) => kind === 'buyer' || kind === 'order-no');
  return {
    counts: !view.sample && shown && known && amountFen !== undefined && amountFen > 0,
    vanished: view.gateAnswers['crime-signs'] === 'vanished',
    silent: silenceOf(history, today, view.gateAnswers) !== undefined,
    amountFen,
    paidDay: paidAt === undefined ? undefined : shanghaiDay(Date.parse(paidAt)),
  };
}
