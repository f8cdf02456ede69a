import { type CheckedPaperKind, urlOf, type VettingDocumentView, type VettingView } from '@redress/contract';
import { useMutation } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { useLanguage } from '../../i18n/language.ts';
import { useWords } from '../../i18n/words.ts';
import { dayText, sizeText } from '../../lib/format.ts';
import { Card, Chip, Verbatim } from '../../ui/basics.tsx';
import { Button } from '../../ui/button.tsx';
import { ConsoleProblem } from '../../ui/console/console-problem.tsx';
import { PaperOpener } from './paper-opener.tsx';
import { UploadButton } from './upload-button.tsx';
import { vettingWords } from './words.ts';

interface Props {
  file: VettingView;
  mayChange: boolean;
  onChanged: () => void;
}

/** Which papers this subject needs, in the order in which they are asked for. */
function kindsFor({ facts, documents }: VettingView): CheckedPaperKind[] {
  const registered = facts.subjectKind !== 'natural-person';
  const wanted: [CheckedPaperKind, boolean][] = [
    ['licence', registered],
    ['identity', true],
    ['authorisation', facts.byAgent === true],
    ['address-proof', !registered],
    ['permit-copy', Boolean(facts.permit)],
  ];
  return wanted
    .filter(([kind, yes]) => yes || documents.some((one) => one.kind === kind))
    .map(([kind]) => kind);
}

/** One place per paper, each with its photos. */
export function PapersPart(props: Props) {
  const t = useWords(vettingWords);
  const { file } = props;
  return (
    <Card label={t.papers}>
      <h2 className="papers-title">{t.papers}</h2>
      {kindsFor(file).map((kind) => {
        const held = file.documents.filter((one) => one.kind === kind);
        return (
          <section key={kind} className="paper" aria-label={t.items[kind]}>
            <h3>{t.items[kind]}</h3>
            <p className="hint">{t.paperHints[kind]}</p>
            <PaperList papers={held} orgId={file.orgId} {...props} />
            {props.mayChange && (
              <UploadButton
                orgId={file.orgId}
                kind={kind}
                label={held.length === 0 ? t.addPhoto : t.addAnother}
                first={held.length === 0}
                onAdded={props.onChanged}
              />
            )}
          </section>
        );
      })}
    </Card>
  );
}

interface ListProps extends Pick<Props, 'mayChange' | 'onChanged'> {
  orgId: string;
}

/** Papers that were added, each with its last day and a way to take it out. */
export function PaperList({ papers, ...props }: ListProps & { papers: readonly VettingDocumentView[] }) {
  return papers.map((paper) => <Paper key={paper.documentId} paper={paper} {...props} />);
}

function Paper({ paper, orgId, mayChange, onChanged }: ListProps & { paper: VettingDocumentView }) {
  const t = useWords(vettingWords);
  const params = { orgId, documentId: paper.documentId };
  const remove = useMutation({
    mutationFn: () => api()('removeVettingDocument', { params }),
    onSuccess: onChanged,
  });
  return (
    <div className="paper-file">
      <div className="row row-between">
        <Verbatim>{paper.file}</Verbatim>
        <span className="hint">{sizeText(paper.bytes)}</span>
      </div>
      <PaperMarks paper={paper} dated={!mayChange} />
      {mayChange && <PaperDate paper={paper} orgId={orgId} onChanged={onChanged} />}
      {remove.isError && <ConsoleProblem error={remove.error} />}
      <div className="row">
        {paper.mayOpen ? (
          <PaperOpener url={urlOf('vettingDocument', params)} file={paper.file} label={t.items[paper.kind]} />
        ) : (
          <span className="hint">{t.openNot}</span>
        )}
        {mayChange && (
          <Button look="quiet" busy={remove.isPending} onClick={() => remove.mutate()}>
            {t.remove}
            <span className="visually-hidden"> {paper.file}</span>
          </Button>
        )}
      </div>
    </div>
  );
}

/** Valid until when, and sealed. */
export function PaperMarks({ paper, dated }: { paper: VettingDocumentView; dated: boolean }) {
  const t = useWords(vettingWords);
  const { language } = useLanguage();
  const { validUntil } = paper;
  return (
    <span className="row">
      {paper.expired && <Chip tone="stop">{t.expired}</Chip>}
      {paper.sealed && (
        <Chip tone="ok" icon="seal">
          {t.sealed}
        </Chip>
      )}
      {dated && (
        <span className="hint">{validUntil ? t.until(dayText(validUntil, language)) : t.unlimited}</span>
      )}
    </span>
  );
}

function PaperDate(props: { paper: VettingDocumentView; orgId: string; onChanged: () => void }) {
  const t = useWords(vettingWords);
  const { documentId, validUntil = '' } = props.paper;
  const date = useMutation({
    mutationFn: (day: string) =>
      api()('dateVettingDocument', {
        params: { orgId: props.orgId, documentId },
        body: { validUntil: day === '' ? null : day },
      }),
    onSuccess: props.onChanged,
  });
  return (
    <div className="field paper-date">
      <label htmlFor={`until-${documentId}`}>{t.validUntil}</label>
      <input
        id={`until-${documentId}`}
        className="input"
        type="date"
        defaultValue={validUntil}
        onBlur={(event) => {
          if (event.target.value !== validUntil) date.mutate(event.target.value);
        }}
      />
      {date.isError && <ConsoleProblem error={date.error} />}
    </div>
  );
}
