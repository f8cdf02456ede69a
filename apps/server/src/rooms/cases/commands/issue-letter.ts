import { createHash, randomBytes } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { newId } from '#platform/clock';
import { inTransaction } from '#platform/database';
import { commitTo } from '#rooms/evidence';
import type { CasesDeps } from '../deps.ts';
import { newEvent } from '../events.ts';
import type { LoadedCase } from '../queries/load-case.ts';
import { prepareLetter } from '../queries/render-letter.ts';
import { caseNotFound } from '../refusals.ts';
import type { LetterFormat } from '../rules/letter-files.ts';
import type { LetterKind } from '../rules/letters/index.ts';
import * as store from '../store.ts';
import { recordEvents } from './record-events.ts';

export interface IssuedLetter {
  /** Also the id of its entry in the log. */
  id: string;
  bytes: Uint8Array;
  salt: Uint8Array;
}

const maxLetterBytes = 50 * 1024 * 1024;

/**
 * Hands out a letter: kept, sealed and recorded once. Asked again while it would say the same, the very same bytes
 * come back, so that what was sent can always be shown to be what was sealed.
 */
export async function issueLetter(
  deps: CasesDeps,
  loaded: LoadedCase,
  name: LetterKind,
  format: LetterFormat,
): Promise<IssuedLetter> {
  const { row } = loaded;
  const letter = await prepareLetter(deps, loaded, name);
  const key = { case_id: row.id, name, format, source_sha256: letter.sourceSha256 };
  const known = await store.findLetter(deps.db, key);
  if (known) return reopen(deps, loaded, known);
  const bytes = await letter.render(format);
  const salt = randomBytes(32);
  const { key: blob } = await deps.blobs.put(row.vault, once(bytes), { maxBytes: maxLetterBytes });
  const id = newId('letter');
  const atMs = deps.clock.now();
  const kept = { ...key, id, blob, bytes: String(bytes.length), salt, issued_at: new Date(atMs) };
  const isNew = await inTransaction(deps.db, async (trx) => {
    if (!(await store.lockCase(trx, row.id))) throw caseNotFound();
    if (!(await store.insertLetter(trx, kept))) return false;
    await deps.notary.seal(trx, {
      id,
      type: 'letter',
      atMs,
      fields: { bytes: commitTo(salt, bytes) },
      contents: [createHash('sha256').update(bytes).digest()],
    });
    const checked = letter.checked.length > 0 ? { checkedArticles: letter.checked } : {};
    const issued = { letterId: id, name, format, ...checked };
    await recordEvents(deps, trx, [newEvent(row.id, atMs, 'letter.issued', issued)]);
    return true;
  }).catch(async (error: unknown) => {
    await deps.blobs.remove(blob);
    throw error;
  });
  if (isNew) return { id, bytes, salt };
  // Another request issued the same letter meanwhile: that one holds.
  await deps.blobs.remove(blob);
  return reopen(deps, loaded, (await store.findLetter(deps.db, key)) as store.LetterRow);
}

async function reopen(
  deps: CasesDeps,
  { row }: LoadedCase,
  { id, blob, salt }: store.LetterRow,
): Promise<IssuedLetter> {
  return { id, salt, bytes: await buffer(deps.blobs.get(row.vault, blob)) };
}

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}
