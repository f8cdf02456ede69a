import type { StepView } from '@redress/contract';
import { Link } from '@tanstack/react-router';
import { usePick, useText } from '../../../i18n/language.ts';
import { timeText } from '../../../lib/format.ts';
import { Verbatim } from '../../../ui/basics.tsx';
import { ItemLink } from '../item-link.tsx';

/** What happened in a step, each with its number in the log. */
export function StepEvents({ step }: { step: StepView }) {
  const t = useText().path;
  const pick = usePick();
  if (step.events.length === 0) return null;
  return (
    <ol className="timeline" aria-label={t.eventsLabel}>
      {step.events.map((event) => (
        <li key={event.id} className="moment">
          <time dateTime={event.at}>{timeText(event.at)}</time>
          <p>{pick(event.what)}</p>
          {(event.receiptNo || event.note) && (
            <p className="hint">
              {event.receiptNo && (
                <>
                  {t.receiptNo} <Verbatim>{event.receiptNo}</Verbatim>{' '}
                </>
              )}
              {event.note && <Verbatim>{event.note}</Verbatim>}
            </p>
          )}
          {event.proofItemId && (
            <p className="hint">
              {t.shownBy} <ItemLink itemId={event.proofItemId} />
            </p>
          )}
          <SealOf seal={event.seal} />
        </li>
      ))}
    </ol>
  );
}

/** Leads to the entry on the log's page, which checks it. */
export function SealOf({ seal }: { seal: { index: number } | undefined }) {
  const t = useText().path;
  if (!seal) return <p className="hint">{t.sealing}</p>;
  return (
    <p className="hint">
      <Link to="/log" search={{ entry: seal.index }}>
        {t.sealed(seal.index)}
      </Link>
    </p>
  );
}
