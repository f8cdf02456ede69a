import type { VettingState } from '@redress/contract';
import { useWords } from '../../i18n/words.ts';
import { Chip, type Tone } from '../../ui/basics.tsx';
import { vettingWords } from './words.ts';

const tones: Record<VettingState, Tone> = {
  draft: 'quiet',
  submitted: 'info',
  returned: 'warn',
  accepted: 'ok',
  renewing: 'ok',
  lapsed: 'warn',
  suspended: 'stop',
};

/** How far a vetting file is. */
export function VettingChip({ state }: { state: VettingState }) {
  const t = useWords(vettingWords);
  return <Chip tone={tones[state]}>{t.states[state]}</Chip>;
}
