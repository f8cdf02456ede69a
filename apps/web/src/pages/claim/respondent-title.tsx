import type { RespondentClaimView } from '@redress/contract';
import { useWords } from '../../i18n/words.ts';
import { PageTitle } from '../../ui/basics.tsx';
import type { Access } from './answer-access.ts';
import { isOver } from './claim-words.ts';
import { respondentWords } from './respondent-words.ts';
import { claimWords } from './words.ts';

/** Only where the reader's answer is waited for does the title ask for one. */
export function RespondentTitle({
  claim,
  access,
}: {
  claim?: RespondentClaimView | undefined;
  access: Access;
}) {
  const t = useWords(respondentWords);
  const { answerTitle, answerLead } = useWords(claimWords);
  if (claim?.role === 'platform') return <PageTitle title={t.merchantTitle} lead={t.merchantLead} />;
  if (!claim || isOver(claim.state)) return <PageTitle title={claim ? t.overTitle : t.anyTitle} />;
  if (claim.state !== 'open' && claim.state !== 'burden') return <PageTitle title={t.anyTitle} />;
  return <PageTitle title={answerTitle} {...('token' in access ? { lead: answerLead } : {})} />;
}
