import type { ClaimRow } from '@redress/contract';
import { useWords } from '../../i18n/words.ts';
import { byHandWords } from './by-hand-words.ts';
import { takenWords } from './taken-words.ts';
import { claimWords } from './words.ts';

type Standing = Pick<ClaimRow, 'state' | 'byHand' | 'displacedAt'>;

/** The state in words; a record that was uploaded by hand is no proof, and who is displaced did not withdraw. */
export function useStateText(): (claim: Standing) => string {
  const { states } = useWords(claimWords);
  const { uploaded } = useWords(byHandWords);
  const { displaced } = useWords(takenWords);
  return ({ state, byHand, displacedAt }) =>
    state === 'proved' && byHand ? uploaded : displacedAt ? displaced : states[state];
}
