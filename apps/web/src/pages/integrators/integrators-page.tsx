import './guide.css';
import { Link } from '@tanstack/react-router';
import { useLanguage } from '../../i18n/language.ts';
import { useWords } from '../../i18n/words.ts';
import { Card, PageTitle, Part } from '../../ui/basics.tsx';
import { ConsoleProblem } from '../../ui/console/console-problem.tsx';
import { Loading } from '../../ui/loading.tsx';
import { integratorsWords } from './integrators-words.ts';
import { PackDownload } from './pack-download.tsx';
import { guideOf, usePacks } from './use-packs.ts';

/** What the owner of a shop needs to join, for anybody. */
export function IntegratorsPage() {
  const t = useWords(integratorsWords);
  const { language } = useLanguage();
  const lang = language === 'en' ? 'en' : 'zh';
  const list = usePacks();
  return (
    <div className="wrap narrow stack">
      <PageTitle title={t.title} lead={t.lead} />
      {list.isPending && <Loading lines={8} />}
      {list.isError && <ConsoleProblem error={list.error} onRetry={() => void list.refetch()} />}
      {list.data && (
        <>
          <Part title={t.packs} lead={t.sha256Hint}>
            {list.data.packs.map((pack) => (
              <Card key={pack.name} className="stack-small" label={pack.title[lang]}>
                <h3>{pack.title[lang]}</h3>
                <PackDownload pack={pack} look="secondary" />
                <p>
                  <Link to="/integrators/$guide" params={{ guide: guideOf(pack.name) }}>
                    {t.guide}
                  </Link>
                </p>
              </Card>
            ))}
          </Part>
          <Part title={t.guides}>
            <ul className="guide-list">
              {list.data.guides.map(({ name, title }) => (
                <li key={name}>
                  <Link to="/integrators/$guide" params={{ guide: name }}>
                    {title[lang]}
                  </Link>
                </li>
              ))}
            </ul>
          </Part>
          <p>
            <a href="/api/openapi.json">{t.openApi}</a>
          </p>
          <p>
            <Link to="/console">{t.toConsole}</Link>
          </p>
        </>
      )}
    </div>
  );
}
