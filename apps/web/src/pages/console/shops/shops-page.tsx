import './shops.css';
import type { SourceView } from '@redress/contract';
import { Link } from '@tanstack/react-router';
import { useLanguage } from '../../../i18n/language.ts';
import { useWords } from '../../../i18n/words.ts';
import { instantText } from '../../../lib/format.ts';
import { Card, Chip, PageTitle, Verbatim } from '../../../ui/basics.tsx';
import { AddPart } from '../../../ui/console/add-part.tsx';
import { ConsoleProblem } from '../../../ui/console/console-problem.tsx';
import { EmptyState } from '../../../ui/console/pieces.tsx';
import { Loading } from '../../../ui/loading.tsx';
import { useOrganisation } from '../organisation-context.ts';
import { ShopForm } from './shop-form.tsx';
import { shopsWords } from './shops-words.ts';
import { useHealth, useSources } from './use-sources.ts';

/** Shops that report by themselves: connect one, and see whether it still does. */
export function ShopsPage() {
  const t = useWords(shopsWords);
  const { may } = useOrganisation();
  const list = useSources();
  const sources = list.data?.sources ?? [];
  return (
    <div className="stack">
      <PageTitle title={t.title} lead={t.lead} />
      {list.isPending && <Loading lines={4} />}
      {list.isError && <ConsoleProblem error={list.error} onRetry={() => void list.refetch()} />}
      {list.data && sources.length === 0 && <EmptyState icon="link" title={t.none} text={t.noneText} />}
      {sources.map((source) => (
        <SourceCard key={source.id} source={source} />
      ))}
      {list.data && may('sources.manage') && (
        <AddPart summary={t.add} isFirst={sources.length === 0}>
          <ShopForm />
        </AddPart>
      )}
    </div>
  );
}

function SourceCard({ source }: { source: SourceView }) {
  const t = useWords(shopsWords);
  const { language } = useLanguage();
  const { orgId } = useOrganisation();
  const health = useHealth(source.id);
  const lastAt = health.data?.lastAt;
  return (
    <Card className="stack-small" label={source.name}>
      <div className="row row-between">
        <h2>
          <Link to="/console/$orgId/shops/$sourceId" params={{ orgId, sourceId: source.id }}>
            <Verbatim>{source.name}</Verbatim>
          </Link>
        </h2>
        <Chip tone={source.state === 'active' ? 'ok' : 'quiet'}>{t.states[source.state]}</Chip>
      </div>
      <p className="hint">
        {source.kind === 'form' ? t.formKind : (source.software ?? '')}
        {(source.kind === 'form' || source.software) && ' · '}
        {health.data && (lastAt ? t.last(instantText(Date.parse(lastAt), language)) : t.never)}
      </p>
    </Card>
  );
}
