import { type SentenceView, type StatementView, sentenceSections } from '@redress/contract';
import { useState } from 'react';
import { useText } from '../../../i18n/language.ts';
import { Chip, Part } from '../../../ui/basics.tsx';
import { Button } from '../../../ui/button.tsx';
import { TextArea } from '../../../ui/field.tsx';
import type { ActOn } from './state-notice.tsx';
import { StatementFinding } from './statement-finding.tsx';

/** Every sentence with what proves it and what speaks against it. */
export function SentencesPart({ statement, act }: { statement: StatementView; act: ActOn }) {
  const t = useText().statement;
  return (
    <Part title={t.sentencesTitle}>
      {sentenceSections.map((section) => {
        const own = statement.sentences.filter((sentence) => sentence.section === section);
        if (own.length === 0) return null;
        return (
          <div key={section} className="stack-small">
            <h3>{t.sections[section]}</h3>
            <ul className="stack-small">
              {own.map((sentence) => (
                <Sentence key={sentence.id} sentence={sentence} act={act} />
              ))}
            </ul>
          </div>
        );
      })}
    </Part>
  );
}

function Sentence({ sentence, act }: { sentence: SentenceView; act: ActOn }) {
  const t = useText().statement;
  const [draft, setDraft] = useState<string>();
  const { id, text, edited, omitted, findings } = sentence;
  const change = (what: { text?: string | null; omitted?: boolean }) => {
    act.mutate({ do: 'change', change: { sentences: [{ id, ...what }] } });
    setDraft(undefined);
  };
  return (
    <li className="card stack-small">
      <p lang="zh-CN" className={omitted ? 'statement-omitted' : ''}>
        <Marked sentence={sentence} />
      </p>
      <p className="hint statement-proof">
        <Proof sentence={sentence} />
        {edited && <Chip tone="info">{t.edited}</Chip>}
        {omitted && <Chip tone="quiet">{t.omitted}</Chip>}
      </p>
      {findings.map((finding) => (
        <StatementFinding
          key={`${finding.rule}-${finding.start}`}
          finding={finding}
          onUse={(instead) =>
            change({
              text: finding.rule.startsWith('personal-') ? replaced(text, finding, instead) : instead,
            })
          }
        />
      ))}
      {draft === undefined ? (
        <div className="row">
          <Button look="quiet" onClick={() => setDraft(text)}>
            {t.edit}
          </Button>
          {edited && (
            <Button look="quiet" onClick={() => change({ text: null })}>
              {t.restore}
            </Button>
          )}
          <Button look="quiet" onClick={() => change({ omitted: !omitted })}>
            {omitted ? t.include : t.omit}
          </Button>
        </div>
      ) : (
        <form
          className="stack-small"
          onSubmit={(event) => {
            event.preventDefault();
            change({ text: draft });
          }}
        >
          <TextArea
            label={t.editLabel}
            value={draft}
            maxLength={1000}
            rows={3}
            lang="zh-CN"
            onChange={(event) => setDraft(event.target.value)}
          />
          <div className="row">
            <Button type="submit" look="primary">
              {t.save}
            </Button>
            <Button look="quiet" onClick={() => setDraft(undefined)}>
              {t.cancel}
            </Button>
          </div>
        </form>
      )}
    </li>
  );
}

const replaced = (text: string, { start, end }: { start: number; end: number }, by: string): string =>
  text.slice(0, start) + by + text.slice(end);

/** What was found is marked where it stands. */
function Marked({ sentence: { text, findings } }: { sentence: SentenceView }) {
  const parts: { at: number; text: string; found: boolean }[] = [];
  let from = 0;
  for (const { start, end } of findings) {
    if (start < from) continue;
    parts.push({ at: from, text: text.slice(from, start), found: false });
    parts.push({ at: start, text: text.slice(start, end), found: true });
    from = end;
  }
  parts.push({ at: from, text: text.slice(from), found: false });
  return parts.map((part) =>
    part.found ? <mark key={part.at}>{part.text}</mark> : <span key={`t${part.at}`}>{part.text}</span>,
  );
}

function Proof({ sentence: { sources, records } }: { sentence: SentenceView }) {
  const t = useText().statement;
  const numbers = [...new Set(sources.map(({ exhibit }) => exhibit))].sort((a, b) => a - b);
  if (numbers.length > 0) return <span>{t.proof(numbers.join('、'))}</span>;
  return <span>{records.length > 0 ? t.recorded : t.own}</span>;
}
