import type { VettingFacts } from '@redress/contract';
import { inTransaction } from '#platform/database';
import { openFacts, sealFacts } from '../contents.ts';
import type { VettingDeps } from '../deps.ts';
import { newEvent } from '../events.ts';
import { notPossible } from '../refusals.ts';
import { isOpenToChange } from '../rules/lifecycle/vetting-lifecycle.ts';
import { normalCode } from '../rules/missing.ts';
import * as store from '../store.ts';
import { openFile, recordEvents } from './move-file.ts';

/** Replaces the facts that are being filled in; they may be incomplete. Refusal: `vetting-not-possible`. */
export async function saveFacts(
  deps: VettingDeps,
  { orgId, by, facts }: { orgId: string; by: string; facts: VettingFacts },
): Promise<void> {
  const { creditCode, ...rest } = facts;
  const given: VettingFacts = creditCode ? { ...rest, creditCode: normalCode(creditCode) } : rest;
  await inTransaction(deps.db, async (trx) => {
    const file = await openFile(deps, trx, orgId);
    if (!isOpenToChange(file.state)) throw notPossible();
    const vault = store.vaultOf(file);
    const before = openFacts(deps.blobs, vault, file.facts);
    const keys = [...new Set([...Object.keys(before), ...Object.keys(given)])] as (keyof VettingFacts)[];
    const fields = keys.filter((key) => before[key] !== given[key]);
    if (fields.length === 0) return;
    await store.updateFile(trx, orgId, { facts: sealFacts(deps.blobs, vault, given) });
    await recordEvents(deps, trx, [newEvent(orgId, deps.clock.now(), 'facts.saved', { by, fields })]);
  });
}
