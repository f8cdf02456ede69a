import './statement.css';
import { useText } from '../../../i18n/language.ts';
import { Notice, PageTitle, Skeleton } from '../../../ui/basics.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import { SaveLine } from '../../../ui/save-line.tsx';
import { useCaseContext } from '../case-context.ts';
import { ConsentPart } from './consent-part.tsx';
import { GatesPart } from './gates-part.tsx';
import { PicturesPart } from './pictures-part.tsx';
import { PublishPart } from './publish-part.tsx';
import { ReplyPart } from './reply-part.tsx';
import { SentencesPart } from './sentences-part.tsx';
import { StateNotice } from './state-notice.tsx';
import { useAct, useStatement } from './use-statement.ts';

/** From what the items prove to a page that anybody may read: consent, words, pictures, and the last look. */
export function StatementPage() {
  const { statement: t, common } = useText();
  const { view } = useCaseContext();
  const statement = useStatement(view.caseId);
  const act = useAct(view.caseId);
  const { data } = statement;
  return (
    <>
      <PageTitle title={t.title} lead={t.lead} />
      {statement.isError && !data && (
        <ProblemNotice error={statement.error} onRetry={() => void statement.refetch()} />
      )}
      {statement.isPending && <Skeleton lines={8} label={common.loading} />}
      {data && (
        <>
          <StateNotice statement={data} act={act} />
          <GatesPart caseId={view.caseId} gates={data.gates} />
          <ConsentPart statement={data} act={act} />
          <SentencesPart statement={data} act={act} />
          <PicturesPart caseId={view.caseId} statement={data} act={act} />
          <ReplyPart statement={data} />
          <PublishPart statement={data} act={act} />
          {act.isError && <ProblemNotice error={act.error} />}
          <SaveLine state={act.status} />
          <Notice tone="quiet">
            <p>{t.noMoney}</p>
          </Notice>
        </>
      )}
    </>
  );
}
