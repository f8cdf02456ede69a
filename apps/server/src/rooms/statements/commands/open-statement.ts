import type { Trx } from '#platform/database';
import { slugOf } from '../addresses.ts';
import { drafts, emptyDraft } from '../contents.ts';
import type { StatementsDeps } from '../deps.ts';
import { statementNotFound } from '../refusals.ts';
import * as store from '../store.ts';

/** The statement of a case, locked; made with a key of its own when the case has none yet. */
export async function openStatement(
  deps: StatementsDeps,
  trx: Trx,
  caseId: string,
): Promise<store.StatementRow> {
  const known = await store.lockStatement(trx, caseId);
  if (known) return known;
  const vault = deps.blobs.createVault(`statement:${caseId}`);
  await store.insertStatement(trx, {
    case_id: caseId,
    slug: slugOf(deps, caseId),
    wrapped_key: vault.wrappedKey,
    revision: 0,
    state: 'draft',
    indexed: false,
    draft: drafts.seal(deps.blobs, vault, emptyDraft),
  });
  const row = await store.lockStatement(trx, caseId);
  // A row without contents: the case was erased, and nothing begins anew in it.
  if (!row) throw statementNotFound();
  return row;
}
