import type { EntryType } from '@redress/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '../../api/client.ts';
import { useText } from '../../i18n/language.ts';
import { timeText } from '../../lib/format.ts';
import { Skeleton, Verbatim } from '../../ui/basics.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';

/** Every state that an entry had, newest first, each with its place in the log. */
export function EntryHistory({ type, entryId }: { type: EntryType; entryId: string }) {
  const text = useText();
  const t = text.operator;
  const read = useQuery({
    queryKey: ['entries', 'history', entryId],
    queryFn: async () =>
      type === 'office'
        ? (await api()('getOffice', { params: { entryId } })).history
        : (await api()('getPlatform', { params: { entryId } })).history,
  });
  if (read.isError) return <ProblemNotice error={read.error} onRetry={() => void read.refetch()} />;
  if (!read.data) return <Skeleton lines={3} label={text.common.loading} />;
  return (
    <ol className="history">
      {read.data.map(({ revision, at, by, changed, fields, source, logIndex }) => (
        <li key={revision}>
          <p>
            {timeText(at)} · {t.by[by]} <Sealed index={logIndex} />
          </p>
          <dl className="changes">
            {changed.map((field) => (
              <div key={field}>
                <dt>{t.fields[field] ?? field}</dt>
                <dd translate="no">
                  {fields?.[field] === undefined ? t.empty : [fields[field]].flat().join('、')}
                </dd>
              </div>
            ))}
          </dl>
          <p className="hint">
            {text.offices.source}
            {text.common.colon}
            <Verbatim>{source}</Verbatim>
          </p>
        </li>
      ))}
    </ol>
  );
}

/** Where it stands in the log, once it does. */
export function Sealed({ index }: { index: number | undefined }) {
  const text = useText();
  if (index === undefined) return <span className="hint">{text.path.sealing}</span>;
  return (
    <Link to="/log" search={{ entry: index }}>
      {text.path.sealed(index)}
    </Link>
  );
}
