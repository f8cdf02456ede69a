import '../../delivery/delivery.css';
import { deliveryCategory, type StandardView } from '@redress/contract';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../../api/client.ts';
import { useWords } from '../../../i18n/words.ts';
import { PageTitle } from '../../../ui/basics.tsx';
import { ConsoleProblem } from '../../../ui/console/console-problem.tsx';
import { Loading } from '../../../ui/loading.tsx';
import { useOrganisation } from '../organisation-context.ts';
import { CategoryCard } from './category-card.tsx';
import { DuplicatePart } from './duplicate-part.tsx';
import { orgStandardsKey } from './standards-key.ts';
import { orgStandardsWords } from './standards-words.ts';

/** What the organisation promises of each kind of goods: drafted, published, signed, and set against the alliance's. */
export function OrgStandardsPage() {
  const t = useWords(orgStandardsWords);
  const { orgId, may } = useOrganisation();
  const alliance = useQuery({ queryKey: ['standards'], queryFn: () => api()('listStandards', {}) });
  const own = useQuery({
    queryKey: orgStandardsKey(orgId),
    queryFn: () => api()('orgStandards', { params: { orgId } }),
  });
  const error = own.error ?? alliance.error;
  const retry = () => {
    void own.refetch();
    void alliance.refetch();
  };
  return (
    <div className="stack">
      <PageTitle title={t.title} lead={t.lead} />
      {!may('standards.sign') && <p className="hint">{t.onlyOwner}</p>}
      {error && <ConsoleProblem error={error} onRetry={retry} />}
      {!error && !(own.data && alliance.data) && <Loading lines={8} />}
      {own.data &&
        alliance.data &&
        deliveryCategory.options.map((category) => (
          <CategoryCard
            key={category}
            category={category}
            alliance={allianceOf(alliance.data.standards, category)}
            own={own.data.standards.filter((one) => one.category === category)}
            signatures={own.data.signatures}
          />
        ))}
      {may('sources.manage') && <DuplicatePart />}
    </div>
  );
}

/** The newest of the alliance's own. */
const allianceOf = (all: readonly StandardView[], category: StandardView['category']) =>
  all
    .filter((one) => one.orgId === undefined && one.category === category)
    .sort((a, b) => b.version - a.version)[0];
