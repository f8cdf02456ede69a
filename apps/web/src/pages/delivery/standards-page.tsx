import './delivery.css';
import type { StandardView } from '@redress/contract';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { api } from '../../api/client.ts';
import { useLanguage } from '../../i18n/language.ts';
import { useWords } from '../../i18n/words.ts';
import { instantText } from '../../lib/format.ts';
import { Card, Chip, More, PageTitle, Verbatim } from '../../ui/basics.tsx';
import { ConsoleProblem } from '../../ui/console/console-problem.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Loading } from '../../ui/loading.tsx';
import { deliveryWords } from './words.ts';

/** What shops promise, readable by anybody. */
export function StandardsPage() {
  const t = useWords(deliveryWords);
  const query = useQuery({ queryKey: ['standards'], queryFn: () => api()('listStandards', {}) });
  return (
    <div className="wrap narrow stack">
      <PageTitle title={t.standardsTitle} lead={t.standardsLead} />
      {query.isPending && <Loading lines={8} />}
      {query.isError && <ConsoleProblem error={query.error} onRetry={() => void query.refetch()} />}
      {query.data?.standards.map((one) => (
        <Standard key={`${one.standardId} ${one.version}`} standard={one} linked />
      ))}
    </div>
  );
}

/** All versions of one standard, newest first. */
export function StandardPage() {
  const t = useWords(deliveryWords);
  const { standardId } = useParams({ from: '/standards/$standardId' });
  const query = useQuery({
    queryKey: ['standards', standardId],
    queryFn: () => api()('getStandard', { params: { standardId } }),
    retry: false,
  });
  return (
    <div className="wrap narrow stack">
      <Link to="/standards" className="row">
        <Icon name="back" size={18} /> {t.allStandards}
      </Link>
      <PageTitle title={t.standardsTitle} />
      {query.isPending && <Loading lines={8} />}
      {query.isError && <ConsoleProblem error={query.error} onRetry={() => void query.refetch()} />}
      {query.data?.versions.map((one) => (
        <Standard key={one.version} standard={one} />
      ))}
    </div>
  );
}

function Standard({ standard, linked = false }: { standard: StandardView; linked?: boolean }) {
  const t = useWords(deliveryWords);
  const { language } = useLanguage();
  const title = language === 'en' ? standard.title.en : standard.title.zh;
  const { standardId } = standard;
  return (
    <Card className="stack">
      <div className="stack-small">
        <h2>
          {linked ? (
            <Link to="/standards/$standardId" params={{ standardId }}>
              {title}
            </Link>
          ) : (
            title
          )}
        </h2>
        <span className="row">
          <Chip tone="quiet" icon={false}>
            {standard.organisation ?? t.alliance}
          </Chip>
          <span className="hint">
            {standard.fromDay ? t.version(standard.version, standard.fromDay) : t.draft}
          </span>
        </span>
      </div>
      <p className="standard-text" lang="zh-CN">
        {standard.text.trim()}
      </p>
      <More summary={`${t.signedBy} (${standard.signatures.length})`}>
        {standard.signatures.length === 0 && <p className="hint">{t.signedNone}</p>}
        <ul className="stack-small">
          {standard.signatures.map((one) => (
            <li key={one.signatureId}>
              <Verbatim>{one.organisation}</Verbatim> · {instantText(Date.parse(one.signedAt), language)}
              {one.entry !== undefined && (
                <>
                  {' · '}
                  <Link to="/log" search={{ entry: one.entry }}>
                    {t.entry(one.entry)}
                  </Link>
                </>
              )}
            </li>
          ))}
        </ul>
        <p className="hint">
          {t.digest} <span className="mono">{standard.textSha256}</span>
        </p>
      </More>
    </Card>
  );
}
