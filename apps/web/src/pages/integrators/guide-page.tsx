import './guide.css';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { api } from '../../api/client.ts';
import { useLanguage } from '../../i18n/language.ts';
import { useWords } from '../../i18n/words.ts';
import { PageTitle } from '../../ui/basics.tsx';
import { ConsoleProblem } from '../../ui/console/console-problem.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Loading } from '../../ui/loading.tsx';
import { integratorsWords } from './integrators-words.ts';
import { PackDownload } from './pack-download.tsx';
import { guideOf, usePacks } from './use-packs.ts';

/** One guide of docs/integrators, with its pack where it has one. */
export function GuidePage() {
  const t = useWords(integratorsWords);
  const { guide } = useParams({ from: '/integrators/$guide' });
  const language = useLanguage().language === 'en' ? 'en' : 'zh';
  const query = useQuery({
    queryKey: ['guide', guide, language],
    queryFn: () => api()('readGuide', { params: { guide }, query: { language } }),
    retry: false,
  });
  const pack = usePacks().data?.packs.find(({ name }) => guide === guideOf(name));
  return (
    <div className="wrap narrow stack">
      <Link to="/integrators" className="back-link">
        <Icon name="back" size={18} /> {t.all}
      </Link>
      {query.isPending && <Loading lines={10} />}
      {query.isError && <ConsoleProblem error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && (
        <>
          <PageTitle title={query.data.title} />
          {pack && <PackDownload pack={pack} look="secondary" />}
          {/* biome-ignore lint/security/noDangerouslySetInnerHtml: the server's own guide, made by it from Markdown without HTML */}
          <article className="guide" dangerouslySetInnerHTML={{ __html: query.data.html }} />
        </>
      )}
    </div>
  );
}
