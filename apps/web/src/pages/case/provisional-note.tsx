import type { Bilingual } from '@redress/contract';
import { usePick } from '../../i18n/language.ts';
import { Icon } from '../../ui/icon.tsx';

/** Beside a last day that a holiday notice moved or may still move; nothing where there is nothing to say. */
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
