import type { ClaimRow } from '@redress/contract';
import { useWords } from '../../i18n/words.ts';
import { byHandWords } from './by-hand-words.ts';
import { claimWords } from './words.ts';

/** The state in words; a record that was uploaded by hand is no proof. */
export function useStateText(): (claim: Pick<ClaimRow, 'state' | 'byHand'>) => string {
  const { states } = useWords(claimWords);
  const { uploaded } = useWords(byHandWords);
  return ({ state, byHand }) => (state === 'proved' && byHand ? uploaded : states[state]);
}
