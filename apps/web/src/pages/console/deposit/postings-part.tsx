import type { PostingView } from '@redress/contract';
import { formatYuan } from '@redress/kernel';
import { useInfiniteQuery } from '@tanstack/react-query';
import { api } from '../../../api/client.ts';
import { useWords } from '../../../i18n/words.ts';
import { minuteText } from '../../../lib/format.ts';
import { Part } from '../../../ui/basics.tsx';
import { ConsoleProblem } from '../../../ui/console/console-problem.tsx';
import { EmptyState } from '../../../ui/console/pieces.tsx';
import { DataTable } from '../../../ui/console/table.tsx';
import { Loading } from '../../../ui/loading.tsx';
import { MoreButton } from '../../operator/more-button.tsx';
import { depositKey, useOrganisation } from '../organisation-context.ts';
import { AboutText } from './about-text.tsx';
import { depositWords } from './deposit-words.ts';

const signed = (fen: number): string => (fen > 0 ? `+${formatYuan(fen)}` : fen === 0 ? '–' : formatYuan(fen));

/** Every movement, the newest first. */
export function PostingsPart() {
  const t = useWords(depositWords);
  const { orgId } = useOrganisation();
  const list = useInfiniteQuery({
    queryKey: [...depositKey(orgId), 'postings'],
    queryFn: ({ pageParam: cursor }) => api()('listPostings', { params: { orgId }, query: { cursor } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ cursor }) => cursor,
  });
  const rows = list.data?.pages.flatMap(({ postings }) => postings) ?? [];
  return (
    <Part title={t.postings}>
      {list.isPending && <Loading lines={5} />}
      {list.isError && <ConsoleProblem error={list.error} onRetry={() => void list.refetch()} />}
      {list.data && rows.length === 0 && <EmptyState title={t.noPostings} />}
      {rows.length > 0 && <PostingsTable rows={rows} />}
      <MoreButton query={list} shown={rows.length} />
    </Part>
  );
}

function Posting({ posting: { kind, shortageFen, about } }: { posting: PostingView }) {
  const t = useWords(depositWords);
  const { orgId } = useOrganisation();
  const what = t.postingKinds[kind] ?? kind;
  if (shortageFen === 0 && !about) return what;
  return (
    <span className="stack-small">
      <span>{what}</span>
      <AboutText about={about} orgId={orgId} />
      {shortageFen !== 0 && <span className="hint">{t.shortageChange(signed(shortageFen))}</span>}
    </span>
  );
}

function PostingsTable({ rows }: { rows: readonly PostingView[] }) {
  const t = useWords(depositWords);
  return (
    <DataTable
      label={t.postings}
      rows={rows}
      rowKey={({ postingId }) => postingId}
      columns={[
        { key: 'kind', head: t.posting, main: true, cell: (posting) => <Posting posting={posting} /> },
        { key: 'at', head: t.at, cell: ({ at }) => <span className="nowrap">{minuteText(at)}</span> },
        { key: 'change', head: t.change, end: true, cell: ({ availableFen }) => signed(availableFen) },
        { key: 'held', head: t.heldChange, end: true, cell: ({ heldFen }) => signed(heldFen) },
        {
          key: 'after',
          head: t.after,
          end: true,
          cell: ({ availableAfterFen }) => formatYuan(availableAfterFen),
        },
      ]}
    />
  );
}
