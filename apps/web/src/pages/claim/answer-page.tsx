import './claim.css';
import { useMemo } from 'react';
import { useWords } from '../../i18n/words.ts';
import { Notice, PageTitle } from '../../ui/basics.tsx';
import { tokenOf } from './link-fragment.ts';
import { RespondentView } from './respondent-view.tsx';
import { respondentWords } from './respondent-words.ts';
import { claimWords } from './words.ts';

/** The respondent's page behind the link of the notice; no account. */
export function AnswerPage() {
  const t = useWords(claimWords);
  const { anyTitle } = useWords(respondentWords);
  const token = useMemo(() => tokenOf(location.hash), []);
  return (
    <div className="wrap">
      {token ? (
        <RespondentView access={{ token }} />
      ) : (
        <>
          <PageTitle title={anyTitle} />
          <Notice tone="warn">
            <p>{t.linkMissing}</p>
          </Notice>
        </>
      )}
    </div>
  );
}
