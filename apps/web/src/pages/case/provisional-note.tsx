import type { Bilingual } from '@redress/contract';
import { usePick } from '../../i18n/language.ts';
import { Icon } from '../../ui/icon.tsx';

/** Beside a last day that a holiday notice to come may still move; nothing where the day is settled. */
export function ProvisionalNote({ text }: { text: Bilingual | undefined }) {
  const pick = usePick();
  if (!text) return null;
  return (
    <p className="provisional">
      <Icon name="info" size={16} />
      <span>{pick(text)}</span>
    </p>
  );
}
