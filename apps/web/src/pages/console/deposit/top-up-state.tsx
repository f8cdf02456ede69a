import type { TopUpView } from '@redress/contract';
import { formatYuan } from '@redress/kernel';
import { useWords } from '../../../i18n/words.ts';
import { Chip, type Tone, Verbatim } from '../../../ui/basics.tsx';
import { keepingWords } from '../keeping/keeping-words.ts';
import { depositWords } from './deposit-words.ts';

const tones: Record<TopUpView['state'], Tone> = {
  asked: 'info',
  confirmed: 'ok',
  refused: 'stop',
  withdrawn: 'quiet',
  reversed: 'stop',
};

/** How a top-up stands, and why where it is or may be undone. */
export function TopUpState({ topUp: { state, reversal, shortFen } }: { topUp: TopUpView }) {
  const t = useWords(depositWords);
  const k = useWords(keepingWords);
  return (
    <span className="stack-small">
      <span>
        <Chip tone={tones[state]}>{t.topUpStates[state]}</Chip>
      </span>
      {reversal?.state === 'proposed' && <span className="hint">{t.reversalPending}</span>}
      {reversal && (
        <span className="hint">
          {t.reversedFor(k.reasons[reversal.reason])}
          <br />
          <Verbatim>{reversal.note}</Verbatim>
        </span>
      )}
      {state === 'reversed' && shortFen ? (
        <span className="hint">{t.reversedShort(formatYuan(shortFen))}</span>
      ) : null}
    </span>
  );
}
