import type { VettingView } from '@redress/contract';
import { useLanguage, usePick } from '../../i18n/language.ts';
import { useWords } from '../../i18n/words.ts';
import { More, Notice, type Tone, Verbatim } from '../../ui/basics.tsx';
import { lastDayText } from './days.ts';
import { Reasons } from './history-part.tsx';
import { vettingWords } from './words.ts';

const tones: Record<VettingView['state'], Tone> = {
  draft: 'info',
  submitted: 'info',
  returned: 'warn',
  accepted: 'ok',
  renewing: 'ok',
  lapsed: 'warn',
  suspended: 'stop',
};

/** Where the file stands, what to do, and why it was returned. */
export function StatePart({ file }: { file: VettingView }) {
  const t = useWords(vettingWords);
  const { language } = useLanguage();
  const { state, dueAt, reviews } = file;
  const [last] = reviews;
  // Also beside an acceptance that still stands: what was handed in anew came back.
  const isLooked = state === 'submitted' || state === 'renewing';
  const toMend = last?.result === 'returned' && !isLooked ? last : undefined;
  const day = dueAt && lastDayText(dueAt, language);
  const stands = state === 'accepted' || state === 'renewing';
  return (
    <Notice tone={toMend ? 'warn' : tones[state]} title={t.states[state]} live>
      <p>{t.says[state]}</p>
      {toMend && <Reasons check={toMend} />}
      {toMend?.note && <Verbatim>{toMend.note}</Verbatim>}
      {stands && day && <p>{file.due ? t.dueSoon(day) : t.due(day)}</p>}
      {file.suspendedFor && (
        <p>
          <Verbatim>{file.suspendedFor}</Verbatim>
        </p>
      )}
    </Notice>
  );
}

/** Everything that is still missing, as a list to work through. */
export function MissingPart({ file }: { file: VettingView }) {
  const t = useWords(vettingWords);
  const pick = usePick();
  const { text } = useLanguage();
  if (file.missing.length === 0) return null;
  return (
    <Notice tone="info" title={t.missingTitle(file.missing.length)}>
      <ul className="vetting-reasons">
        {file.missing.map(({ item, why }) => (
          <li key={item}>
            {t.items[item]}
            {text.common.colon}
            {pick(why)}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

/** Why this is asked, who sees it, and what is different without it. */
export function WhyPart() {
  const t = useWords(vettingWords);
  return (
    <div className="stack-small">
      <More summary={t.effectTitle}>
        <p>{t.effectKeeper}</p>
        <p>{t.effectMerchant}</p>
      </More>
      <More summary={t.privacyTitle}>
        <p>{t.privacy}</p>
        <p>{t.keep}</p>
      </More>
      <More summary={t.lawTitle}>
        <p>
          {t.law27}: <span lang="zh-CN">{t.law27Text}</span>
        </p>
        <p>
          {t.law24}: <span lang="zh-CN">{t.law24Text}</span>
        </p>
      </More>
    </div>
  );
}
