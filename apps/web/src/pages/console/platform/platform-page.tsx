import './platform.css';
import { addDays, shanghaiDay } from '@redress/kernel';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../api/client.ts';
import { useLanguage } from '../../../i18n/language.ts';
import { useWords } from '../../../i18n/words.ts';
import { dayText } from '../../../lib/format.ts';
import { PageTitle } from '../../../ui/basics.tsx';
import { ConsoleProblem } from '../../../ui/console/console-problem.tsx';
import { Choice } from '../../../ui/field.tsx';
import { Loading } from '../../../ui/loading.tsx';
import { useOrganisation } from '../organisation-context.ts';
import { FiguresPart } from './figures-part.tsx';
import { MerchantsPart } from './merchants-part.tsx';
import { ReportsPart } from './reports-part.tsx';
import { SourcesPart } from './sources-part.tsx';
import { TemplatesPart } from './templates-part.tsx';
import { VettingPart } from './vetting-part.tsx';
import { platformWords } from './words.ts';

const lengths = ['30', '90', '180'] as const;
type Length = (typeof lengths)[number];

/** A platform's own figures, and its merchants by what asks for something to be done. */
export function PlatformPage() {
  const t = useWords(platformWords);
  const { language } = useLanguage();
  const { orgId } = useOrganisation();
  const [days, setDays] = useState<Length>('90');
  const to = shanghaiDay(Date.now());
  const from = addDays(to, 1 - Number(days));
  const query = useQuery({
    queryKey: ['oversight', orgId, from, to],
    queryFn: () => api()('readOversight', { params: { orgId }, query: { from, to } }),
  });
  const options = lengths.map((value) => ({ value, label: t.periods[value] }));
  return (
    <div className="stack">
      <PageTitle title={t.title} lead={t.lead} />
      <div className="period-row">
        <Choice label={t.period} value={days} options={options} onChange={setDays} />
        <p className="hint">{t.range(dayText(from, language), dayText(to, language))}</p>
      </div>
      {query.isPending && <Loading lines={6} />}
      {query.isError && <ConsoleProblem error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && (
        <>
          <FiguresPart view={query.data} />
          <VettingPart vetting={query.data.vetting} />
          <MerchantsPart merchants={query.data.merchants} />
          <TemplatesPart templates={query.data.templates} />
        </>
      )}
      <SourcesPart orgId={orgId} />
      <ReportsPart from={from} to={to} />
    </div>
  );
}
