import { Link } from '@tanstack/react-router';
import { useLanguage, usePick } from '../../../i18n/language.ts';
import { daysUntil, dayText } from '../../../lib/format.ts';
import { Chip, Part } from '../../../ui/basics.tsx';
import { buttonClass } from '../../../ui/button.tsx';
import { useCaseContext } from '../case-context.ts';
import { ProvisionalNote } from '../provisional-note.tsx';

/** Where the case stands in a sentence, and the way to its progress page. */
export function PathCard() {
  const { text, language } = useLanguage();
  const t = text.path;
  const pick = usePick();
  const { view } = useCaseContext();
  const isUnderWay = view.steps.length > 0;
  return (
    <Part title={t.title}>
      <div className="card stack-small">
        <div className="step-head">
          <h3>{pick(view.statusTitle)}</h3>
          {view.actsNext !== 'nobody' && <Chip tone="info">{t.actsNext(pick(view.actsNextTitle))}</Chip>}
        </div>
        <p>{pick(view.statusTask)}</p>
        {view.by && (
          <p className="hint">{t.by(dayText(view.by, language), daysUntil(view.by, Date.now()))}</p>
        )}
        <ProvisionalNote text={view.byProvisional} />
        <p>
          <Link
            to="/case/$caseId/path"
            params={{ caseId: view.caseId }}
            className={buttonClass(isUnderWay ? 'primary' : 'secondary')}
          >
            {isUnderWay ? t.goThere : t.begin}
          </Link>
        </p>
      </div>
    </Part>
  );
}
