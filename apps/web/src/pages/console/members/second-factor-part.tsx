import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '../../../api/client.ts';
import { useWords } from '../../../i18n/words.ts';
import { Card, Part } from '../../../ui/basics.tsx';
import { Tick } from '../../../ui/tick.tsx';
import { ConfirmGate } from '../../account/confirm-gate.tsx';
import { organisationKey, useOrganisation } from '../organisation-context.ts';
import { membersWords } from './members-words.ts';

/** Whether every member must have a second factor; who has none cannot ask it of others, or would be shut out at once. */
export function SecondFactorPart() {
  const t = useWords(membersWords);
  const { orgId, secondFactorRequired } = useOrganisation();
  const client = useQueryClient();
  const security = useQuery({ queryKey: ['security'], queryFn: () => api()('getSecurity', {}) });
  const set = useMutation({
    mutationFn: (required: boolean) =>
      api()('changeOrganisation', { params: { orgId }, body: { secondFactorRequired: required } }),
    onSuccess: (next) => client.setQueryData(organisationKey(orgId), next),
  });
  const hasOwn = security.data && (security.data.totp || security.data.passkeys.length > 0);
  if (!security.data) return null;
  return (
    <Part title={t.factorTitle} lead={t.factorLead}>
      {set.isError && <ConfirmGate error={set.error} onConfirmed={() => set.mutate(set.variables)} />}
      <Card>
        {hasOwn || secondFactorRequired ? (
          <Tick label={t.factorOn} checked={secondFactorRequired} onChange={(on) => set.mutate(on)} />
        ) : (
          <p>
            {t.factorOwn} <Link to="/account">{t.factorGo}</Link>
          </p>
        )}
      </Card>
    </Part>
  );
}
