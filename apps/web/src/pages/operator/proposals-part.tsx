import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api } from '../../api/client.ts';
import { useText } from '../../i18n/language.ts';
import { Part, Skeleton } from '../../ui/basics.tsx';
import { Choice } from '../../ui/field.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { MoreButton } from './more-button.tsx';
import { ProposalCard } from './proposal-card.tsx';

type State = 'open' | 'accepted' | 'refused';
const states: readonly State[] = ['open', 'accepted', 'refused'];

/** Proposals, oldest open ones first. */
export function ProposalsPart(props: { operatorKey: string; onRefused: (error: unknown) => void }) {
  const { operatorKey, onRefused } = props;
  const text = useText();
  const t = text.operator;
  const [state, setState] = useState<State>('open');
  const client = useQueryClient();
  const list = useInfiniteQuery({
    queryKey: ['proposals', state],
    queryFn: ({ pageParam }) =>
      api({ token: operatorKey })('listProposals', {
        query: { state, ...(pageParam ? { cursor: pageParam } : {}) },
      }),
    initialPageParam: '',
    getNextPageParam: (last) => last.cursor,
  });
  const pages = list.data?.pages ?? [];
  const proposals = pages.flatMap((page) => page.proposals);
  useEffect(() => {
    if (list.error) onRefused(list.error);
  }, [list.error, onRefused]);
  return (
    <Part title={pages[0] ? t.open(pages[0].open) : t.title}>
      <Choice
        label={t.show}
        value={state}
        options={states.map((value) => ({ value, label: t.states[value] }))}
        onChange={setState}
      />
      {list.isPending && <Skeleton lines={4} label={text.common.loading} />}
      {list.isError && <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />}
      {list.data && proposals.length === 0 && <p className="hint">{t.none}</p>}
      {proposals.map((proposal) => (
        <ProposalCard
          key={proposal.proposalId}
          proposal={proposal}
          operatorKey={operatorKey}
          onDecided={() => void client.invalidateQueries({ queryKey: ['proposals'] })}
        />
      ))}
      <MoreButton query={list} shown={proposals.length} />
    </Part>
  );
}
