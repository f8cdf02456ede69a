import type { DepartureView } from '@redress/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { useWords } from '../../i18n/words.ts';
import { dayOf, minuteText } from '../../lib/format.ts';
import { More, Notice, Part, Verbatim } from '../../ui/basics.tsx';
import { Button, buttonClass } from '../../ui/button.tsx';
import { ConsoleProblem } from '../../ui/console/console-problem.tsx';
import { DataTable } from '../../ui/console/table.tsx';
import { useOrganisation } from '../console/organisation-context.ts';
import { CorrectDeparture } from './correct-departure.tsx';
import { departureWords } from './departure-words.ts';

/** Merchants that left this platform, since when, and until when their identity data is kept; nothing where nobody left. */
export function DeparturesPart() {
  const t = useWords(departureWords);
  const { orgId } = useOrganisation();
  const [chosen, setChosen] = useState<DepartureView>();
  const [done, setDone] = useState(false);
  const query = useQuery({
    queryKey: ['departures', orgId],
    queryFn: () => api()('listDepartures', { params: { orgId } }),
  });
  const rows = query.data?.departures ?? [];
  if (query.isError) return <ConsoleProblem error={query.error} onRetry={() => void query.refetch()} />;
  if (rows.length === 0) return null;
  const finish = (saved: boolean) => {
    setChosen(undefined);
    setDone(saved);
    if (saved) void query.refetch();
  };
  return (
    <Part title={t.title} lead={t.lead}>
      {done && <Notice tone="ok" title={t.done} live />}
      {chosen && <CorrectDeparture key={chosen.departureId} departure={chosen} onDone={finish} />}
      <DeparturesTable
        rows={rows}
        onCorrect={(row) => {
          setDone(false);
          setChosen(row);
        }}
      />
      <More summary={t.law}>
        <p lang="zh-CN">{t.lawText}</p>
      </More>
    </Part>
  );
}

function DeparturesTable(props: { rows: readonly DepartureView[]; onCorrect: (row: DepartureView) => void }) {
  const t = useWords(departureWords);
  const { may } = useOrganisation();
  return (
    <DataTable
      label={t.title}
      rows={props.rows}
      rowKey={(row) => row.departureId}
      columns={[
        {
          key: 'name',
          head: t.merchant,
          main: true,
          cell: (row) => (
            <span>
              <Verbatim>{row.name}</Verbatim>{' '}
              <span className="hint">
                <Verbatim>{row.merchantRef}</Verbatim>
              </span>
            </span>
          ),
        },
        { key: 'joined', head: t.joined, cell: (row) => <Day>{dayOf(row.joinedAt)}</Day> },
        { key: 'left', head: t.left, cell: (row) => <LeftOn row={row} /> },
        { key: 'recorded', head: t.recorded, cell: (row) => <Recorded row={row} /> },
        {
          key: 'keep',
          head: t.keep,
          cell: ({ keepUntil, returnedAt }) =>
            keepUntil ? (
              <span>
                {t.atLeast} <Day>{keepUntil}</Day>
              </span>
            ) : (
              returnedAt && t.back(dayOf(returnedAt))
            ),
        },
        {
          key: 'correct',
          head: t.actions,
          plain: true,
          end: true,
          cell: (row) =>
            may('vetting.review') && (
              <span className="cell-actions">
                <ReadFile row={row} />
                <Button look="quiet" onClick={() => props.onCorrect(row)}>
                  {t.correct}
                  <span className="visually-hidden"> {row.name}</span>
                </Button>
              </span>
            ),
        },
      ]}
    />
  );
}

/** What was checked is read until the end of the day until which it is kept. */
function ReadFile({ row: { departureId, name } }: { row: DepartureView }) {
  const t = useWords(departureWords);
  const { orgId } = useOrganisation();
  return (
    <Link
      to="/console/$orgId/departures/$departureId"
      params={{ orgId, departureId }}
      className={buttonClass('quiet')}
    >
      {t.readFile}
      <span className="visually-hidden"> {name}</span>
    </Link>
  );
}

/** The day, and what was recorded before. */
function LeftOn({ row: { leftOn, corrections } }: { row: DepartureView }) {
  const t = useWords(departureWords);
  if (corrections.length === 0) return <Day>{leftOn}</Day>;
  return (
    <div className="stack-small">
      <Day>{leftOn}</Day>
      <details className="departure-corrections">
        <summary>{t.corrections(corrections.length)}</summary>
        <ul className="vetting-reasons">
          {corrections.map((one) => (
            <li key={one.at}>
              {t.was(one.from, one.to)}
              <span className="hint">
                {' '}
                {one.by ?? t.platform} · {minuteText(one.at)}
              </span>
              <br />
              <Verbatim>{one.reason}</Verbatim>
            </li>
          ))}
        </ul>
      </details>
    </div>
  );
}

function Recorded({ row: { recordedBy, recordedAt } }: { row: DepartureView }) {
  const t = useWords(departureWords);
  return (
    <span>
      {recordedBy.side === 'merchant' ? t.byMerchant : (recordedBy.name ?? t.platform)}{' '}
      <span className="hint">
        <Day>{minuteText(recordedAt)}</Day>
      </span>
    </span>
  );
}

/** A date is not broken in two. */
const Day = ({ children }: { children: string }) => <span className="departure-day">{children}</span>;
