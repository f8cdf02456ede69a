import type { StepView } from '@redress/contract';
import { useLanguage, usePick } from '../../../i18n/language.ts';
import { dayText } from '../../../lib/format.ts';
import { More, Notice, Verbatim } from '../../../ui/basics.tsx';
import { Button } from '../../../ui/button.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import { Hotlines } from '../../offices/hotlines.tsx';
import { useCaseContext } from '../case-context.ts';
import { candidatesOf, entryIn } from './candidates.ts';
import { CorrectOffice } from './correct-office.tsx';
import './step-office.css';
import { useChangeStep } from './use-path.ts';

/** Which office a step to an authority goes to and how that is known; of a draft also a way to choose or correct it. */
export function StepOffice({ step }: { step: StepView }) {
  const { text, language } = useLanguage();
  const t = text.offices.step;
  const { office, addressee } = step;
  if (!office) return null;
  const draft = step.state === 'drafted';
  return (
    <div className="step-office">
      {addressee.name ? (
        <>
          <p className="step-office-name">
            <span className="hint">{text.path.to}</span> <Verbatim>{addressee.name}</Verbatim>
          </p>
          <Reach addressee={addressee} />
          <Note office={office} />
          <p className="hint">
            {office.from === 'directory' && office.entry
              ? t.fromDirectory(dayText(office.entry.checkedOn, language), office.entry.source)
              : t.from[office.from]}
          </p>
        </>
      ) : draft ? (
        <Unknown office={office} />
      ) : (
        <p className="hint">{text.path.noAddressee}</p>
      )}
      {draft && <Choose step={step} office={office} />}
    </div>
  );
}

function Reach({ addressee: { address, phone } }: Pick<StepView, 'addressee'>) {
  const t = useLanguage().text.offices;
  if (!address && !phone) return null;
  return (
    <dl className="contact">
      {address && (
        <div>
          <dt>{t.address}</dt>
          <dd>
            <Verbatim>{address}</Verbatim>
          </dd>
        </div>
      )}
      {phone && (
        <div>
          <dt>{t.phone}</dt>
          <dd translate="no">
            <a href={`tel:${phone.replace(/[^\d+]/g, '')}`}>{phone}</a>
          </dd>
        </div>
      )}
    </dl>
  );
}

/** What its entry says on handing in, as long as the paper is still to be handed in. */
function Note({ office }: { office: Office }) {
  const { text } = useLanguage();
  const note = entryIn(office, office.entry?.entryId)?.fields.note;
  if (!note) return null;
  return (
    <p>
      {text.offices.note}
      {text.common.colon}
      <Verbatim>{note}</Verbatim>
    </p>
  );
}

type Office = NonNullable<StepView['office']>;

/** Nothing is guessed: the place as far as it is certain, and the number to ask. */
function Unknown({ office }: { office: Office }) {
  const t = useLanguage().text.offices;
  const pick = usePick();
  const place = office.offices.find(({ certainty }) => certainty === 'stated');
  return (
    <Notice tone="warn" title={t.step.unknown}>
      {place?.division && (
        <p>
          {t.step.competent} <span lang="zh-CN">{place.division.fullName}</span>{' '}
          {t.officeOf(t.levels[place.level], t.kinds[place.kind])}
        </p>
      )}
      {office.ask.length > 0 && <Hotlines ask={office.ask} />}
      {office.notes.map((note) => (
        <p key={note.zh}>{pick(note)}</p>
      ))}
    </Notice>
  );
}

function Choose({ step, office }: { step: StepView; office: Office }) {
  const { text } = useLanguage();
  const t = text.offices.step;
  const pick = usePick();
  const { view } = useCaseContext();
  const change = useChangeStep(view.caseId, step.id);
  const candidates = candidatesOf(office);
  const reasons = office.offices.flatMap(({ why }) => why.slice(0, 1));
  return (
    <>
      {candidates.length > 0 && (
        <More summary={t.others(candidates.length)} open={office.from === 'unknown'}>
          <ul className="stack-small">
            {candidates.map(({ entry, certainty }) => (
              <li key={entry.entryId} className="row row-between">
                <span>
                  <Verbatim>{entry.fields.name}</Verbatim>{' '}
                  <span className="hint">{text.offices.certainty[certainty]}</span>
                </span>
                <Button busy={change.isPending} onClick={() => change.mutate({ officeId: entry.entryId })}>
                  {t.use}
                </Button>
              </li>
            ))}
          </ul>
          {office.from !== 'unknown' && office.notes.map((note) => <p key={note.zh}>{pick(note)}</p>)}
        </More>
      )}
      {change.isError && <ProblemNotice error={change.error} />}
      {reasons.length > 0 && (
        <More summary={t.why}>
          {reasons.map((reason) => (
            <p key={reason.zh}>{pick(reason)}</p>
          ))}
          {office.offices.slice(0, 2).flatMap(({ basis, by }) =>
            basis.slice(0, 1).map(({ law, article, quote }) => (
              <blockquote key={by + quote} lang="zh-CN" className="law-quote">
                <p>“{quote}”</p>
                <p className="hint">
                  《{law}》{article}
                </p>
              </blockquote>
            )),
          )}
        </More>
      )}
      <CorrectOffice step={step} office={office} />
    </>
  );
}
