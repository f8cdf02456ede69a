import type { LinksView } from '@redress/contract';
import { shanghaiDay } from '@redress/kernel';
import { type FormEvent, useState } from 'react';
import { useLanguage, usePick, useText } from '../../../i18n/language.ts';
import { dayText } from '../../../lib/format.ts';
import { Card, Chip, Part } from '../../../ui/basics.tsx';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import { useCaseContext } from '../case-context.ts';
import { useConsent } from './use-links.ts';

/** What is shared and what never is, in plain words, before anybody agrees; and the way out again. */
export function ConsentPart({ links }: { links: LinksView }) {
  const { text, language } = useLanguage();
  const t = text.links;
  const { view } = useCaseContext();
  const consent = useConsent(view.caseId);
  const given = links.consent;
  const [identity, setIdentity] = useState(given?.shareIdentity ?? false);
  const [representative, setRepresentative] = useState(given?.representative ?? false);
  // A representative is named: without identity there is none.
  const wanted = { shareIdentity: identity, representative: identity && representative };
  const same = given?.shareIdentity === identity && given.representative === wanted.representative;
  const send = (event: FormEvent) => {
    event.preventDefault();
    consent.mutate(wanted);
  };
  return (
    <Part
      title={t.joinTitle}
      {...(given ? {} : { lead: t.joinLead })}
      aside={given && <Chip tone="ok">{t.joined(joinedOn(given.joinedAt, language))}</Chip>}
    >
      <Card className="stack">
        <Shares links={links} />
        {links.state === 'linked' && (
          <form className="stack-small" onSubmit={send}>
            <Tick label={t.identity} hint={t.identityHint} checked={identity} onChange={setIdentity} />
            {identity && (
              <Tick
                label={t.representative}
                hint={t.representativeHint}
                checked={representative}
                onChange={setRepresentative}
              />
            )}
            {!(given && same) && (
              <div>
                <Button type="submit" look="primary" busy={consent.isPending}>
                  {given ? t.change : t.join}
                </Button>
              </div>
            )}
          </form>
        )}
        {given && <Leave busy={consent.isPending} onLeave={() => consent.mutate('leave')} />}
        {consent.isError && <ProblemNotice error={consent.error} />}
        <p className="hint">{t.joinedSealed}</p>
      </Card>
    </Part>
  );
}

const joinedOn = (instant: string, language: string): string =>
  dayText(shanghaiDay(Date.parse(instant)), language);

function Shares({ links }: { links: LinksView }) {
  const t = useText().links;
  const pick = usePick();
  return (
    <div className="links-shares">
      <div className="stack-small">
        <h3>{t.sharedTitle}</h3>
        <ul className="links-list">
          {links.shares.map(({ field, title }) => (
            <li key={field}>
              <Icon name="check" size={18} />
              {pick(title)}
            </li>
          ))}
        </ul>
      </div>
      <div className="stack-small">
        <h3>{t.hiddenTitle}</h3>
        <ul className="links-list">
          {t.hidden.map((words) => (
            <li key={words}>
              <Icon name="stop" size={18} />
              {words}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

function Tick(props: {
  label: string;
  hint: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
}) {
  return (
    <label className="tick">
      <input
        type="checkbox"
        checked={props.checked}
        onChange={(event) => props.onChange(event.target.checked)}
      />
      <span>
        {props.label}
        <span className="hint links-tick-hint">{props.hint}</span>
      </span>
    </label>
  );
}

function Leave({ busy, onLeave }: { busy: boolean; onLeave: () => void }) {
  const t = useText().links;
  const [asked, setAsked] = useState(false);
  if (!asked)
    return (
      <div>
        <Button look="quiet" onClick={() => setAsked(true)}>
          {t.leave}
        </Button>
      </div>
    );
  return (
    <div className="stack-small" role="alert">
      <p>{t.leaveSure}</p>
      <div className="row">
        <Button look="danger" busy={busy} onClick={onLeave}>
          {t.leaveYes}
        </Button>
        <Button look="quiet" onClick={() => setAsked(false)}>
          {t.cancel}
        </Button>
      </div>
    </div>
  );
}
