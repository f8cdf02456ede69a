import { createHash, randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { encodeCase, type Hasher, type SealedFile, writeBundle } from '@redress/bundle';
import { Refusal } from '@redress/kernel';
import { newId } from '#platform/clock';
import { inTransaction } from '#platform/database';
import { commitTo, type Exhibit } from '#rooms/evidence';
import type { CasesDeps } from '../deps.ts';
import { newEvent } from '../events.ts';
import { type LoadedCase, loadCase } from '../queries/load-case.ts';
import { collectProofs } from '../queries/proofs.ts';
import { readPath } from '../queries/read-path.ts';
import { caseNotFound } from '../refusals.ts';
import { bundleCaseFile } from '../rules/bundle-case-file.ts';
import { letterFormats, letterNames } from '../rules/letter-files.ts';
import * as store from '../store.ts';
import { listStepLetters, listSteps } from '../store-steps.ts';
import { issueLetter } from './issue-letter.ts';
import { recordEvents } from './record-events.ts';

const hasher: Hasher = {
  sha256: () => createHash('sha256'),
  sm3: () => createHash('sm3'),
  crc32: (bytes, previous) => crc32(bytes, previous),
};

/** A payload file of the bundle before it has its proof; `id` names its entry in the log. */
interface Payload extends Pick<SealedFile, 'path' | 'content' | 'salt'> {
  id: string;
}

/**
 * The evidence bundle of a case as the bytes of a zip: items, letters, catalogue and case.json, each sealed, all
 * proved under one checkpoint. Waits until the seals stand, and a few seconds for witnesses and timestamps. Refusals: `case-not-found`, `seal-late`.
 */
export async function issueBundle(deps: CasesDeps, caseId: string): Promise<AsyncIterable<Uint8Array>> {
  const exhibits = await deps.evidence.listExhibits(caseId);
  // The catalogue names the seals of the items, so those come first.
  await Promise.all(exhibits.map(({ itemId }) => deps.notary.bringHere(itemId)));
  const loaded = await loadCase(deps, caseId);
  const files = [
    ...exhibits.map(toPayload),
    ...(await issueLetters(deps, loaded)),
    ...(await lettersThatLeft(deps, loaded)),
  ];
  const { status, steps, deadlines, timeline } = await readPath(deps, loaded, () => ({
    missing: [],
    useful: [],
  }));
  const { origin, vkey } = deps.notary;
  const salts = Object.fromEntries(files.map(({ path, salt }) => [path, salt]));
  const { row, nowMs } = loaded;
  const about = { caseId, openedAt: row.opened_at.toISOString(), sample: row.sample };
  const content = encodeCase(
    bundleCaseFile({ ...loaded, ...about, status, steps, deadlines, timeline }, { origin, vkey }),
    salts,
  );
  const caseFile = { id: newId('bundle'), content, salt: randomBytes(32) };
  await sealCaseFile(deps, caseId, caseFile, {
    items: exhibits.length,
    letters: files.length - exhibits.length,
  });
  const wanted = [...files, { ...caseFile, extra: caseFile.salt }];
  const { proofs, trust } = await collectProofs(deps.notary, wanted);
  const proofOf = (id: string) => proofs.get(id) as { entry: Uint8Array; proof: string };
  return writeBundle({
    hasher,
    createdAt: new Date(nowMs).toISOString(),
    vkey,
    caseFile: { content, ...proofOf(caseFile.id) },
    files: files.map((file) => ({ ...file, ...proofOf(file.id) })),
    ...(trust ? { trust } : {}),
  });
}

async function sealCaseFile(
  deps: CasesDeps,
  caseId: string,
  file: { id: string; content: Uint8Array; salt: Uint8Array },
  counts: { items: number; letters: number },
): Promise<void> {
  await inTransaction(deps.db, async (trx) => {
    if (!(await store.lockCase(trx, caseId))) throw caseNotFound();
    const atMs = deps.clock.now();
    const fields = { bytes: commitTo(file.salt, file.content) };
    const contents = [createHash('sha256').update(file.content).digest()];
    await deps.notary.seal(trx, { id: file.id, type: 'case', atMs, fields, contents });
    await recordEvents(deps, trx, [
      newEvent(caseId, atMs, 'bundle.issued', { bundleId: file.id, ...counts }),
    ]);
  });
}

const toPayload = ({ itemId, file, bytes, salt, open }: Exhibit): Payload => ({
  id: itemId,
  path: `items/${file}`,
  content: { size: bytes, open },
  salt,
});

async function issueLetters(deps: CasesDeps, loaded: LoadedCase): Promise<Payload[]> {
  const payload: Payload[] = [];
  for (const name of letterNames) {
    for (const format of letterFormats) {
      const letter = await issueLetter(deps, loaded, name, format).catch((error: unknown) => {
        // An operator's slip in one template must not keep the evidence back; without its catalogue there is no bundle.
        if (error instanceof Refusal && error.code === 'letter-unfit' && name !== 'catalogue')
          return undefined;
        throw error;
      });
      if (!letter) continue;
      const file = `${name}.${format}`;
      const path = file === 'catalogue.pdf' ? file : `letters/${file}`;
      payload.push({ id: letter.id, path, content: letter.bytes, salt: letter.salt });
    }
  }
  return payload;
}

/** The letters of steps exactly as they left, beside what they would say today. */
async function lettersThatLeft(deps: CasesDeps, { row }: LoadedCase): Promise<Payload[]> {
  const all = await listSteps(deps.db, row.id);
  const left = all.filter(({ state }) => state === 'out' || state === 'done');
  const kept = await listStepLetters(deps.db, row.id);
  return left.flatMap((step, i) =>
    kept
      .filter(({ step_id }) => step_id === step.id)
      .map(({ letter_id: id, name, blob, bytes, salt }) => ({
        ...{ id, salt },
        path: `letters/sent-${i + 1}-${step.channel}-${name}.pdf`,
        content: { size: Number(bytes), open: () => deps.blobs.get(row.vault, blob) },
      })),
  );
}
