import { type LetterView, urlOf } from '@redress/contract';
import { useState } from 'react';
import { usePick, useText } from '../../../i18n/language.ts';
import { Chip, More, Verbatim } from '../../../ui/basics.tsx';
import { buttonClass } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { useCaseContext } from '../case-context.ts';
import { LetterPages } from './letter-pages.tsx';

/** One letter: what it lacks, downloads, and its pages as pictures once it is opened. */
export function LetterCard({ letter, open }: { letter: LetterView; open: boolean }) {
  const t = useText().letters;
  const pick = usePick();
  const { view } = useCaseContext();
  const [shown, setShown] = useState(open);
  const url = (ending: string) =>
    urlOf('letter', { caseId: view.caseId, letter: `${letter.name}.${ending}` });
  return (
    <li className="card stack-small">
      <div className="step-head">
        <h2>{pick(letter.title)}</h2>
        {letter.missing.length === 0 ? <Chip tone="ok">{t.complete}</Chip> : null}
      </div>
      {letter.addressee && (
        <p className="hint">
          {t.to} <Verbatim>{letter.addressee}</Verbatim>
        </p>
      )}
      <Missing letter={letter} />
      <div className="row">
        <a className={buttonClass('primary')} href={url('pdf')} download={`${letter.title.zh}.pdf`}>
          <Icon name="download" />
          {t.pdf}
        </a>
        <a className={buttonClass('secondary')} href={url('docx')} download={`${letter.title.zh}.docx`}>
          <Icon name="download" />
          {t.docx}
        </a>
      </div>
      <details className="more" open={open} onToggle={(event) => setShown(event.currentTarget.open)}>
        <summary>
          <span>{t.preview}</span>
          <Icon name="chevron" size={18} />
        </summary>
        {/* A changed case is typeset anew: the revision is the preview's identity. */}
        {shown && <LetterPages key={view.revision} letter={letter} />}
      </details>
    </li>
  );
}

function Missing({ letter }: { letter: LetterView }) {
  const t = useText().letters;
  const pick = usePick();
  if (letter.missing.length === 0) return null;
  return (
    <More summary={`${t.incomplete} (${letter.missing.length})`}>
      <ul className="bullets bullets-not">
        {letter.missing.map((m) => (
          <li key={m.zh}>
            <Icon name="empty" size={18} />
            {pick(m)}
          </li>
        ))}
      </ul>
    </More>
  );
}
