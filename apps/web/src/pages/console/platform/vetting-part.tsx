import type { OversightView } from '@redress/contract';
import { useWords } from '../../../i18n/words.ts';
import { Part } from '../../../ui/basics.tsx';
import { Figures, KeyFigure } from '../../../ui/console/pieces.tsx';
import { platformWords } from './words.ts';

/** How the platform does its own duty: whose papers it checked, and whose again in time. */
export function VettingPart({ vetting }: { vetting: OversightView['vetting'] }) {
  const t = useWords(platformWords);
  const { checked, overdue, never } = vetting;
  if (checked + overdue + never === 0) return null;
  const tone = (count: number) => (count > 0 ? { tone: 'warn' as const } : {});
  return (
    <Part title={t.vetting} lead={t.vettingLead}>
      <Figures>
        <KeyFigure label={t.vettingStates.checked} value={String(checked)} />
        <KeyFigure label={t.vettingStates.overdue} value={String(overdue)} {...tone(overdue)} />
        <KeyFigure label={t.vettingStates.never} value={String(never)} {...tone(never)} />
      </Figures>
    </Part>
  );
}
