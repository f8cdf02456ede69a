import type { OrganisationState } from '@redress/contract';
import { useWords } from '../../i18n/words.ts';
import { Chip, type Tone } from '../../ui/basics.tsx';
import { consoleWords } from './console-words.ts';

const tones: Record<OrganisationState, Tone> = {
  draft: 'quiet',
  submitted: 'info',
  verified: 'ok',
  rejected: 'stop',
  suspended: 'stop',
  expired: 'warn',
};

/** How far the vetting of an organisation is. */
export function StateChip({ state }: { state: OrganisationState }) {
  const t = useWords(consoleWords);
  return <Chip tone={tones[state]}>{t.states[state]}</Chip>;
}
