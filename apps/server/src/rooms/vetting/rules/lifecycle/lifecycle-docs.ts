import { type VettingState, vettingStates } from '@redress/contract';
import { after, organisationStateOf, vettingMoves } from './vetting-lifecycle.ts';

const meanings: Record<VettingState, string> = {
  draft: 'being filled in, or taken back',
  submitted: 'a reviewer is asked',
  returned: 'something is to be mended; the reasons stand by the items',
  accepted: 'found good, until its day',
  renewing: 'accepted, and handed in anew',
  lapsed: 'not verified again in time',
  suspended: 'by the operator, with a reason',
};

const movesOf = (state: VettingState) => vettingMoves.filter((move) => after(state, move));

/** Every state with every move out of it, as a Markdown table. */
export function lifecycleTable(): string {
  const rows = vettingStates.map((state) => {
    const out = movesOf(state).map((move) => `${move} → \`${after(state, move)}\``);
    return `| \`${state}\` | ${meanings[state]} | \`${organisationStateOf[state]}\` | ${out.join('; ')} |`;
  });
  return [
    '| state | meaning | organisation’s state | what moves it |',
    '| --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}

export function lifecycleMermaid(): string {
  const arrows = vettingStates.flatMap((state) =>
    movesOf(state).map((move) => `  ${state} --> ${after(state, move)}: ${move}`),
  );
  return ['stateDiagram-v2', '  [*] --> draft', ...arrows].join('\n');
}
