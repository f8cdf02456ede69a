import type { MembersView } from '@redress/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../api/client.ts';
import { useWords } from '../../../i18n/words.ts';
import { PageTitle } from '../../../ui/basics.tsx';
import { ConsoleProblem } from '../../../ui/console/console-problem.tsx';
import { Tabs } from '../../../ui/console/tabs.tsx';
import { Loading } from '../../../ui/loading.tsx';
import { membersKey, useOrganisation } from '../organisation-context.ts';
import { AffiliationsPart } from './affiliations-part.tsx';
import { InvitationsPart } from './invitations-part.tsx';
import { MembersTable } from './members-table.tsx';
import { membersWords } from './members-words.ts';
import { SecondFactorPart } from './second-factor-part.tsx';

/** Who acts for the organisation, with what role, and who was invited. */
export function MembersPage() {
  const t = useWords(membersWords);
  const { orgId } = useOrganisation();
  const query = useQuery({
    queryKey: membersKey(orgId),
    queryFn: () => api()('listMembers', { params: { orgId } }),
  });
  return (
    <>
      <PageTitle title={t.title} lead={t.lead} />
      {query.isPending && <Loading lines={5} />}
      {query.isError && <ConsoleProblem error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && <Content view={query.data} />}
    </>
  );
}

type Tab = 'members' | 'invitations' | 'merchants';

function Content({ view }: { view: MembersView }) {
  const t = useWords(membersWords);
  const { orgId, may, kinds } = useOrganisation();
  const [tab, setTab] = useState<Tab>('members');
  const client = useQueryClient();
  const reload = () => void client.invalidateQueries({ queryKey: membersKey(orgId) });
  const sells = kinds.includes('platform') || kinds.includes('merchant');
  const tabs: { key: Tab; label: string; count?: number }[] = [
    { key: 'members', label: t.tabs.members, count: view.members.length },
  ];
  if (may('members.manage'))
    tabs.push({ key: 'invitations', label: t.tabs.invitations, count: view.invitations.length });
  if (sells && may('org.edit')) tabs.push({ key: 'merchants', label: t.tabs.merchants });
  const members = <MembersTable members={view.members} onChanged={reload} />;
  if (tabs.length === 1) return members;
  return (
    <Tabs label={t.title} chosen={tab} onChoose={setTab} tabs={tabs}>
      {tab === 'members' && (
        <>
          {members}
          {may('org.edit') && <SecondFactorPart />}
        </>
      )}
      {tab === 'invitations' && <InvitationsPart invitations={view.invitations} onChanged={reload} />}
      {tab === 'merchants' && <AffiliationsPart />}
    </Tabs>
  );
}
