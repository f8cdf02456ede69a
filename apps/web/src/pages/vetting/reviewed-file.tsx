import '../../ui/console/console.css';
import './vetting.css';
import type { NameChangeView, NameDecisionInput, ReviewedFileView, ReviewInput } from '@redress/contract';
import { useLanguage } from '../../i18n/language.ts';
import { useWords } from '../../i18n/words.ts';
import { timeText } from '../../lib/format.ts';
import { Card, Notice, Verbatim } from '../../ui/basics.tsx';
import { lastDayText } from './days.ts';
import { DecideName } from './decide-name.tsx';
import { HandedInFacts } from './handed-in.tsx';
import { HistoryPart } from './history-part.tsx';
import { NameHistory } from './name-history.tsx';
import { Paper } from './paper.tsx';
import { ReviewForm } from './review-form.tsx';
import { reviewWords } from './review-words.ts';
import { VettingChip } from './vetting-chip.tsx';
import { vettingWords } from './words.ts';

/** How this reviewer reaches papers, and sends a decision. */
export interface ReviewAccess {
  urlOf: (documentId: string) => string;
  /** The operator's key. */
  token?: string;
  send: (input: ReviewInput) => Promise<unknown>;
  decideName: (changeId: string, input: NameDecisionInput) => Promise<unknown>;
  onSent: () => void;
}

/** What was handed in, paper by paper, and the decision. */
export function ReviewedFile({ file, access }: { file: ReviewedFileView; access: ReviewAccess }) {
  const t = useWords(reviewWords);
  const { due } = useWords(vettingWords);
  const { language } = useLanguage();
  const papersOf = ({ documents }: NameChangeView) =>
    documents.map((paper) => (
      <Paper key={paper.documentId} paper={paper} url={access.urlOf(paper.documentId)} token={access.token} />
    ));
  return (
    <div className="stack">
      <div className="row">
        <VettingChip state={file.state} />
        <span className="hint">
          {file.submittedAt && timeText(file.submittedAt)}
          {file.dueAt &&
            (file.state === 'accepted' || file.state === 'renewing') &&
            ` · ${due(lastDayText(file.dueAt, language))}`}
        </span>
      </div>
      {file.sameCode.length > 0 && (
        <Notice tone="warn" title={t.sameCode}>
          <Verbatim>{file.sameCode.map(({ name }) => name).join('、')}</Verbatim>
        </Notice>
      )}
      <DecideName file={file} papers={papersOf} send={access.decideName} onSent={access.onSent} />
      <HandedInFacts title={t.handedIn} facts={file.facts} />
      <Papers file={file} access={access} />
      {file.required.length > 0 && file.state !== 'suspended' && file.state !== 'draft' && (
        <ReviewForm file={file} send={access.send} onSent={access.onSent} />
      )}
      <NameHistory changes={file.names.changes} papers={papersOf} />
      <HistoryPart file={file} />
    </div>
  );
}

function Papers({ file, access }: { file: ReviewedFileView; access: ReviewAccess }) {
  const t = useWords(reviewWords);
  if (file.documents.length === 0) return null;
  return (
    <Card label={t.handedInPapers}>
      <div className="stack-small">
        <h2>{t.handedInPapers}</h2>
        <p className="hint">{t.openRecorded}</p>
        {file.documents.map((paper) => (
          <Paper
            key={paper.documentId}
            paper={paper}
            url={access.urlOf(paper.documentId)}
            token={access.token}
          />
        ))}
      </div>
    </Card>
  );
}
