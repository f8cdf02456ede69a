import type { FoundSeal, LogAnswer, LogView } from '@redress/contract';
import { Link } from '@tanstack/react-router';
import { useText } from '../../i18n/language.ts';
import { More, Notice, Verbatim } from '../../ui/basics.tsx';
import { buttonClass } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Whole } from './log-pieces.tsx';
import { SealCard } from './seal-card.tsx';
import type { Asked, FindState } from './use-find.ts';
import { moment, useCount } from './use-log.ts';

type Shown = Exclude<FindState, { kind: 'idle' | 'hashing' | 'searching' | 'failed' }>;

export function FindResult({ state, view }: { state: Shown; view: LogView }) {
  const t = useText().log.find;
  if (state.kind === 'unreadable') return <Notice tone="warn" title={t.unreadable} />;
  if (state.kind === 'bundle') return <Bundle name={state.name} />;
  if (state.kind === 'answered') return <Answered state={state} view={view} />;
  return <Dropped state={state} />;
}

function Bundle({ name }: { name: string }) {
  const t = useText().log.find;
  return (
    <Notice tone="info" title={t.bundle}>
      <p>{t.bundleText}</p>
      <About asked={{ name }} />
      <div className="row">
        <Link to="/verify" className={buttonClass('primary')}>
          <Icon name="seal" />
          {t.toVerify}
        </Link>
      </div>
    </Notice>
  );
}

function Dropped({ state }: { state: Extract<Shown, { kind: 'proof' | 'entry' }> }) {
  const { find: t, number } = useText().log;
  const count = useCount();
  const { kind, index, name } = state;
  if (index === undefined) {
    return (
      <Notice tone="stop" title={kind === 'proof' ? t.proofBad : t.entryBad}>
        {kind === 'proof' && <p>{t.proofBadText}</p>}
        <About asked={{ name }} />
      </Notice>
    );
  }
  return (
    <Notice tone="ok" title={kind === 'proof' ? t.proofOk : t.entryOk}>
      <p>{t.proofOkText(number(count(index)))}</p>
      <About asked={{ name }} />
      <div className="row">
        <Link to="/log" search={{ entry: index }} className={buttonClass('secondary')}>
          {t.open}
        </Link>
      </div>
    </Notice>
  );
}

function Answered({ state, view }: { state: Extract<Shown, { kind: 'answered' }>; view: LogView }) {
  const t = useText().log.find;
  const { asked, answer } = state;
  const [earliest] = answer.seals;
  if (earliest) return <Found asked={asked} answer={answer} earliest={earliest} view={view} />;
  if (!answer.waiting) return <NotFound asked={asked} />;
  return (
    <Notice tone="info" title={t.waiting}>
      <About asked={asked} />
    </Notice>
  );
}

function Found(props: { asked: Asked; answer: LogAnswer; earliest: FoundSeal; view: LogView }) {
  const { find: t, number } = useText().log;
  const count = useCount();
  const { asked, earliest, view } = props;
  const { seals, total } = props.answer;
  const at = moment(earliest.sealedAt);
  const byDigest = asked.sha256 ? t.foundDigest(at) : t.foundEntry(number(count(earliest.index)));
  const title = asked.name ? t.foundFile(at) : byDigest;
  const times = total > seals.length ? t.several(count(total), seals.length) : t.twice(count(total));
  return (
    <>
      {seals.map((seal, i) => (
        <SealCard key={seal.index} seal={seal} view={view} title={i === 0 ? title : undefined}>
          {i === 0 && total > 1 && <p>{times}</p>}
          {i === 0 && <About asked={asked} />}
        </SealCard>
      ))}
      {asked.sha256 && (
        <More summary={t.linkTitle}>
          <p className="hint">{t.linkText}</p>
        </More>
      )}
    </>
  );
}

function NotFound({ asked }: { asked: Asked }) {
  const t = useText().log.find;
  return (
    <Notice tone="warn" title={asked.name ? t.none : t.noneDigest}>
      <About asked={asked} />
      {asked.sha256 && (
        <>
          <p>{t.noneWhy}</p>
          <ul className="log-reasons">
            {t.noneReasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
          <p>
            <strong>{t.noneMeans}</strong>
          </p>
        </>
      )}
    </Notice>
  );
}

function About({ asked }: { asked: Asked }) {
  const t = useText().log.find;
  return (
    <>
      {asked.name && (
        <p className="hint">
          {t.file} <Verbatim>{asked.name}</Verbatim>
        </p>
      )}
      {asked.sha256 && (
        <p className="hint">
          {t.digest} <Whole>{asked.sha256}</Whole>
        </p>
      )}
    </>
  );
}
