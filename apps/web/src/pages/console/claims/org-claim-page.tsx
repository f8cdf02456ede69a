import { Link, useParams } from '@tanstack/react-router';
import { useWords } from '../../../i18n/words.ts';
import { Icon } from '../../../ui/icon.tsx';
import { RespondentView } from '../../claim/respondent-view.tsx';
import { claimWords } from '../../claim/words.ts';

/** One claim in the console: what the link of the notice shows, as somebody of the organisation. */
export function OrgClaimPage() {
  const t = useWords(claimWords);
  const { orgId, claimId } = useParams({ from: '/console/$orgId/claims/$claimId' });
  return (
    <div className="stack">
      <Link to="/console/$orgId/claims" params={{ orgId }} className="back-link">
        <Icon name="back" size={18} /> {t.inboxTitle}
      </Link>
      <RespondentView access={{ orgId, claimId }} />
    </div>
  );
}
