import { urlOf } from '@redress/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { api, problemOf } from '../../api/client.ts';
import { useWords } from '../../i18n/words.ts';
import { PageTitle } from '../../ui/basics.tsx';
import { ConsoleProblem } from '../../ui/console/console-problem.tsx';
import { EmptyState } from '../../ui/console/pieces.tsx';
import { Loading } from '../../ui/loading.tsx';
import { reviewWords } from './review-words.ts';
import { ReviewedFile } from './reviewed-file.tsx';

/** One merchant, as its platform checks it. */
export function MerchantVettingPage() {
  const t = useWords(reviewWords);
  const { orgId, merchantId } = useParams({ from: '/console/$orgId/merchants/$merchantId' });
  const client = useQueryClient();
  const params = { orgId, merchantId };
  const queryKey = ['merchant-vettings', orgId, merchantId];
  const query = useQuery({ queryKey, queryFn: () => api()('getMerchantVetting', { params }) });
  const nothing = problemOf(query.error)?.type.endsWith('/vetting-not-found');
  return (
    <div className="stack">
      <PageTitle title={query.data?.organisation ?? t.merchants} verbatim={query.data !== undefined}>
        <Link to="/console/$orgId/merchants" params={{ orgId }}>
          {t.back}
        </Link>
      </PageTitle>
      {query.isPending && <Loading lines={6} />}
      {nothing && <EmptyState title={t.nothingYet} text={t.nothingYetText} />}
      {query.isError && !nothing && (
        <ConsoleProblem error={query.error} onRetry={() => void query.refetch()} />
      )}
      {query.data && (
        <ReviewedFile
          file={query.data}
          access={{
            urlOf: (documentId) => urlOf('merchantVettingDocument', { ...params, documentId }),
            send: (body) => api()('reviewMerchantVetting', { params, body }),
            decideName: (changeId, body) =>
              api()('decideMerchantNameChange', { params: { ...params, changeId }, body }),
            onSent: () => void client.invalidateQueries({ queryKey: ['merchant-vettings', orgId] }),
          }}
        />
      )}
    </div>
  );
}
