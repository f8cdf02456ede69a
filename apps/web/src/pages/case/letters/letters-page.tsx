import { urlOf } from '@redress/contract';
import { Link } from '@tanstack/react-router';
import { isBusy } from '../../../api/queries.ts';
import { useText } from '../../../i18n/language.ts';
import { Card, Notice, PageTitle, Part } from '../../../ui/basics.tsx';
import { buttonClass } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { useCaseContext } from '../case-context.ts';
import { NextPage } from '../next-page.tsx';
import { LetterCard } from './letter-card.tsx';

/** Letters to look at and download, and the bundle that proves the evidence. */
export function LettersPage() {
  const t = useText().letters;
  const { view } = useCaseContext();
  const empty = view.items.length === 0 || view.letters.length === 0;
  return (
    <>
      <PageTitle title={t.title} lead={t.lead} />
      <GatesFirst />
      {empty ? (
        <Notice tone="quiet">
          <p>{t.none}</p>
        </Notice>
      ) : (
        <>
          <ul className="stack">
            {view.letters.map((letter, i) => (
              <LetterCard key={letter.name} letter={letter} open={i === 0} />
            ))}
          </ul>
          <BundleCard />
          <Part title={t.beforeSend}>
            <p>{t.beforeSendText}</p>
          </Part>
        </>
      )}
      <NextPage after="letters" />
    </>
  );
}

/** No letter before its gates: what stops one, then how many questions are still open. */
function GatesFirst() {
  const { letters: t } = useText();
  const { view } = useCaseContext();
  const stops = view.gates.filter(({ status }) => status === 'stop').length;
  const open = view.gates.filter(({ status }) => status === 'unasked').length;
  if (stops === 0 && open === 0) return null;
  return (
    <Notice tone={stops > 0 ? 'stop' : 'warn'}>
      <p>{stops > 0 ? t.gatesStop(stops) : t.gatesOpen(open)}</p>
      <p>
        <Link to="/case/$caseId/reasons" params={{ caseId: view.caseId }}>
          {t.gatesLink}
        </Link>
      </p>
    </Notice>
  );
}

function BundleCard() {
  const t = useText().letters;
  const { view } = useCaseContext();
  return (
    <Part title={t.bundleTitle}>
      <Card className="stack">
        <p>{t.bundleText}</p>
        {isBusy(view) && (
          <Notice tone="warn">
            <p>{t.bundleWait}</p>
          </Notice>
        )}
        <div className="row">
          <a
            className={buttonClass('primary')}
            href={urlOf('bundle', { caseId: view.caseId })}
            download="redress-bundle.zip"
          >
            <Icon name="download" />
            {t.bundle}
          </a>
          <Link to="/verify" className={buttonClass('quiet')}>
            {t.verify}
          </Link>
        </div>
        <Proves />
      </Card>
    </Part>
  );
}

function Proves() {
  const t = useText().letters;
  return (
    <div className="proves">
      <div className="stack-small">
        <h3>{t.provesTitle}</h3>
        <ul className="bullets bullets-ok">
          {t.proves.map((line) => (
            <li key={line}>
              <Icon name="check" size={18} />
              {line}
            </li>
          ))}
        </ul>
      </div>
      <div className="stack-small">
        <h3>{t.provesNotTitle}</h3>
        <ul className="bullets bullets-not">
          {t.provesNot.map((line) => (
            <li key={line}>
              <Icon name="stop" size={18} />
              {line}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
