import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { useLanguage } from '../../i18n/language.ts';
import { useWords } from '../../i18n/words.ts';
import { dayText } from '../../lib/format.ts';
import { Card, PageTitle, Part, Verbatim } from '../../ui/basics.tsx';
import { Figures, KeyFigure } from '../../ui/console/pieces.tsx';
import { accountWords } from '../account/account-words.ts';
import { consoleWords } from './console-words.ts';
import { DeliverySummaryPart } from './deliveries/summary-part.tsx';
import { membersKey, useOrganisation } from './organisation-context.ts';
import { StateChip } from './state-chip.tsx';

/** An organisation at a glance. */
export function ConsoleOverviewPage() {
  const t = useWords(consoleWords);
  const roles = useWords(accountWords).roles;
  const { language } = useLanguage();
  const organisation = useOrganisation();
  const { orgId } = organisation;
  const members = useQuery({
    queryKey: membersKey(orgId),
    queryFn: () => api()('listMembers', { params: { orgId } }),
  });
  const day = new Date(organisation.createdAtMs + 8 * 3_600_000).toISOString().slice(0, 10);
  return (
    <>
      <PageTitle title={organisation.name} verbatim>
        <div className="row">
          <StateChip state={organisation.state} />
          <span className="hint">{organisation.kinds.map((kind) => t.kinds[kind]).join(' · ')}</span>
        </div>
      </PageTitle>
      <DeliverySummaryPart />
      <Figures>
        <KeyFigure
          label={t.members}
          value={members.data ? String(members.data.members.length) : '–'}
          {...(members.data && members.data.invitations.length > 0
            ? { hint: t.invited(members.data.invitations.length) }
            : {})}
        />
      </Figures>
      <Card className="overview-card">
        <dl className="definition">
          <dt>{t.identifier}</dt>
          <dd className="mono">
            <Verbatim>{organisation.orgId}</Verbatim>
          </dd>
        </dl>
        <p className="hint">
          {t.since(dayText(day, language))}
          {organisation.role && ` · ${t.yourRole(roles[organisation.role])}`}
        </p>
      </Card>
      <Part title={t.mayDo}>
        <ul className="permission-list">
          {organisation.permissions.map((permission) => (
            <li key={permission}>{t.permissions[permission]}</li>
          ))}
        </ul>
      </Part>
    </>
  );
}
