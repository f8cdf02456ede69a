import { type MemberView, type Role, roles } from '@redress/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../../../api/client.ts';
import { useLanguage } from '../../../i18n/language.ts';
import { useWords } from '../../../i18n/words.ts';
import { instantText } from '../../../lib/format.ts';
import { Notice, Verbatim } from '../../../ui/basics.tsx';
import { Button } from '../../../ui/button.tsx';
import { ConsoleProblem } from '../../../ui/console/console-problem.tsx';
import { DataTable } from '../../../ui/console/table.tsx';
import { accountWords } from '../../account/account-words.ts';
import { useMe } from '../../account/use-me.ts';
import { useOrganisation } from '../organisation-context.ts';
import { membersWords } from './members-words.ts';

export function MembersTable(props: { members: readonly MemberView[]; onChanged: () => void }) {
  const { language } = useLanguage();
  const t = useWords(membersWords);
  const organisation = useOrganisation();
  const me = useMe().data?.personId;
  const [leaving, setLeaving] = useState<MemberView>();
  const isMine = organisation.role === 'owner';
  const mayTouch = (member: MemberView) =>
    organisation.may('members.manage') && (isMine || member.role !== 'owner');
  return (
    <div className="stack">
      {leaving && (
        <RemoveNotice
          member={leaving}
          isMe={leaving.personId === me}
          onClose={() => setLeaving(undefined)}
          onRemoved={props.onChanged}
        />
      )}
      <DataTable
        label={t.title}
        rows={props.members}
        rowKey={(member) => member.personId}
        columns={[
          {
            key: 'name',
            head: t.member,
            main: true,
            cell: (member) => (
              <span>
                <Verbatim>{member.name}</Verbatim>
                {member.personId === me && t.you}
              </span>
            ),
          },
          { key: 'email', head: t.email, cell: (member) => <Verbatim>{member.email}</Verbatim> },
          {
            key: 'role',
            head: t.role,
            cell: (member) => (
              <RoleCell member={member} fixed={!mayTouch(member)} onChanged={props.onChanged} />
            ),
          },
          { key: 'joined', head: t.joined, cell: (member) => instantText(member.joinedAtMs, language) },
          {
            key: 'actions',
            head: t.actions,
            plain: true,
            end: true,
            cell: (member) =>
              (mayTouch(member) || member.personId === me) && (
                <span className="cell-actions">
                  <Button look="quiet" onClick={() => setLeaving(member)}>
                    {member.personId === me ? t.leave : t.remove}
                    <span className="visually-hidden"> {member.name}</span>
                  </Button>
                </span>
              ),
          },
        ]}
      />
    </div>
  );
}

function RoleCell(props: { member: MemberView; fixed: boolean; onChanged: () => void }) {
  const { text } = useLanguage();
  const t = useWords(membersWords);
  const names = useWords(accountWords).roles;
  const { orgId, role: mine } = useOrganisation();
  const { personId, name, role } = props.member;
  const change = useMutation({
    mutationFn: (to: Role) => api()('changeMember', { params: { orgId, personId }, body: { role: to } }),
    onSettled: props.onChanged,
  });
  if (props.fixed) return names[role];
  return (
    <>
      <select
        className="input input-small"
        aria-label={`${t.role} · ${name}`}
        value={role}
        disabled={change.isPending}
        onChange={(event) => change.mutate(event.target.value as Role)}
      >
        {roles
          .filter((one) => mine === 'owner' || one !== 'owner')
          .map((one) => (
            <option key={one} value={one}>
              {names[one]}
            </option>
          ))}
      </select>
      {change.isError && <ConsoleProblem error={change.error} />}
      <span className="visually-hidden" role="status">
        {change.isSuccess ? text.common.saved : ''}
      </span>
    </>
  );
}

function RemoveNotice(props: {
  member: MemberView;
  isMe: boolean;
  onClose: () => void;
  onRemoved: () => void;
}) {
  const { text } = useLanguage();
  const t = useWords(membersWords);
  const { orgId } = useOrganisation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { member } = props;
  const remove = useMutation({
    mutationFn: () => api()('removeMember', { params: { orgId, personId: member.personId } }),
    onSuccess: async () => {
      props.onClose();
      if (!props.isMe) return props.onRemoved();
      await navigate({ to: '/console' });
      await client.resetQueries();
    },
  });
  return (
    <Notice tone="warn" title={t.removeSure(member.name)} live>
      {remove.isError && <ConsoleProblem error={remove.error} />}
      <div className="row">
        <Button look="danger" busy={remove.isPending} onClick={() => remove.mutate()}>
          {props.isMe ? t.leave : t.remove}
        </Button>
        <Button look="quiet" onClick={props.onClose}>
          {text.common.cancel}
        </Button>
      </div>
    </Notice>
  );
}
