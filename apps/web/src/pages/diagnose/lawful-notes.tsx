import type { LawfulNote } from '@redress/contract';
import { usePick, useText } from '../../i18n/language.ts';
import { Chip, Part } from '../../ui/basics.tsx';
import { BasisList } from '../case/basis-list.tsx';
import { Quote } from './quote.tsx';

/** What the law allows: told apart from the findings, so that no letter attacks it. */
export function LawfulNotes({ notes, text }: { notes: readonly LawfulNote[]; text: string }) {
  const t = useText().diagnose;
  const pick = usePick();
  return (
    <Part title={t.lawful(notes.length)} lead={t.lawfulLead}>
      <ul className="stack">
        {notes.map((note) => (
          <li key={`${note.start} ${note.rule}`} className="card stack-small">
            <div className="step-head">
              <Chip tone="ok">{t.lawfulChip}</Chip>
              <h3>{pick(note.title)}</h3>
            </div>
            <blockquote className="quote quote-lawful" lang="zh-CN">
              <Quote found={note} text={text} />
            </blockquote>
            <p>{pick(note.reason)}</p>
            <BasisList basis={note.basis} />
          </li>
        ))}
      </ul>
    </Part>
  );
}
