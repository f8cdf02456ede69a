import './shops.css';
import type { SourceView } from '@redress/contract';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useWords } from '../../../i18n/words.ts';
import { Chip, PageTitle } from '../../../ui/basics.tsx';
import { ConsoleProblem } from '../../../ui/console/console-problem.tsx';
import { EmptyState } from '../../../ui/console/pieces.tsx';
import { Tabs } from '../../../ui/console/tabs.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Loading } from '../../../ui/loading.tsx';
import { useOrganisation } from '../organisation-context.ts';
import { BuyersPart } from './buyers-part.tsx';
import { HealthPart } from './health-part.tsx';
import { JoinPart } from './join-part.tsx';
import { KeysPart } from './keys-part.tsx';
import { type ShopTab, shopTabs } from './shop-tabs.ts';
import { shopsWords } from './shops-words.ts';
import { useSources } from './use-sources.ts';

/** One shop: how it reports, how to join, what buyers get, its keys. */
export function ShopPage() {
  const t = useWords(shopsWords);
  const { orgId } = useOrganisation();
  const { sourceId } = useParams({ from: '/console/$orgId/shops/$sourceId' });
  const list = useSources();
  const source = list.data?.sources.find(({ id }) => id === sourceId);
  return (
    <div className="stack">
      <Link to="/console/$orgId/shops" params={{ orgId }} className="back-link">
        <Icon name="back" size={18} /> {t.back}
      </Link>
      {list.isPending && <Loading lines={6} />}
      {list.isError && <ConsoleProblem error={list.error} onRetry={() => void list.refetch()} />}
      {list.data && !source && <EmptyState title={t.none} />}
      {source && <Content source={source} />}
    </div>
  );
}

function Content({ source }: { source: SourceView }) {
  const t = useWords(shopsWords);
  const asked = useSearch({ from: '/console/$orgId/shops/$sourceId' }).tab;
  const [tab, setTab] = useState<ShopTab>(source.kind === 'form' ? 'health' : (asked ?? 'health'));
  const shown: readonly ShopTab[] = source.kind === 'form' ? ['health'] : shopTabs;
  return (
    <>
      <PageTitle title={source.name} verbatim>
        <div>
          <Chip tone={source.state === 'active' ? 'ok' : 'quiet'}>{t.states[source.state]}</Chip>
        </div>
      </PageTitle>
      <Tabs
        label={source.name}
        chosen={tab}
        onChoose={setTab}
        tabs={shown.map((key) => ({ key, label: t.tabs[key] }))}
      >
        {tab === 'health' && <HealthPart sourceId={source.id} />}
        {tab === 'join' && <JoinPart source={source} />}
        {tab === 'buyers' && <BuyersPart source={source} />}
        {tab === 'keys' && <KeysPart source={source} />}
      </Tabs>
    </>
  );
}
