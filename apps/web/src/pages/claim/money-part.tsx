import type { ClaimView } from '@redress/contract';
import { formatYuan } from '@redress/kernel';
import { usePick } from '../../i18n/language.ts';
import { useWords } from '../../i18n/words.ts';
import { minuteText } from '../../lib/format.ts';
import { Chip, Part, type Tone } from '../../ui/basics.tsx';
import { moneyWords } from './money-words.ts';
import { claimWords } from './words.ts';

/** Where the money is; a claim that is paid in parts shows each of them, and what is owed. */
export function MoneyPart({ claim }: { claim: ClaimView }) {
  const t = useWords(claimWords);
  const pick = usePick();
  const { money, parts } = claim;
  const inParts = parts.length > 1 || (parts.length > 0 && (money.uncoveredFen ?? 0) > 0);
  return (
    <Part title={t.moneyTitle}>
      <div className="card stack">
        <p>{pick(money.text)}</p>
        {inParts && <Payments claim={claim} />}
      </div>
    </Part>
  );
}

type ClaimPart = ClaimView['parts'][number];
const tones: Readonly<Record<ClaimPart['state'], Tone>> = {
  'needs-payee': 'warn',
  waiting: 'info',
  sent: 'info',
  'needs-confirm': 'warn',
  paid: 'ok',
  failed: 'warn',
  cancelled: 'quiet',
};

function Payments({ claim: { parts, money } }: { claim: ClaimView }) {
  const { yuan } = useWords(claimWords);
  const t = useWords(moneyWords);
  return (
    <ol className="claim-payments" aria-label={t.payments}>
      {parts.map((part, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: payments only grow at their end
        <li key={at} className="claim-payment">
          <span className="row row-between">
            <strong className="nowrap">{yuan(formatYuan(part.fen))}</strong>
            <Chip tone={tones[part.state]}>{t.paymentStates[part.state]}</Chip>
          </span>
          <span className="hint">
            {t.paymentOf(at + 1)} · <time dateTime={part.paidAt ?? part.coveredAt}>{timeText(part, t)}</time>
          </span>
        </li>
      ))}
      {(money.uncoveredFen ?? 0) > 0 && (
        <li className="claim-payment">
          <span className="row row-between">
            <strong className="nowrap">{yuan(formatYuan(money.uncoveredFen ?? 0))}</strong>
            <Chip tone="stop">{t.stillOwed}</Chip>
          </span>
          <span className="hint">{t.stillOwedHint}</span>
        </li>
      )}
    </ol>
  );
}

const timeText = (
  { paidAt, coveredAt }: ClaimPart,
  t: { paidOn(at: string): string; foundOn(at: string): string },
) => (paidAt ? t.paidOn(minuteText(paidAt)) : t.foundOn(minuteText(coveredAt)));
