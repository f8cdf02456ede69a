import '../../case/case.css';
import '../../case/pieces.css';
import './platform.css';
import type { TermsCheckView } from '@redress/contract';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { api } from '../../../api/client.ts';
import { usePick } from '../../../i18n/language.ts';
import { useWords } from '../../../i18n/words.ts';
import { minuteText } from '../../../lib/format.ts';
import { Card, Chip, Notice, PageTitle, Part, Verbatim } from '../../../ui/basics.tsx';
import { ConsoleProblem } from '../../../ui/console/console-problem.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Loading } from '../../../ui/loading.tsx';
import { MarkedText } from '../../diagnose/marked-text.tsx';
import { TermsClause } from './terms-clause.tsx';
import { ResultChips } from './terms-page.tsx';
import { termsWords } from './terms-words.ts';

/** One check of a platform's terms: the text with its marks, each clause, and what is mended. */
export function TermsCheckPage() {
  const t = useWords(termsWords);
  const params = useParams({ from: '/console/$orgId/platform/terms/$checkId' });
  const query = useQuery({
    queryKey: ['terms-check', params.checkId],
    queryFn: () => api()('getTermsCheck', { params }),
  });
  return (
    <div className="stack">
      <Link to="/console/$orgId/platform/terms" params={{ orgId: params.orgId }} className="back-link">
        <Icon name="back" size={18} /> {t.back}
      </Link>
      {query.isPending && <Loading lines={6} />}
      {query.isError && <ConsoleProblem error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && <Check check={query.data} />}
    </div>
  );
}

function Check({ check }: { check: TermsCheckView }) {
  const t = useWords(termsWords);
  const { document, version, checkedAt, text, findings } = check;
  return (
    <>
      <PageTitle title={document} verbatim>
        <p className="lead">{t.checked(version, minuteText(checkedAt))}</p>
        <ResultChips check={check} />
      </PageTitle>
      {findings.length === 0 && (
        <Notice tone="quiet" title={t.nothing}>
          <p>{t.nothingMore}</p>
        </Notice>
      )}
      <Mended check={check} />
      {findings.length > 0 && (
        <Part title={t.clauses(findings.length)}>
          <ul className="stack">
            {findings.map((finding) => (
              <TermsClause key={`${finding.start} ${finding.rule}`} finding={finding} text={text} />
            ))}
          </ul>
        </Part>
      )}
      <Part title={t.marked}>
        <MarkedText text={text} findings={findings} lawful={[]} />
      </Part>
      <Proof check={check} />
    </>
  );
}

function Mended({ check: { mendedClauses } }: { check: TermsCheckView }) {
  const t = useWords(termsWords);
  const pick = usePick();
  if (mendedClauses.length === 0) return null;
  return (
    <Part title={t.mendedTitle} lead={t.mendedLead}>
      <ul className="stack-small card">
        {mendedClauses.map(({ rule, title, quote }) => (
          <li key={`${rule} ${quote}`} className="stack-small">
            <span>
              <Chip tone="ok">{pick(title)}</Chip>
            </span>
            <p className="mended-clause" lang="zh-CN">
              <Verbatim>{quote}</Verbatim>
            </p>
          </li>
        ))}
      </ul>
    </Part>
  );
}

function Proof({ check: { sha256, rules, entry } }: { check: TermsCheckView }) {
  const t = useWords(termsWords);
  return (
    <Card>
      <dl className="definition">
        <dt>{t.hash}</dt>
        <dd className="mono template-hash">{sha256}</dd>
        <dt>{t.rules}</dt>
        <dd className="mono">{rules}</dd>
      </dl>
      {entry !== undefined && (
        <Link to="/log" search={{ entry }}>
          {t.entry(entry)}
        </Link>
      )}
    </Card>
  );
}
