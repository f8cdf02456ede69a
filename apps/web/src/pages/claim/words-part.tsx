import type { BuyerClaimView, BuyerWord } from '@redress/contract';
import { useState } from 'react';
import { useText } from '../../i18n/language.ts';
import { useWords } from '../../i18n/words.ts';
import { Part } from '../../ui/basics.tsx';
import { Button } from '../../ui/button.tsx';
import { sayWords } from './say-words.ts';
import { claimWords } from './words.ts';

/** What the buyer may say now; each is asked once more, since none can be taken back. */
export function WordsPart(props: { claim: BuyerClaimView; say: (word: BuyerWord) => void; busy: boolean }) {
  const t = useWords(claimWords);
  const { words, wordHints } = useWords(sayWords);
  const { common } = useText();
  const { claim, say, busy } = props;
  const [asked, setAsked] = useState<BuyerWord>();
  if (claim.may.length === 0) return null;
  return (
    <Part title={claim.clock?.party === 'buyer' || claim.lateRefund?.until ? t.yourTurn : t.alsoSay}>
      <div className="card claim-words">
        {inOrder(claim.may).map((word) => (
          <div key={word} className="claim-word">
            {asked === word ? (
              <div className="row" role="alert">
                <span>{t.sure}</span>
                <Button
                  look="primary"
                  busy={busy}
                  onClick={() => {
                    say(word);
                    setAsked(undefined);
                  }}
                >
                  {t.yes}
                </Button>
                <Button look="quiet" onClick={() => setAsked(undefined)}>
                  {common.cancel}
                </Button>
              </div>
            ) : (
              <Button look={word === 'withdraw' ? 'quiet' : 'secondary'} wide onClick={() => setAsked(word)}>
                {words[word]}
              </Button>
            )}
            <p className="hint">{wordHints[hintOf(claim, word)]}</p>
          </div>
        ))}
      </div>
    </Part>
  );
}

/** The answers to what she is asked come first: “resolved” gives up money that a hasty press would cost her. */
const isAnswer = (word: BuyerWord): boolean => /^(deny|confirm)/.test(word);
const inOrder = (words: readonly BuyerWord[]): BuyerWord[] =>
  words.toSorted((a, b) => Number(isAnswer(b)) - Number(isAnswer(a)));

/** What follows depends on what was decided and paid. */
function hintOf({ money, lateRefund }: BuyerClaimView, word: BuyerWord) {
  if (word === 'content' && (money.paidFen ?? 0) > 0) return 'contentPart';
  if (!lateRefund?.until) return word;
  return word === 'deny' ? 'lateDeny' : word === 'confirm' ? 'lateConfirm' : word;
}
