import { createHash, randomBytes } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import type { ItemView } from '@redress/contract';
import { newId } from '#platform/clock';
import { inTransaction, type Trx } from '#platform/database';
import { canonicalJson, commitTo } from '#rooms/evidence';
import type { Publication } from '../contents.ts';
import type { StatementsDeps } from '../deps.ts';
import { newEvent } from '../events.ts';
import { type ComposedStatement, composeStatement } from '../queries/compose-statement.ts';
import { pictureNotReady, statementChanged, statementClosed } from '../refusals.ts';
import { invitation, statementTitle } from '../rules/statement-text.ts';
import * as store from '../store.ts';
import { openStatement } from './open-statement.ts';
import { recordEvents } from './record-events.ts';

const maxBytes = 60 * 1024 * 1024;

interface OpenPicture {
  exhibit: number;
  blob: string;
  sha256: string;
  width: number;
  height: number;
}

/**
 * Publishes what the author saw: every gate of LAW §15 is open and the text is the one that was agreed to. The exact
 * bytes are sealed; pictures get copies of their own. Refusals: `statement-closed`, `statement-changed`.
 */
export async function publishStatement(
  deps: StatementsDeps,
  { caseId, preview }: { caseId: string; preview: string },
): Promise<void> {
  const composed = await composeStatement(deps, caseId);
  const shut = composed.gates.filter(({ open }) => !open);
  if (shut.length > 0) throw statementClosed(shut.map(({ why }) => why));
  if (preview !== composed.preview || !composed.row) throw statementChanged();
  const copies = await copyPictures(deps, composed);
  const atMs = deps.clock.now();
  const bytes = Buffer.from(canonicalJson(publicationOf(deps, composed, copies, atMs)));
  const seen = composed.row.revision;
  const committed = await inTransaction(deps.db, async (trx) => {
    const row = await openStatement(deps, trx, caseId);
    // Changed while the pictures were copied: what was agreed to is no longer what stands there.
    if (row.revision !== seen) return false;
    await commit(deps, trx, { row, composed, copies, bytes, atMs });
    return true;
  }).catch(async (error: unknown) => {
    await removeCopies(deps, copies);
    throw error;
  });
  if (committed) return;
  await removeCopies(deps, copies);
  throw statementChanged();
}

async function commit(
  deps: StatementsDeps,
  trx: Trx,
  given: {
    row: store.StatementRow;
    composed: ComposedStatement;
    copies: OpenPicture[];
    bytes: Buffer;
    atMs: number;
  },
): Promise<void> {
  const { row, composed, copies, bytes, atMs } = given;
  const caseId = row.case_id;
  const publicationId = newId('statement');
  const salt = randomBytes(32);
  const sha256 = createHash('sha256').update(bytes).digest();
  const fields = { bytes: commitTo(salt, bytes) };
  await deps.notary.seal(trx, { id: publicationId, type: 'statement', atMs, fields, contents: [sha256] });
  for (const blob of await store.deletePublicPictures(trx, caseId))
    await deps.outbox.enqueue(trx, { topic: 'statements.remove-blob', key: blob, payload: { blob } });
  await store.insertPublicPictures(
    trx,
    copies.map(({ exhibit, blob }) => ({ case_id: caseId, exhibit, blob })),
  );
  await store.updateStatement(trx, caseId, {
    state: 'published',
    publication_id: publicationId,
    published: deps.blobs.sealRow(row.vault, bytes),
    salt,
    published_at: new Date(atMs),
    unpublished_at: null,
  });
  const body = {
    publicationId,
    sentences: composed.open.length,
    pictures: copies.length,
    consents: composed.draft.consents,
    indexed: row.indexed,
  };
  const events = [newEvent(caseId, atMs, 'statement.published', body)];
  if (row.state === 'published')
    events.push(
      newEvent(caseId, atMs, 'statement.corrected', { publicationId, replaces: row.publication_id }),
    );
  await recordEvents(deps, trx, events);
}

async function copyPictures(
  deps: StatementsDeps,
  { row, pictures, pictureRows }: ComposedStatement,
): Promise<OpenPicture[]> {
  const copies: OpenPicture[] = [];
  for (const { id, exhibit, width, height } of pictures) {
    const blob = pictureRows.find((one) => one.id === id)?.blob;
    if (!blob || !row || !width || !height) throw pictureNotReady();
    const bytes = await buffer(deps.blobs.get(row.vault, blob));
    const kept = await deps.blobs.put(row.vault, once(bytes), { maxBytes });
    copies.push({ exhibit, blob: kept.key, sha256: kept.sha256.toString('hex'), width, height });
  }
  return copies;
}

async function removeCopies(deps: StatementsDeps, copies: readonly OpenPicture[]): Promise<void> {
  for (const { blob } of copies) await deps.blobs.remove(blob);
}

function publicationOf(
  deps: StatementsDeps,
  { view, open, cited }: ComposedStatement,
  copies: readonly OpenPicture[],
  atMs: number,
): Publication {
  return {
    v: 1,
    title: statementTitle,
    publishedAt: new Date(atMs).toISOString(),
    sentences: open,
    exhibits: cited.map((item) => exhibitOf(item, view.items.indexOf(item) + 1)),
    pictures: copies.map(({ exhibit, sha256, width, height }) => ({ exhibit, sha256, width, height })),
    invitation,
    log: { origin: deps.notary.origin, vkey: deps.notary.vkey },
  };
}

function exhibitOf({ kind, seal }: ItemView, exhibit: number): Publication['exhibits'][number] {
  if (!seal) throw new Error('an open gate let an unsealed item through');
  return { exhibit, kind, entry: seal.index, sealedAt: seal.sealedAt };
}

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}
