import { type FoundSeal, type LogView, urlOf } from '@redress/contract';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useText } from '../../i18n/language.ts';
import { Card, Notice, Verbatim } from '../../ui/basics.tsx';
import { buttonClass } from '../../ui/button.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { moment, useCount, useEntry } from './use-log.ts';

/** One seal that was found: good news only once this browser proved that the entry stands in the signed log. */
export function SealCard(props: {
  seal: FoundSeal;
  view: LogView;
  title: string | undefined;
  children: ReactNode;
}) {
  const { seal, view, title, children } = props;
  const t = useText().log.find;
  const entry = useEntry(seal.index, view);
  // The lookup and the entry come from the same server: they must at least agree.
  const agrees = entry.data?.shown.leafHash === seal.leafHash && entry.data.shown.id === seal.id;
  if (entry.isError) return <ProblemNotice error={entry.error} onRetry={() => void entry.refetch()} />;
  if (!entry.data) return <Card>{t.checking}</Card>;
  if (!entry.data.check.ok || !agrees) {
    return (
      <Notice tone="stop" title={t.checkedBad} live>
        <p>{t.checkedBadText}</p>
        {!entry.data.check.ok && (
          <p className="hint" translate="no">
            {entry.data.check.reason}
          </p>
        )}
      </Notice>
    );
  }
  const sound = (
    <>
      <p>{t.checkedHere}</p>
      {children}
      <SealFacts seal={seal} hasPolicy={view.policy !== undefined} />
      <SealLinks index={seal.index} />
    </>
  );
  return title ? (
    <Notice tone="ok" title={title}>
      {sound}
    </Notice>
  ) : (
    <Card className="stack-small">{sound}</Card>
  );
}

function SealFacts({ seal, hasPolicy }: { seal: FoundSeal; hasPolicy: boolean }) {
  const { entry: t, number } = useText().log;
  const count = useCount();
  return (
    <dl className="definition">
      <dt>{t.kind}</dt>
      <dd>
        {t.kinds[seal.type] ?? <Verbatim>{seal.type}</Verbatim>} · {number(count(seal.index))}
      </dd>
      <dt>{t.sealed}</dt>
      <dd>{moment(seal.sealedAt)}</dd>
      <dt>{t.witness}</dt>
      <dd>{seal.final ? t.witnessYes : hasPolicy ? t.witnessNo : t.witnessNone}</dd>
    </dl>
  );
}

/** To the picture of the proof, and the two files that prove it without this site. */
export function SealLinks({ index, here }: { index: number; here?: boolean }) {
  const t = useText().log.find;
  const params = { index: String(index) };
  return (
    <div className="row no-print">
      {!here && (
        <Link to="/log" search={{ entry: index }} className={buttonClass('secondary')}>
          {t.open}
        </Link>
      )}
      <a className={buttonClass('secondary')} href={urlOf('logEntryProof', params)} download>
        {t.proof}
      </a>
      <a className={buttonClass('secondary')} href={urlOf('logEntryBytes', params)} download>
        {t.bytes}
      </a>
    </div>
  );
}
