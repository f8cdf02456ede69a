import { payoutStateWords } from '../words.ts';
import {
  type PayoutMove,
  type PayoutState,
  payoutMoves,
  payoutStates,
  placeOf,
  postingOf,
  transitions,
} from './payout-lifecycle.ts';

const meanings: Record<PayoutState, string> = {
  waiting: 'owed; nobody was asked to pay',
  sending: 'a rail was asked; whether it took it may be unknown',
  sent: 'the rail has taken it',
  paid: 'it left the bank',
  failed: 'the rail could not pay it; still owed',
  returned: 'it came back; still owed',
  cancelled: 'nothing is owed any more',
};

const outOf = (state: PayoutState): Partial<Record<PayoutMove, PayoutState>> => transitions[state];

/** Every state with every move out of it and what the move does to the ledger, as a Markdown table. */
export function lifecycleTable(): string {
  const rows = payoutStates.map((state) => {
    const out = outOf(state);
    const listed = payoutMoves.flatMap((move) => {
      const posting = postingOf[move] ? ` (${postingOf[move]})` : '';
      return out[move] ? [`${move} → \`${out[move]}\`${posting}`] : [];
    });
    const place = placeOf[state] ?? '–';
    return `| \`${state}\` | ${payoutStateWords[state].zh} | ${meanings[state]} | ${place} | ${listed.join('; ')} |`;
  });
  return [
    '| state | 中文 | meaning | its money stands in | what moves it |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}

export function lifecycleMermaid(): string {
  const arrows = payoutStates.flatMap((state) =>
    payoutMoves.flatMap((move) =>
      outOf(state)[move] ? [`  ${state} --> ${outOf(state)[move]}: ${move}`] : [],
    ),
  );
  return ['stateDiagram-v2', '  [*] --> waiting', ...arrows, '  paid --> [*]', '  cancelled --> [*]'].join(
    '\n',
  );
}
