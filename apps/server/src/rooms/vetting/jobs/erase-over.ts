import { type Day, shanghaiDay } from '@redress/kernel';
import { inTransaction, type Trx } from '#platform/database';
import { moveFile, recordEvents } from '../commands/move-file.ts';
import { sealFacts, sealNames, sealReview } from '../contents.ts';
import type { VettingDeps } from '../deps.ts';
import { newEvent } from '../events.ts';
import { fileKeptUntil } from '../rules/keeping.ts';
import { after } from '../rules/lifecycle/vetting-lifecycle.ts';
import * as store from '../store.ts';
import { emptyRows, listResting, takeDocuments } from '../store-erasure.ts';

const pageSize = 200;

/** Whether a claim or money of this organisation is not over yet: rooms that come later know. */
export type IsNeeded = (orgId: string) => Promise<boolean>;

/**
 * A round of housekeeping: empties the files of merchants that left every platform, once the last of them has kept it for as long as
 * it has to (网络交易监督管理办法第三十一条) and nothing needs it. Checks stay, with date, means and result. Several nodes may do it at
 * once: what is decided is decided under the file's lock.
 */
export async function eraseOver(deps: VettingDeps, isNeeded: IsNeeded): Promise<void> {
  for (let last = ''; ; ) {
    const page = await listResting(deps.db, { after: last, limit: pageSize });
    for (const orgId of page)
      if (await isMerchantOnly(deps, orgId))
        if (!(await isNeeded(orgId))) await inTransaction(deps.db, (trx) => eraseFile(deps, trx, orgId));
    last = page.at(-1) ?? '';
    if (page.length < pageSize) return;
  }
}

/** A platform's file also seals its own words about departures; what keeps money or judges is kept by other duties. */
async function isMerchantOnly({ members }: VettingDeps, orgId: string): Promise<boolean> {
  const kinds = (await members.organisationOf(orgId))?.kinds ?? [];
  return kinds.length === 1 && kinds[0] === 'merchant';
}

async function eraseFile(deps: VettingDeps, trx: Trx, orgId: string): Promise<void> {
  const file = await store.lockFile(trx, orgId);
  if (!file || file.erased_at || !after(file.state, 'erase')) return;
  const used = [file.submitted_at, file.checked_at, file.due_at].flatMap((at) => at?.getTime() ?? []);
  const nowMs = deps.clock.now();
  const keptUntil = fileKeptUntil(await deps.members.staysOf(trx, orgId), used);
  if (keptUntil === undefined || shanghaiDay(nowMs) <= keptUntil) return;
  await emptyFile(deps, trx, file, keptUntil);
}

/** A new key takes the place of the old one: what copies and backups still hold opens no more. */
async function emptyFile(deps: VettingDeps, trx: Trx, file: store.FileRow, keptUntil: Day): Promise<void> {
  const { org_id: orgId } = file;
  const { blobs, outbox, notary, clock } = deps;
  const vault = blobs.createVault(store.vaultId(orgId));
  const facts = sealFacts(blobs, vault, {});
  const review = sealReview(blobs, vault, { findings: [] });
  const names = sealNames(blobs, vault, { from: { organisation: '' }, to: {} });
  const documents = await takeDocuments(trx, orgId);
  await emptyRows(trx, orgId, { facts, review, names });
  const change = {
    ...{ wrapped_key: vault.wrappedKey, facts, code_digest: null, suspended_for: null },
    ...{ submission_id: null, accepted_id: null, submitted_at: null, due_at: null, told_days: null },
    erased_at: new Date(clock.now()),
  };
  await moveFile(deps, trx, file, { move: 'erase', change });
  const ids = documents.map(({ id }) => id);
  if (ids.length > 0) await notary.forgetContents(trx, ids);
  await outbox.enqueueMany(
    trx,
    documents.map(({ blob }) => ({ topic: 'vetting.remove-blob', key: blob, payload: { blob } })),
  );
  const body = { keptUntil, documents: ids };
  await recordEvents(deps, trx, [newEvent(orgId, clock.now(), 'file.erased', body)]);
}
