import type { ClaimView } from '@redress/contract';
import { Link } from '@tanstack/react-router';
import { usePick } from '../../i18n/language.ts';
import { useWords } from '../../i18n/words.ts';
import { minuteText, sizeText } from '../../lib/format.ts';
import { Chip, More, Part, Verbatim } from '../../ui/basics.tsx';
import { BasisList } from '../case/basis-list.tsx';
import { byHandWords } from './by-hand-words.ts';
import { WayHint } from './way-hint.tsx';
import { claimWords } from './words.ts';

/** What the shop's reports show by the standard: what counts, what is missing, what speaks against it. */
export function ProofPart({ claim }: { claim: ClaimView }) {
  const t = useWords(claimWords);
  const { assessment } = claim;
  if (!assessment)
    return (
      <Part title={t.proofTitle}>
        <p className="hint">{t.proofNone}</p>
      </Part>
    );
  const { level, counts, late } = assessment;
  return (
    <Part
      title={t.proofTitle}
      aside={<Chip tone={counts ? 'ok' : 'warn'}>{counts ? t.proofCounts : t.proofShort}</Chip>}
    >
      <div className="card stack">
        <p>
          <strong>{t.level(level)}</strong> {t.levels[level]}
          {late && <> · {t.late}</>}
        </p>
        <Findings title={t.missing} list={assessment.missing} />
        <Findings title={t.against} list={assessment.against} />
        <Findings title={t.proven} list={assessment.for} />
      </div>
    </Part>
  );
}

function Findings(props: { title: string; list: NonNullable<ClaimView['assessment']>['for'] }) {
  const pick = usePick();
  if (props.list.length === 0) return null;
  return (
    <div className="stack-small">
      <h3>{props.title}</h3>
      <ul className="claim-findings">
        {props.list.map(({ code, text }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: one code may stand for several cards
          <li key={`${code} ${at}`}>{pick(text)}</li>
        ))}
      </ul>
    </div>
  );
}

/** Every event in words, with its place in the log; both sides read the same lines. */
export function ClaimTimeline({ claim }: { claim: ClaimView }) {
  const t = useWords(claimWords);
  const pick = usePick();
  return (
    <Part title={t.timelineTitle} lead={t.timelineLead}>
      <ol className="card claim-lines">
        {claim.timeline.map(({ at, text, entry }, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a timeline only grows at its end
          <li key={n} className="claim-line">
            <span className="hint">
              <time dateTime={at}>{minuteText(at)}</time>
              {entry !== undefined && (
                <>
                  {' · '}
                  <Link to="/log" search={{ entry }}>
                    {t.entry(entry)}
                  </Link>
                </>
              )}
            </span>
            <span>{pick(text)}</span>
          </li>
        ))}
      </ol>
    </Part>
  );
}

export function FilesPart(props: { claim: ClaimView; href: (fileId: string) => string }) {
  const t = useWords(claimWords);
  const hand = useWords(byHandWords);
  const { files, byHand } = props.claim;
  if (files.length === 0) return null;
  return (
    <Part title={t.filesTitle}>
      <ul className="card stack-small">
        {files.map(({ fileId, name, bytes, byHand: isByHand, locked }) => (
          <li key={fileId}>
            {locked ? (
              hand.record
            ) : (
              <a href={props.href(fileId)} download>
                <Verbatim>{name}</Verbatim>
              </a>
            )}{' '}
            <span className="hint">{sizeText(bytes)}</span>{' '}
            {isByHand && <Chip tone="warn">{hand.byHand}</Chip>}
          </li>
        ))}
      </ul>
      <WayHint ways={files.map(({ way }) => way)} />
      {files.some((file) => file.byHand) && (
        <p>
          {files.some(({ locked }) => locked) ? hand.locked : hand.open} {byHand && hand.say}
        </p>
      )}
    </Part>
  );
}

export function PromisePart({ claim }: { claim: ClaimView }) {
  const pick = usePick();
  const { title, text, basis } = claim.promise;
  return (
    <div className="part">
      <More summary={pick(title)}>
        <p>{pick(text)}</p>
        {basis.length > 0 && <BasisList basis={basis} />}
      </More>
    </div>
  );
}
