import type { NameChangeView, VerifiedNames } from '@redress/contract';
import type { ReactNode } from 'react';
import { useLanguage } from '../../i18n/language.ts';
import { useWords } from '../../i18n/words.ts';
import { minuteText } from '../../lib/format.ts';
import { Chip, Part, type Tone, Verbatim } from '../../ui/basics.tsx';
import { nameWords } from './name-words.ts';

const tones: Record<NameChangeView['state'], Tone> = {
  waiting: 'info',
  approved: 'ok',
  refused: 'warn',
  'taken-back': 'quiet',
};
const keys = ['organisation', 'registered', 'legalPerson'] as const satisfies (keyof VerifiedNames)[];

/** Each changed name, the old one beside the new. */
export function NamePairs({ change: { from, to } }: { change: NameChangeView }) {
  const t = useWords(nameWords);
  return (
    <dl className="definition">
      {keys
        .filter((key) => to[key])
        .map((key) => (
          <div key={key} className="definition-row">
            <dt>{t.keys[key]}</dt>
            <dd className="name-pair">
              {from[key] && <NameLine term={t.was} name={from[key]} />}
              <NameLine term={t.becomes} name={to[key] ?? ''} />
            </dd>
          </div>
        ))}
    </dl>
  );
}

const NameLine = ({ term, name }: { term: string; name: string }) => (
  <span>
    <span className="hint">{term}</span> <Verbatim>{name}</Verbatim>
  </span>
);

/** Every change that was asked for and is no longer open, newest first; nothing where there was none. */
export function NameHistory(props: {
  changes: readonly NameChangeView[];
  papers?: (change: NameChangeView) => ReactNode;
}) {
  const t = useWords(nameWords);
  const { text } = useLanguage();
  const over = props.changes.filter(({ state }) => state !== 'waiting');
  if (over.length === 0) return null;
  return (
    <Part title={t.history}>
      <ol className="vetting-history">
        {over.map((change) => (
          <li key={change.changeId}>
            <ChangeHead change={change} />
            <NamePairs change={change} />
            {change.note && (
              <span className="hint">
                <Verbatim>{change.note}</Verbatim>
              </span>
            )}
            {change.reason && (
              <span>
                {t.refusedWhy}
                {text.common.colon}
                <Verbatim>{change.reason}</Verbatim>
              </span>
            )}
            {props.papers?.(change)}
          </li>
        ))}
      </ol>
    </Part>
  );
}

function ChangeHead({ change }: { change: NameChangeView }) {
  const t = useWords(nameWords);
  const { state, askedAt, decidedAt, by, reviewer, inCheck } = change;
  const who = by === 'operator' ? t.operator : reviewer;
  const says = [
    t.asked(minuteText(askedAt)),
    decidedAt && (state === 'taken-back' ? t.taken : t.decided)(minuteText(decidedAt)),
    who && t.by(who),
    inCheck && t.inCheck,
  ];
  return (
    <span className="row">
      <Chip tone={tones[state]}>{t.states[state]}</Chip>
      <span className="hint">{says.filter(Boolean).join(' · ')}</span>
    </span>
  );
}
