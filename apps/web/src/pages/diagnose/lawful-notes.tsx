import type { LawfulNote } from '@redress/contract';
import { usePick, useText } from '../../i18n/language.ts';
import { Part } from '../../ui/basics.tsx';
import { BasisList } from '../case/basis-list.tsx';

/** What the law allows: told apart from the findings, so that no letter attacks it. */
export function LawfulNotes({ notes }: { notes: readonly LawfulNote[] }) {
  const t = useText().diagnose;
  const pick = usePick();
  return (
    <Part title={t.lawful}>
      <p>{t.lawfulLead}</p>
      <ul className="stack">
        {notes.map((note) => (
          <li key={`${note.start} ${note.rule}`} className="card stack-small">
            <h3>{pick(note.title)}</h3>
            <blockquote className="quote" lang="zh-CN">
              {note.quote}
            </blockquote>
            <p>{pick(note.reason)}</p>
            <BasisList basis={note.basis} />
          </li>
        ))}
      </ul>
    </Part>
  );
}
