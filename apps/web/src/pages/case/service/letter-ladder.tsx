import { type DispatchView, type RungView, urlOf } from '@redress/contract';
import { useLanguage, usePick, useText } from '../../../i18n/language.ts';
import { dayText, sizeText, timeText } from '../../../lib/format.ts';
import { Chip, More, Notice, type Tone, Verbatim } from '../../../ui/basics.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { useCaseContext } from '../case-context.ts';
import { ItemLink } from '../item-link.tsx';
import { SealOf } from '../path/step-events.tsx';
import { ladderRows } from './ladder-rows.ts';
import { NewsForm } from './news-form.tsx';

const tones: Record<DispatchView['state'], Tone> = {
  drafted: 'quiet',
  sent: 'info',
  relayed: 'info',
  delayed: 'warn',
  delivered: 'ok',
  read: 'ok',
  bounced: 'stop',
};

/** One letter on its way: each rung with time, words, proof and seal. */
export function LetterLadder({ letter }: { letter: DispatchView }) {
  const t = useText().service;
  const pick = usePick();
  return (
    <section className="letter" aria-label={t.letterLabel[letter.way]}>
      <div className="step-head">
        <h4>{t.letterLabel[letter.way]}</h4>
        <Chip tone={tones[letter.state]}>
          {t.states[letter.way === 'by-hand' ? 'by-hand' : letter.state]}
        </Chip>
      </div>
      <Whither letter={letter} />
      {letter.why && (
        <Notice tone={letter.state === 'bounced' ? 'stop' : 'warn'}>
          <p>{pick(letter.why)}</p>
        </Notice>
      )}
      <ol className="ladder">
        {ladderRows(letter).map(({ kind, rung }) =>
          rung ? (
            <Reached key={rung.id} rung={rung} />
          ) : (
            <li key={kind} className="rung rung-open">
              <p>{t.pending[kind]}</p>
            </li>
          ),
        )}
      </ol>
      <Attempts attempts={letter.attempts} />
      {letter.way === 'post' && <NewsForm letter={letter} />}
    </section>
  );
}

/** To which address, or with which number. */
function Whither({ letter: { recipient, post } }: { letter: DispatchView }) {
  const { text, language } = useLanguage();
  const t = text.service;
  if (recipient)
    return (
      <p className="hint">
        {t.toAddress} <Verbatim>{recipient}</Verbatim>
      </p>
    );
  if (!post) return null;
  return (
    <p className="hint">
      {t.carriers[post.carrier]} <Verbatim>{post.trackingNumber}</Verbatim> ·{' '}
      {t.postedOn(dayText(post.postedOn, language))} <ItemLink itemId={post.receiptItemId} />
    </p>
  );
}

function Reached({ rung }: { rung: RungView }) {
  const t = useText().service;
  const pick = usePick();
  return (
    <li className={`rung rung-${rung.kind}`}>
      <time dateTime={rung.at}>{timeText(rung.at)}</time>
      <p>{pick(rung.what)}</p>
      {rung.said && (
        <p className="said">
          <span className="hint">{t.said}</span> <Verbatim>{rung.said}</Verbatim>
        </p>
      )}
      <div className="rung-proof">
        <Proof rung={rung} />
        <SealOf seal={rung.seal} />
      </div>
    </li>
  );
}

/** The proof as it is: an item of the case, or the exact bytes to download. */
function Proof({ rung: { id, proof } }: { rung: RungView }) {
  const t = useText().service;
  const { view } = useCaseContext();
  if (!proof) return <p className="hint">{t.noProof}</p>;
  if (proof.itemId && view.items.some((item) => item.id === proof.itemId))
    return (
      <p className="hint">
        {t.proof} <ItemLink itemId={proof.itemId} />
      </p>
    );
  return (
    <p className="hint">
      <a href={urlOf('serviceProof', { caseId: view.caseId, rungId: id })} download className="proof-link">
        <Icon name="download" size={16} />
        {t.proofFile(sizeText(proof.bytes))}
      </a>
    </p>
  );
}

/** Every try, with what the other side's server answered. */
function Attempts({ attempts }: Pick<DispatchView, 'attempts'>) {
  const t = useText().service;
  if (attempts.length === 0) return null;
  return (
    <More summary={t.attempts(attempts.length)}>
      <ol className="attempts">
        {attempts.map((attempt) => (
          <li key={attempt.at}>
            <time dateTime={attempt.at}>{timeText(attempt.at)}</time> {t.outcomes[attempt.outcome]}
            {attempt.said && (
              <p className="said">
                <Verbatim>{attempt.said}</Verbatim>
              </p>
            )}
          </li>
        ))}
      </ol>
    </More>
  );
}
