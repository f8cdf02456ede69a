import { useQuery } from '@tanstack/react-query';
import { api } from '../../../api/client.ts';
import { useLanguage } from '../../../i18n/language.ts';
import { useWords } from '../../../i18n/words.ts';
import { dayText } from '../../../lib/format.ts';
import { Card, More, PageTitle, Part, Verbatim } from '../../../ui/basics.tsx';
import { accountWords } from '../../account/account-words.ts';
import { NotYetNotice } from '../../vetting/not-yet-notice.tsx';
import { consoleWords } from '../console-words.ts';
import { DeliverySummaryPart } from '../deliveries/summary-part.tsx';
import { membersKey, useOrganisation } from '../organisation-context.ts';
import { StateChip } from '../state-chip.tsx';
import { InboxPart } from './inbox-part.tsx';
import { NumbersPart } from './numbers-part.tsx';
import { overviewWords } from './overview-words.ts';

/** An organisation at a glance: what waits first, then how it does, then what it is. */
export function ConsoleOverviewPage() {
  const t = useWords(consoleWords);
  const { kinds, name, state } = useOrganisation();
  const sells = kinds.includes('merchant') || kinds.includes('platform');
  return (
    <>
      <PageTitle title={name} verbatim>
        <div className="row">
          <StateChip state={state} />
          <span className="hint">{kinds.map((kind) => t.kinds[kind]).join(' · ')}</span>
        </div>
      </PageTitle>
      <NotYetNotice />
      {sells && (
        <>
          <InboxPart />
          <NumbersPart />
          <DeliverySummaryPart />
        </>
      )}
      <About />
    </>
  );
}

function About() {
  const t = useWords(consoleWords);
  const { about } = useWords(overviewWords);
  const roles = useWords(accountWords).roles;
  const { language } = useLanguage();
  const organisation = useOrganisation();
  const { orgId } = organisation;
  const members = useQuery({
    queryKey: membersKey(orgId),
    queryFn: () => api()('listMembers', { params: { orgId } }),
  });
  const day = new Date(organisation.createdAtMs + 8 * 3_600_000).toISOString().slice(0, 10);
  const invited = members.data?.invitations.length ?? 0;
  return (
    <Part title={about}>
      <Card className="stack-small">
        <dl className="definition">
          <dt>{t.identifier}</dt>
          <dd className="mono">
            <Verbatim>{orgId}</Verbatim>
          </dd>
          <dt>{t.members}</dt>
          <dd>
            {members.data?.members.length ?? '–'}
            {invited > 0 && ` · ${t.invited(invited)}`}
          </dd>
        </dl>
        <p className="hint">
          {t.since(dayText(day, language))}
          {organisation.role && ` · ${t.yourRole(roles[organisation.role])}`}
        </p>
        <More summary={t.mayDo}>
          <ul className="permission-list">
            {organisation.permissions.map((permission) => (
              <li key={permission}>{t.permissions[permission]}</li>
            ))}
          </ul>
        </More>
      </Card>
    </Part>
  );
}
