import { type InvitationView, type Role, roles } from '@redress/contract';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '../../../api/client.ts';
import { useLanguage } from '../../../i18n/language.ts';
import { useWords } from '../../../i18n/words.ts';
import { instantText } from '../../../lib/format.ts';
import { Card, Notice, Verbatim } from '../../../ui/basics.tsx';
import { Button, CopyButton } from '../../../ui/button.tsx';
import { ConsoleProblem } from '../../../ui/console/console-problem.tsx';
import { EmptyState } from '../../../ui/console/pieces.tsx';
import { DataTable } from '../../../ui/console/table.tsx';
import { Choice, TextField } from '../../../ui/field.tsx';
import { accountWords } from '../../account/account-words.ts';
import { useOrganisation } from '../organisation-context.ts';
import { membersWords } from './members-words.ts';

export function InvitationsPart(props: { invitations: readonly InvitationView[]; onChanged: () => void }) {
  const { language } = useLanguage();
  const t = useWords(membersWords);
  const names = useWords(accountWords).roles;
  const { orgId } = useOrganisation();
  const withdraw = useMutation({
    mutationFn: (invitationId: string) => api()('withdrawInvitation', { params: { orgId, invitationId } }),
    onSettled: props.onChanged,
  });
  return (
    <div className="stack">
      <InviteForm onInvited={props.onChanged} />
      {withdraw.isError && <ConsoleProblem error={withdraw.error} />}
      {props.invitations.length === 0 ? (
        <EmptyState icon="mail" title={t.noInvitations} />
      ) : (
        <DataTable
          label={t.tabs.invitations}
          rows={props.invitations}
          rowKey={(one) => one.invitationId}
          columns={[
            { key: 'email', head: t.email, main: true, cell: (one) => <Verbatim>{one.email}</Verbatim> },
            { key: 'role', head: t.role, cell: (one) => names[one.role] },
            { key: 'expires', head: t.expires, cell: (one) => instantText(one.expiresAtMs, language) },
            {
              key: 'actions',
              head: t.actions,
              plain: true,
              end: true,
              cell: (one) => (
                <span className="cell-actions">
                  <Button look="quiet" onClick={() => withdraw.mutate(one.invitationId)}>
                    {t.withdraw}
                    <span className="visually-hidden"> {one.email}</span>
                  </Button>
                </span>
              ),
            },
          ]}
        />
      )}
    </div>
  );
}

function InviteForm({ onInvited }: { onInvited: () => void }) {
  const t = useWords(membersWords);
  const names = useWords(accountWords).roles;
  const organisation = useOrganisation();
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('support');
  const [asked, setAsked] = useState(false);
  const invite = useMutation({
    mutationFn: () =>
      api()('inviteMember', {
        params: { orgId: organisation.orgId },
        body: { email: email.trim(), role },
      }),
    onSuccess: () => {
      setEmail('');
      setAsked(false);
      onInvited();
    },
  });
  const bad = !/.@.+\../.test(email);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (!bad) invite.mutate();
  };
  return (
    <Card label={t.invite}>
      <form className="form-card" onSubmit={submit} noValidate>
        <div className="stack-small">
          <h2>{t.invite}</h2>
          <p className="hint">{t.inviteLead}</p>
        </div>
        <div className="form-row">
          <TextField
            label={t.email}
            type="email"
            autoComplete="off"
            value={email}
            error={asked && bad ? t.badEmail : undefined}
            onChange={(event) => setEmail(event.target.value)}
          />
          <Choice
            label={t.role}
            value={role}
            options={roles
              .filter((one) => organisation.role === 'owner' || one !== 'owner')
              .map((value) => ({ value, label: names[value] }))}
            onChange={setRole}
          />
        </div>
        <p className="hint">{t.roleHints[role]}</p>
        {invite.isError && <ConsoleProblem error={invite.error} />}
        <div>
          <Button type="submit" look="primary" busy={invite.isPending}>
            {t.inviteNow}
          </Button>
        </div>
        {invite.data && (
          <Notice tone="ok" title={invite.data.mailed ? t.inviteMailed : t.inviteReady} live>
            {!invite.data.mailed && <p>{t.inviteNoMail}</p>}
            <p className="mono" translate="no">
              {invite.data.url}
            </p>
            <div>
              <CopyButton value={invite.data.url} />
            </div>
          </Notice>
        )}
      </form>
    </Card>
  );
}
