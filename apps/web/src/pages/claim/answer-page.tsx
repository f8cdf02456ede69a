import './claim.css';
import { useMemo } from 'react';
import { useWords } from '../../i18n/words.ts';
import { Notice, PageTitle } from '../../ui/basics.tsx';
import { tokenOf } from './link-fragment.ts';
import { RespondentView } from './respondent-view.tsx';
import { claimWords } from './words.ts';

/** The respondent's page behind the link of the notice; no account. */
export function AnswerPage() {
  const t = useWords(claimWords);
  const token = useMemo(() => tokenOf(location.hash), []);
  return (
    <div className="wrap">
      <PageTitle title={t.answerTitle} lead={t.answerLead} />
      {token ? (
        <RespondentView access={{ token }} />
      ) : (
        <Notice tone="warn">
          <p>{t.linkMissing}</p>
        </Notice>
      )}
    </div>
  );
}
