import type { CaseView, ItemView, PictureView, PublicationGate, SentenceView } from '@redress/contract';
import { shanghaiDay } from '@redress/kernel';
import { personalLabels } from '@redress/law/publication';
import { type Draft, drafts, emptyDraft, pictures as pictureCodec } from '../contents.ts';
import type { StatementsDeps } from '../deps.ts';
import { checkSentence } from '../rules/check-sentence.ts';
import { knownPersonal } from '../rules/known-personal.ts';
import { publicationGates } from '../rules/publication-gates.ts';
import { composeSentences } from '../rules/sentences.ts';
import { type PublicSentence, previewText, toPublic } from '../rules/statement-text.ts';
import * as store from '../store.ts';

/** The statement as it would be published now. */
export interface ComposedStatement {
  view: CaseView;
  row: store.StatementRow | undefined;
  draft: Draft;
  sentences: SentenceView[];
  pictures: PictureView[];
  pictureRows: store.PictureRow[];
  /** What would be public. */
  open: PublicSentence[];
  cited: ItemView[];
  gates: PublicationGate[];
  preview: string;
}

/** Sentences, findings, gates and the exact text, all computed from the case's rows. Refusal: `case-not-found`. */
export async function composeStatement(deps: StatementsDeps, caseId: string): Promise<ComposedStatement> {
  const view = await deps.cases.readCase(caseId);
  const history = await deps.cases.historyOf(caseId);
  const row = await store.findStatement(deps.db, caseId);
  const draft = row ? drafts.open(deps.blobs, row.vault, row.draft) : emptyDraft;
  const today = shanghaiDay(deps.clock.now());
  const known = knownPersonal(view);
  const check = { view, consents: draft.consents, known, today };
  const sentences = composeSentences({ view, history, consents: draft.consents, known, today }).map(
    (sentence): SentenceView => {
      const edit = draft.edits[sentence.id];
      const text = edit?.text ?? sentence.text;
      const edited = text !== sentence.text;
      const omitted = edit?.omitted === true || text === '';
      const findings = omitted ? [] : checkSentence({ ...sentence, text }, edited, check);
      return { ...sentence, text, generated: sentence.text, edited, omitted, findings };
    },
  );
  const pictureRows = await store.listPictures(deps.db, caseId);
  const pictures = row ? pictureRows.flatMap((picture) => toPicture(deps, row, view, picture)) : [];
  const open = sentences.filter(({ omitted }) => !omitted).map(toPublic);
  const exhibits = new Set([
    ...open.flatMap((one) => one.exhibits),
    ...pictures.map(({ exhibit }) => exhibit),
  ]);
  const cited = view.items.filter((_, at) => exhibits.has(at + 1));
  const blocks =
    sentences.flatMap(({ findings }) => findings).filter(({ level }) => level === 'block').length +
    pictures.filter(({ state }) => state !== 'ready').length;
  const sealed = cited.filter(({ seal }) => seal).length;
  const notice = await deps.noticeGate?.(caseId);
  const own = publicationGates({ cited: cited.length, sealed, history, blocks, today });
  const gates = notice ? [...own, notice] : own;
  const preview = previewText(
    open,
    pictures.map(({ exhibit }) => exhibit),
  );
  return { view, row, draft, sentences, pictures, pictureRows, open, cited, gates, preview };
}

const labels: Readonly<Record<string, { zh: string; en: string }>> = {
  ...personalLabels,
  face: { zh: '人脸', en: 'face' },
  code: { zh: '二维码或条形码', en: 'code' },
  chosen: { zh: '您选择的区域', en: 'place that you chose' },
};

/** A picture whose item was withdrawn is no longer the author's to show. */
function toPicture(
  deps: StatementsDeps,
  { vault }: store.StatementRow,
  { items }: CaseView,
  row: store.PictureRow,
): PictureView[] {
  const at = items.findIndex(({ id }) => id === row.item_id);
  const item = items[at];
  if (!item) return [];
  const { problem, chosen, areas, width, height } = pictureCodec.open(deps.blobs, vault, row.contents);
  return [
    {
      id: row.id,
      itemId: row.item_id,
      file: item.file,
      exhibit: at + 1,
      state: row.state,
      chosen,
      areas: areas.map(({ kind, box }) => ({ kind, box, label: labels[kind] ?? { zh: kind, en: kind } })),
      ...(width && height ? { width, height } : {}),
      ...(problem ? { problem } : {}),
    },
  ];
}
