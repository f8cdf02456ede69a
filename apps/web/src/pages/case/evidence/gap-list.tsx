import type { Gap } from '@redress/contract';
import { useLanguage, usePick } from '../../../i18n/language.ts';
import { Card, Chip, FileNames, Notice, Part } from '../../../ui/basics.tsx';
import { useCaseContext } from '../case-context.ts';

/** Each gap with how to close it now and how to live without it. */
export function GapList() {
  const t = useLanguage().text.evidence;
  const { view } = useCaseContext();
  const { gaps } = view.chain;
  if (view.items.length === 0) return null;
  return (
    <Part title={t.gapsTitle}>
      {gaps.length === 0 && (
        <Notice tone="ok">
          <p>{t.gapsNone}</p>
        </Notice>
      )}
      {gaps.map((gap) => (
        <GapCard key={`${gap.code} ${gap.slot} ${gap.what.zh}`} gap={gap} />
      ))}
    </Part>
  );
}

function GapCard({ gap }: { gap: Gap }) {
  const { text, language } = useLanguage();
  const t = text.evidence;
  const pick = usePick();
  const english = language === 'en';
  return (
    <Card className="stack-small">
      <div className="step-head">
        <Chip tone="warn">{t.gapCode[gap.code]}</Chip>
        <h3>{pick(gap.what)}</h3>
      </div>
      {gap.items && gap.items.length > 0 && (
        <p className="hint">
          <FileNames files={gap.items} />
        </p>
      )}
      <p>
        <strong>{t.gapNow}</strong>
        {text.common.colon}
        {english ? gap.adviceEn : gap.advice}
      </p>
      <p className="hint">
        <strong>{t.gapWithout}</strong>
        {text.common.colon}
        {english ? gap.withoutEn : gap.without}
      </p>
    </Card>
  );
}
