import type { MoneyAbout } from '@redress/contract';
import { Link } from '@tanstack/react-router';
import { useWords } from '../../../i18n/words.ts';
import { dayOf } from '../../../lib/format.ts';
import { depositWords } from './deposit-words.ts';

/** Which claim or transfer money belongs to; of the merchant's own claims with the way there. */
export function AboutText({ about, orgId }: { about: MoneyAbout | undefined; orgId?: string }) {
  const t = useWords(depositWords);
  if (!about) return null;
  const { claimId, claimNumber, orderTail, reference, since } = about;
  if (reference) return <span className="hint">{t.aboutTransfer(reference)}</span>;
  if (!claimId || !claimNumber) return null;
  const name = t.aboutClaim(claimNumber);
  return (
    <span className="hint">
      {orgId ? (
        <Link to="/console/$orgId/claims/$claimId" params={{ orgId, claimId }}>
          {name}
        </Link>
      ) : (
        name
      )}
      {orderTail && <> · {t.aboutOrder(orderTail)}</>}
      {since && <> · {dayOf(since)}</>}
    </span>
  );
}
