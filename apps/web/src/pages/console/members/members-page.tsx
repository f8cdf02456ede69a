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
import { InvitationsPart } from './invitations-part.tsx';
import { MembersTable } from './members-table.tsx';
import { membersWords } from './members-words.ts';

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

function Content({ view }: { view: MembersView }) {
  const t = useWords(membersWords);
  const { orgId, may } = useOrganisation();
  const [tab, setTab] = useState<'members' | 'invitations'>('members');
  const client = useQueryClient();
  const reload = () => void client.invalidateQueries({ queryKey: membersKey(orgId) });
  if (!may('members.manage')) return <MembersTable members={view.members} onChanged={reload} />;
  return (
    <Tabs
      label={t.title}
      chosen={tab}
      onChoose={setTab}
      tabs={[
        { key: 'members', label: t.tabs.members, count: view.members.length },
        { key: 'invitations', label: t.tabs.invitations, count: view.invitations.length },
      ]}
    >
      {tab === 'members' ? (
        <MembersTable members={view.members} onChanged={reload} />
      ) : (
        <InvitationsPart invitations={view.invitations} onChanged={reload} />
      )}
    </Tabs>
  );
}
