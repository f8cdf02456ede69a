import '../../ui/console/console.css';
import type { OrganisationView } from '@redress/contract';
import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useLocation, useParams } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { api } from '../../api/client.ts';
import { useLanguage } from '../../i18n/language.ts';
import { useWords } from '../../i18n/words.ts';
import { Verbatim } from '../../ui/basics.tsx';
import { ConsoleProblem } from '../../ui/console/console-problem.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Loading } from '../../ui/loading.tsx';
import { VerifyBanner } from '../account/verify-banner.tsx';
import { consoleNav } from './console-nav.ts';
import { consoleWords } from './console-words.ts';
import { OrganisationContext, organisationKey } from './organisation-context.ts';
import { StateChip } from './state-chip.tsx';

/** Frame of all pages of one organisation: loads it once, shows only the pages that its member may open. */
export function ConsoleLayout() {
  const { orgId } = useParams({ from: '/console/$orgId' });
  const query = useQuery({
    queryKey: organisationKey(orgId),
    queryFn: () => api()('getOrganisation', { params: { orgId } }),
    staleTime: 10_000,
  });
  if (!query.data) {
    return (
      <div className="wrap narrow stack">
        {query.error ? (
          <ConsoleProblem error={query.error} onRetry={() => void query.refetch()} />
        ) : (
          <Loading lines={7} />
        )}
      </div>
    );
  }
  return (
    <OrganisationContext value={query.data}>
      <div className="wrap console-frame">
        <Side organisation={query.data} />
        <div className="console-main">
          <VerifyBanner />
          <Outlet />
        </div>
      </div>
    </OrganisationContext>
  );
}

function Side({ organisation }: { organisation: OrganisationView }) {
  const t = useWords(consoleWords);
  const { language } = useLanguage();
  const { orgId } = organisation;
  const shown = consoleNav.filter(
    ({ permission, kinds }) =>
      organisation.permissions.includes(permission) &&
      (!kinds || kinds.some((kind) => organisation.kinds.includes(kind))),
  );
  const groups = (['work', 'shop', 'money', 'organisation'] as const)
    .map((group) => ({ group, items: shown.filter((item) => item.group === group) }))
    .filter(({ items }) => items.length > 0);
  const nav = useCurrentInView();
  return (
    <div className="console-side">
      <div className="console-side-row">
        <div className="console-org">
          <span className="console-org-name">
            <Verbatim>{organisation.name}</Verbatim>
          </span>
          <span>
            <StateChip state={organisation.state} />
          </span>
        </div>
        <Link to="/console" className="console-back">
          <Icon name="back" size={18} /> {t.all}
        </Link>
      </div>
      <nav ref={nav} className="console-nav" aria-label={t.nav}>
        {groups.map(({ group, items }) => (
          <div key={group} className="console-nav-group">
            <span className="console-nav-title">{t.groups[group]}</span>
            {items.map((item) => (
              <Link
                key={item.to}
                to={item.to}
                params={{ orgId }}
                activeOptions={{ exact: consoleNav.some(({ to }) => to.startsWith(`${item.to}/`)) }}
              >
                <Icon name={item.icon} size={19} />
                {language === 'en' ? item.en : item.zh}
              </Link>
            ))}
          </div>
        ))}
      </nav>
    </div>
  );
}

/** On a phone the pages stand in one row: the one that is open must not be hidden at its end. */
function useCurrentInView() {
  const nav = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: which link is the current one changes with the address
  useEffect(() => {
    const row = nav.current;
    const current = row?.querySelector<HTMLElement>('[aria-current="page"]');
    if (!row || !current) return;
    const { left, right } = current.getBoundingClientRect();
    const frame = row.getBoundingClientRect();
    row.scrollLeft += (left + right - frame.left - frame.right) / 2;
  }, [pathname]);
  return nav;
}
