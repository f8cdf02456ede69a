import type { SourceView } from '@redress/contract';
import { useQueries } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useLanguage } from '../../../i18n/language.ts';
import { useWords } from '../../../i18n/words.ts';
import { instantText } from '../../../lib/format.ts';
import { Verbatim } from '../../../ui/basics.tsx';
import { buttonClass } from '../../../ui/button.tsx';
import { useNow } from '../../claim/use-now.ts';
import { useOrganisation } from '../organisation-context.ts';
import { healthQuery, useSources } from '../shops/use-sources.ts';
import { overviewWords } from './overview-words.ts';

interface QuietShop {
  source: SourceView;
  lastAt: string | undefined;
}
const dayMs = 86_400_000;
/** Each is a question to the server. */
const most = 10;

/** Connected shops that reported nothing for a day. */
export function useQuietShops(): QuietShop[] {
  const { orgId, may } = useOrganisation();
  const now = useNow();
  const list = useSources(may('events.read'));
  const sources = (list.data?.sources ?? [])
    .filter(({ kind, state }) => kind === 'shop' && state === 'active')
    .slice(0, most);
  const healths = useQueries({ queries: sources.map(({ id }) => healthQuery(orgId, id)) });
  return sources.flatMap((source, at) => {
    const health = healths[at]?.data;
    if (!health) return [];
    const isQuiet = !health.lastAt || now - Date.parse(health.lastAt) > dayMs;
    return isQuiet ? [{ source, lastAt: health.lastAt }] : [];
  });
}

export function QuietShops({ shops }: { shops: readonly QuietShop[] }) {
  const t = useWords(overviewWords);
  const { language } = useLanguage();
  const { orgId } = useOrganisation();
  return shops.map(({ source: { id, name }, lastAt }) => (
    <li key={id} className="todo">
      <div className="todo-body">
        <span className="todo-title">
          <Verbatim>
            {lastAt ? t.quiet(name, instantText(Date.parse(lastAt), language)) : t.silent(name)}
          </Verbatim>
        </span>
      </div>
      <Link
        to="/console/$orgId/shops/$sourceId"
        params={{ orgId, sourceId: id }}
        className={buttonClass('secondary')}
      >
        {t.look}
        <span className="visually-hidden"> {name}</span>
      </Link>
    </li>
  ));
}
