import type { OversightView, Share } from '@redress/contract';
import { useLanguage } from '../../../i18n/language.ts';
import { useWords } from '../../../i18n/words.ts';
import { More } from '../../../ui/basics.tsx';
import { Figures, KeyFigure } from '../../../ui/console/pieces.tsx';
import { durationText, percentText, sampleText } from './figures.ts';
import { platformWords } from './words.ts';

/** The figures of the time beside the time before, each with how many it speaks of. */
export function FiguresPart({ view: { figures, before } }: { view: OversightView }) {
  const t = useWords(platformWords);
  const { language } = useLanguage();
  const was = before.figures;
  const { medianAnswerMs: median } = figures;
  return (
    <div className="stack">
      <Figures>
        <KeyFigure
          label={t.claims}
          value={String(figures.claims)}
          hint={joined(
            figures.waiting > 0 && t.waiting(figures.waiting),
            figures.unreported > 0 && t.unreported(figures.unreported),
            t.before(String(was.claims)),
          )}
        />
        <ShareFigure label={t.inTime} now={figures.inTime} before={was.inTime} good="high" />
        <ShareFigure label={t.bySilence} now={figures.bySilence} before={was.bySilence} good="low" />
        <KeyFigure
          label={t.median}
          value={median === undefined ? '–' : durationText(median, language)}
          hint={joined(
            median === undefined ? t.medianNone : t.medianOf,
            was.medianAnswerMs !== undefined && t.before(durationText(was.medianAnswerMs, language)),
          )}
        />
        <ShareFigure label={t.templates} now={figures.templates} before={was.templates} good="low" />
      </Figures>
      <More summary={t.definitions}>
        <ul className="definitions">
          {t.definitionList.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </More>
    </div>
  );
}

const joined = (...parts: (string | false)[]): string => parts.filter(Boolean).join(' · ');

function ShareFigure(props: { label: string; now: Share; before: Share; good: 'high' | 'low' }) {
  const t = useWords(platformWords);
  const { label, now, before, good } = props;
  const was = percentText(before);
  const bad = good === 'high' ? now.part < now.of : now.part > 0;
  return (
    <KeyFigure
      label={label}
      value={percentText(now) ?? '–'}
      {...(now.of === 0 ? {} : { tone: bad ? ('warn' as const) : ('ok' as const) })}
      hint={joined(sampleText(now, t), was !== undefined && t.before(was))}
    />
  );
}
