import './delivery.css';
import type { DeliveryAssessment } from '@redress/contract';
import { useLanguage } from '../../i18n/language.ts';
import { useWords } from '../../i18n/words.ts';
import { instantText } from '../../lib/format.ts';
import { Chip } from '../../ui/basics.tsx';
import { Icon } from '../../ui/icon.tsx';
import { deliveryWords } from './words.ts';

/** The level in words, and whether it counts. */
export function LevelChips({ assessment }: { assessment: DeliveryAssessment }) {
  const t = useWords(deliveryWords);
  const { level, counts, late, payoutMayStart } = assessment;
  return (
    <span className="row">
      <Chip tone={counts ? 'ok' : payoutMayStart ? 'stop' : 'warn'}>
        {`L${level} ${counts ? t.counts : t.notCounts}`}
      </Chip>
      {late && counts && <Chip tone="quiet">{t.late}</Chip>}
    </span>
  );
}

/** What is missing and who can supply it. */
export function MissingList({ missing }: { missing: DeliveryAssessment['missing'] }) {
  const t = useWords(deliveryWords);
  const { language } = useLanguage();
  const say = (both: { zh: string; en: string }) => (language === 'en' ? both.en : both.zh);
  return (
    <ul className="bullets">
      {missing.map((one) => (
        <li key={one.code}>
          <Icon name="warn" size={18} />
          <div>
            <p>{say(one.text)}</p>
            <p className="hint">{say(one.how)}</p>
            <p className="hint">
              {t.whoCan(one.whoCan.map((who) => t.who[who]).join(language === 'en' ? ', ' : '、'))}
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}

function Findings(props: { title: string; findings: DeliveryAssessment['against']; weighed?: boolean }) {
  const t = useWords(deliveryWords);
  const { language } = useLanguage();
  if (props.findings.length === 0) return null;
  return (
    <div className="stack-small">
      <p className="finding-head">{props.title}</p>
      <ul className="bullets">
        {props.findings.map((one) => (
          <li key={`${one.code} ${one.eventId ?? one.atMs ?? ''}`}>
            <Icon name={props.weighed ? (one.weight === 'decides' ? 'stop' : 'info') : 'check'} size={18} />
            <div>
              <p>{language === 'en' ? one.text.en : one.text.zh}</p>
              <p className="hint">
                {[
                  props.weighed ? t.weights[one.weight] : '',
                  one.atMs === undefined ? '' : instantText(one.atMs, language),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** All that an assessment rests on. */
export function AssessmentView({ assessment }: { assessment: DeliveryAssessment }) {
  const t = useWords(deliveryWords);
  const { language } = useLanguage();
  const { level, missing, dueAtMs } = assessment;
  return (
    <div className="stack">
      <div className="stack-small">
        <LevelChips assessment={assessment} />
        <p className="hint">
          {[t.level[level], dueAtMs === undefined ? '' : t.due(instantText(dueAtMs, language))]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      {missing.length > 0 && (
        <div className="stack-small">
          <p className="finding-head">{t.missing}</p>
          <MissingList missing={missing} />
        </div>
      )}
      <Findings title={t.against} findings={assessment.against} weighed />
      <Findings title={t.forIt} findings={assessment.for} />
    </div>
  );
}
