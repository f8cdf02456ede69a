import type { CaseView } from '@redress/contract';
import { Link } from '@tanstack/react-router';
import { usePick, useText } from '../../i18n/language.ts';
import { timeText } from '../../lib/format.ts';
import { Part, Verbatim } from '../../ui/basics.tsx';
import { Button } from '../../ui/button.tsx';
import { useCaseContext } from './case-context.ts';
import { itemAnchor } from './evidence/item-card.tsx';

/** What happened, oldest first; grows while material is read; prints by itself. */
export function Timeline(props: { printable?: boolean }) {
  const t = useText().evidence;
  const pick = usePick();
  const { view } = useCaseContext();
  const events = view.chain.timeline;
  const print = props.printable && events.length > 0 && (
    <Button look="quiet" icon="print" onClick={() => window.print()}>
      {t.printTimeline}
    </Button>
  );
  return (
    <Part title={t.timelineTitle} aside={print}>
      {events.length === 0 && <p className="hint">{t.timelineEmpty}</p>}
      <ol className="timeline">
        {events.map((event) => (
          <li
            key={`${event.at} ${event.what.zh} ${event.item}`}
            className={event.sure ? 'moment' : 'moment unsure'}
          >
            <time dateTime={event.at}>{timeText(event.at)}</time>
            {!event.sure && <span className="hint"> · {t.timelineUnsure}</span>}
            <p>{pick(event.what)}</p>
            {event.item && <Source file={event.item} />}
          </li>
        ))}
      </ol>
      {events.length > 0 && (
        <p className="print-only hint">
          {t.sealLog} <Verbatim>{view.log.origin}</Verbatim>
        </p>
      )}
    </Part>
  );
}

/** The item that says so, and its seal. */
function Source({ file }: { file: string }) {
  const t = useText().evidence;
  const { view } = useCaseContext();
  const item: CaseView['items'][number] | undefined = view.items.find((i) => i.file === file);
  if (!item) {
    return (
      <p className="hint">
        <Verbatim>{file}</Verbatim>
      </p>
    );
  }
  const to = {
    to: '/case/$caseId/evidence',
    params: { caseId: view.caseId },
    hash: itemAnchor(item.id),
  } as const;
  return (
    <p className="hint moment-source">
      <Link {...to}>
        <Verbatim>{file}</Verbatim>
      </Link>
      {item.seal && (
        <span>
          {t.sealNumber(item.seal.index)}{' '}
          <Link {...to} aria-label={t.sealCheckOf(file)} className="no-print">
            {t.sealCheck}
          </Link>
        </span>
      )}
    </p>
  );
}
