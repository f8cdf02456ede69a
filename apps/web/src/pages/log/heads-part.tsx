import type { LogHeadLine, LogView } from '@redress/contract';
import { useState } from 'react';
import { useText } from '../../i18n/language.ts';
import { Chip, Part, Skeleton } from '../../ui/basics.tsx';
import { Button } from '../../ui/button.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Hash } from './log-pieces.tsx';
import { moment, useCount, useHeads } from './use-log.ts';

const first = 6;

/** What the log signed, newest first, with who else vouched for it. */
export function HeadsPart({ view }: { view: LogView }) {
  const { log, common } = useText();
  const t = log.heads;
  const heads = useHeads(view);
  const [shown, setShown] = useState(first);
  const lines = heads.data?.pages.flatMap((page) => page.heads) ?? [];
  const more = () => {
    setShown(shown + 20);
    if (lines.length < shown + 20 && heads.hasNextPage) void heads.fetchNextPage();
  };
  return (
    <Part title={t.title} lead={t.lead}>
      {heads.isPending && <Skeleton lines={5} label={common.loading} />}
      {heads.isError && (
        <ProblemNotice error={heads.error} title={t.failed} onRetry={() => void heads.refetch()} />
      )}
      {heads.data && lines.length === 0 && <p className="hint">{t.none}</p>}
      {lines.length > 0 && (
        <ol className="heads">
          {lines.slice(0, shown).map((head) => (
            <HeadLine key={head.size} head={head} />
          ))}
        </ol>
      )}
      {(heads.hasNextPage || lines.length > shown) && (
        <div className="no-print">
          <Button busy={heads.isFetchingNextPage} onClick={more}>
            {t.more}
          </Button>
        </div>
      )}
    </Part>
  );
}

function HeadLine({ head }: { head: LogHeadLine & { signed: boolean } }) {
  const t = useText().log.heads;
  const count = useCount();
  return (
    <li className={head.signed ? 'head' : 'head head-bad'}>
      <p className="head-line">
        <strong>{t.size(count(head.size))}</strong>
        <span className="hint">{t.grown(count(head.grownBy))}</span>
        <time dateTime={head.at} className="hint">
          {moment(head.at)}
        </time>
      </p>
      <p className="head-marks">
        {!head.signed && <Chip tone="stop">{t.bad}</Chip>}
        {head.final && <Chip tone="ok">{t.final}</Chip>}
        {head.cosignedBy.length > 0 && (
          <Chip tone={head.final ? 'quiet' : 'info'} icon="person">
            {t.cosigned(head.cosignedBy.length)}
          </Chip>
        )}
        {head.stampedBy.length > 0 && (
          <Chip tone="quiet" icon="clock">
            {t.stamped}
          </Chip>
        )}
        {head.anchoredOn.length > 0 && (
          <Chip tone="quiet" icon="link">
            {t.anchored}
          </Chip>
        )}
        <Hash value={head.root} />
      </p>
    </li>
  );
}
