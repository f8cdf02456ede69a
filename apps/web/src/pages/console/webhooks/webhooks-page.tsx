import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../api/client.ts';
import { useWords } from '../../../i18n/words.ts';
import { More, PageTitle } from '../../../ui/basics.tsx';
import { CopyButton } from '../../../ui/button.tsx';
import { AddPart } from '../../../ui/console/add-part.tsx';
import { ConsoleProblem } from '../../../ui/console/console-problem.tsx';
import { EmptyState } from '../../../ui/console/pieces.tsx';
import { Loading } from '../../../ui/loading.tsx';
import { useOrganisation } from '../organisation-context.ts';
import { EndpointCard } from './endpoint-card.tsx';
import { WebhookForm } from './webhook-form.tsx';
import { webhooksWords } from './webhooks-words.ts';

const webhooksKey = (orgId: string) => ['webhooks', orgId] as const;

/** Where the organisation's own server is told of what happens. */
export function WebhooksPage() {
  const t = useWords(webhooksWords);
  const { orgId } = useOrganisation();
  const client = useQueryClient();
  const list = useQuery({
    queryKey: webhooksKey(orgId),
    queryFn: () => api()('listWebhooks', { params: { orgId } }),
  });
  const reload = () => void client.invalidateQueries({ queryKey: webhooksKey(orgId) });
  const endpoints = list.data?.endpoints ?? [];
  return (
    <div className="stack">
      <PageTitle title={t.title} lead={t.lead} />
      {list.isPending && <Loading lines={4} />}
      {list.isError && <ConsoleProblem error={list.error} onRetry={() => void list.refetch()} />}
      {list.data && endpoints.length === 0 && <EmptyState icon="link" title={t.none} text={t.noneText} />}
      {endpoints.map((endpoint) => (
        <EndpointCard key={endpoint.id} endpoint={endpoint} onChanged={reload} />
      ))}
      {list.data && (
        <>
          <AddPart summary={t.add} isFirst={endpoints.length === 0}>
            <WebhookForm onMade={reload} />
          </AddPart>
          <More summary={t.publicKey}>
            <p>{t.publicKeyText}</p>
            <p className="mono" translate="no">
              {list.data.publicKey}
            </p>
            <div>
              <CopyButton value={list.data.publicKey} />
            </div>
          </More>
        </>
      )}
    </div>
  );
}
