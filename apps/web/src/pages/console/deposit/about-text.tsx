import type { MoneyAbout } from '@redress/contract';
import { Link } from '@tanstack/react-router';
import { useWords } from '../../../i18n/words.ts';
import { dayOf } from '../../../lib/format.ts';
import { depositWords } from './deposit-words.ts';

/** Which claim or transfer money belongs to; of the merchant's own claims with the way there. */
export function AboutText(props: {
  about: MoneyAbout | undefined;
  orgId?: string;
  /** The line has a day of its own. */
  withoutDay?: boolean;
}) {
  const { about, orgId, withoutDay } = props;
  const t = useWords(depositWords);
  if (!about) return null;
  const { claimId, claimNumber, orderTail, reference, since } = about;
  if (reference) return <span className="hint about-text">{t.aboutTransfer(reference)}</span>;
  if (!claimId || !claimNumber) return null;
  const name = t.aboutClaim(claimNumber);
  return (
    <span className="hint about-text">
      {orgId ? (
        <Link className="nowrap" to="/console/$orgId/claims/$claimId" params={{ orgId, claimId }}>
          {name}
        </Link>
      ) : (
        <span className="nowrap">{name}</span>
      )}
      {orderTail && (
        <>
          {' '}
          <span className="nowrap">· {t.aboutOrder(orderTail)}</span>
        </>
      )}
      {since && !withoutDay && (
        <>
          {' '}
          <span className="nowrap">· {dayOf(since)}</span>
        </>
      )}
    </span>
  );
}
