import { useText } from '../../i18n/language.ts';
import { Button } from '../../ui/button.tsx';

interface Paged {
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage: () => unknown;
}

/** The next page of a long list, after those that are shown; nothing where the list is whole. */
export function MoreButton({ query, shown }: { query: Paged; shown: number }) {
  const t = useText().operator;
  if (!query.hasNextPage) return null;
  return (
    <div className="row">
      <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
        {t.more}
      </Button>
      <span className="hint">{t.shown(shown)}</span>
    </div>
  );
}
