import './log.css';
import { getRouteApi } from '@tanstack/react-router';
import { useLanguage, useText } from '../../i18n/language.ts';
import { Notice, PageTitle } from '../../ui/basics.tsx';
import { Loading } from '../../ui/loading.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { CheckYourself } from './check-yourself.tsx';
import { ClocksPart } from './clocks-part.tsx';
import { EntryView } from './entry-view.tsx';
import { FindPart } from './find-part.tsx';
import { GrowthChart } from './growth-chart.tsx';
import { HeadsPart } from './heads-part.tsx';
import { Meaning } from './meaning.tsx';
import { StateNotice } from './state-notice.tsx';
import { type CheckedLog, moment, useLog } from './use-log.ts';
import { WitnessesPart } from './witnesses-part.tsx';

const route = getRouteApi('/log');

/** The log for somebody who was never here: what state it is in, whether a file is in it, and how to check all of it. */
export function LogPage() {
  const { entry } = route.useSearch();
  const log = useLog();
  return entry === undefined ? <Overview log={log} /> : <EntryView key={entry} index={entry} log={log} />;
}

function Overview({ log }: { log: ReturnType<typeof useLog> }) {
  const { log: t } = useText();
  const { language } = useLanguage();
  const { data, error, dataUpdatedAt } = log;
  return (
    <div className="wrap log">
      <PageTitle title={t.title} lead={t.lead} />
      {log.isPending && <Loading lines={4} />}
      {error && !data && (
        <ProblemNotice error={error} title={t.loadFailed} onRetry={() => void log.refetch()} />
      )}
      {error && data && <Notice tone="warn" title={t.stale(moment(new Date(dataUpdatedAt).toISOString()))} />}
      {data && <Contents log={data} key={language} />}
    </div>
  );
}

function Contents({ log }: { log: CheckedLog }) {
  const { view } = log;
  return (
    <>
      <StateNotice log={log} />
      <FindPart view={view} />
      <div className="log-columns">
        <div>
          {view.size > 0 && <GrowthChart size={view.size} />}
          <HeadsPart view={view} />
        </div>
        <div>
          <WitnessesPart view={view} />
          <ClocksPart view={view} />
        </div>
      </div>
      <CheckYourself view={view} />
      <Meaning />
    </>
  );
}
