import type { BuyerClaimView } from '@redress/contract';
import { shanghaiDay } from '@redress/kernel';
import { Link } from '@tanstack/react-router';
import { useLanguage } from '../../i18n/language.ts';
import { useWords } from '../../i18n/words.ts';
import { dayText } from '../../lib/format.ts';
import { Notice, Part } from '../../ui/basics.tsx';
import { claimWords } from './words.ts';

/** What is left of an erased claim, why, and until when. */
export function KeptPart({ claim: { keptUntil, keptBeside = [], state } }: { claim: BuyerClaimView }) {
  const t = useWords(claimWords);
  const { language } = useLanguage();
  if (!keptUntil && keptBeside.length === 0) return null;
  return (
    <Part title={t.keptTitle}>
      <Notice tone={state === 'paying' ? 'warn' : 'info'}>
        <p>
          {!keptUntil
            ? t.keptOver
            : state === 'paying'
              ? t.keptOwed
              : t.kept(dayText(shanghaiDay(Date.parse(keptUntil)), language))}
        </p>
      </Notice>
      {keptBeside.map((claimId) => (
        <Link key={claimId} to="/claims/$claimId" params={{ claimId }}>
          {t.keptBeside}
        </Link>
      ))}
    </Part>
  );
}
