import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '../../../api/client.ts';
import { useWords, words } from '../../../i18n/words.ts';
import { timeText } from '../../../lib/format.ts';
import { Part } from '../../../ui/basics.tsx';
import { buttonClass } from '../../../ui/button.tsx';
import { useStateText } from '../../claim/use-state-text.ts';
import { useCaseContext } from '../case-context.ts';

const text = words(
  {
    title: '让商家出示发货凭证',
    lead: '一句话请商家在期限内拿出发货凭证；拿不出来，有保证金的直接退款，没有的也会记下来，作为投诉的证据。',
    ask: '请商家出示',
    open: (day: string, over?: string) => `打开主张（${day}${over ? `，${over}` : ''}）`,
  },
  {
    title: 'Ask the merchant to prove delivery',
    lead: 'One sentence asks the merchant for a delivery proof in time. Without one a deposit refunds you; where there is none, it is on record for your complaint.',
    ask: 'Ask for the proof',
    open: (day: string, over?: string) => `Open the claim (${day}${over ? `; ${over}` : ''})`,
  },
);

/** The shortest way to money: before or beside every complaint. */
export function ClaimsCard() {
  const t = useWords(text);
  const said = useStateText();
  const { view } = useCaseContext();
  const { caseId } = view;
  const list = useQuery({
    queryKey: ['case-claims', caseId],
    queryFn: () => api()('listCaseClaims', { params: { caseId } }),
    staleTime: 15_000,
  });
  if (!list.data) return null;
  return (
    <Part title={t.title} lead={t.lead}>
      <div className="row">
        {list.data.claims.map(({ claimId, openedAt, ...claim }) => (
          <Link key={claimId} to="/claims/$claimId" params={{ claimId }} className={buttonClass('secondary')}>
            {t.open(timeText(openedAt).slice(0, 10), claim.displacedAt && said(claim))}
          </Link>
        ))}
        {list.data.claims.length === 0 && (
          <Link to="/claim" search={{ caseId }} className={buttonClass('secondary')}>
            {t.ask}
          </Link>
        )}
      </div>
    </Part>
  );
}
