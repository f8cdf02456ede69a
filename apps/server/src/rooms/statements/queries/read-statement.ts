import type { ReplyView, StatementView } from '@redress/contract';
import { replyCodeOf, slugOf } from '../addresses.ts';
import { publication, texts } from '../contents.ts';
import type { StatementsDeps } from '../deps.ts';
import { previewText } from '../rules/statement-text.ts';
import * as store from '../store.ts';
import { composeStatement } from './compose-statement.ts';

/** The author's page. Refusal: `case-not-found`. */
export async function readStatement(deps: StatementsDeps, caseId: string): Promise<StatementView> {
  const composed = await composeStatement(deps, caseId);
  const { view, row, draft, sentences, pictures, gates, preview } = composed;
  const slug = slugOf(deps, caseId);
  const taken = new Set(pictures.map(({ itemId }) => itemId));
  return {
    state: row?.state ?? 'draft',
    revision: row?.revision ?? 0,
    consents: draft.consents,
    indexed: row?.indexed ?? false,
    sentences,
    pictures,
    candidates: view.items
      .filter(({ mediaType, id }) => mediaType.startsWith('image/') && !taken.has(id))
      .map(({ id, file }) => ({ itemId: id, file })),
    gates,
    mayPublish: gates.every(({ open }) => open),
    preview,
    changed: row?.published ? publishedText(deps, row) !== preview : false,
    url: `${deps.publicUrl}/s/${slug}`,
    ...(row?.published_at ? { publishedAt: row.published_at.toISOString() } : {}),
    ...(row?.unpublished_at ? { unpublishedAt: row.unpublished_at.toISOString() } : {}),
    reply: { url: `${deps.publicUrl}/reply/${slug}`, code: replyCodeOf(deps, caseId) },
    replies: row ? await repliesOf(deps, row) : [],
  };
}

function publishedText(deps: StatementsDeps, { vault, published }: store.StatementRow): string {
  const { sentences, pictures } = openPublication(deps, vault, published as Buffer).publication;
  return previewText(
    sentences,
    pictures.map(({ exhibit }) => exhibit),
  );
}

/** The exact bytes that were sealed, and what they say. */
export function openPublication(
  deps: Pick<StatementsDeps, 'blobs'>,
  vault: store.StatementRow['vault'],
  published: Buffer,
) {
  const bytes = deps.blobs.openRow(vault, published);
  return { bytes, publication: publication.parse(JSON.parse(bytes.toString())) };
}

/** Replies of the other side, oldest first. */
export async function repliesOf(deps: StatementsDeps, row: store.StatementRow): Promise<ReplyView[]> {
  const rows = await store.listReplies(deps.db, row.case_id);
  return rows.map(({ id, contents, received_at }) => ({
    id,
    text: texts.open(deps.blobs, row.vault, contents),
    receivedAt: received_at.toISOString(),
  }));
}
