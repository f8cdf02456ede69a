import type { StandardTerms } from '@redress/contract';
import { type Category, dayOf, type ProofElement, type Standard } from '@redress/delivery';
import { newId } from '#platform/clock';
import { inTransaction } from '#platform/database';
import type { DeliveryDeps } from '../deps.ts';
import { newEvent } from '../events.ts';
import { textDigest, toKept } from '../queries/standards.ts';
import { standardBackdated, standardChanged, standardNotFound } from '../refusals.ts';
import { toStandard, versionOf } from '../rules/standards.ts';
import * as store from '../store-standards.ts';
import { recordEvents } from './record-events.ts';

const minuteMs = 60_000;
const dayMs = 86_400_000;
/** What every standard asks for (LAW.md §11, 2 to 4); an organisation may ask for more, never for less. */
const always: readonly ProofElement[] = ['code-commitment', 'recipient', 'entered-at', 'retrieval'];

interface OfCategory {
  orgId: string;
  category: Category;
}

/** The organisation's draft of a category; a published version stays as it is and gets a successor. */
export async function draftStandard(
  deps: DeliveryDeps,
  { orgId, category }: OfCategory,
  terms: StandardTerms,
): Promise<store.StandardRow> {
  const { deliverWithinMinutes, answerWithinHours, minimumLevel, proof, ...rest } = terms;
  const body = {
    ...rest,
    deliverWithinMs: deliverWithinMinutes * minuteMs,
    answerWithinMs: answerWithinHours * 60 * minuteMs,
    minimumLevel: minimumLevel as Standard['minimumLevel'],
    proof: [...new Set([...always, ...proof])],
  };
  return inTransaction(deps.db, async (trx) => {
    const newest = await store.lockNewest(trx, orgId, category);
    const row: store.StandardRow = {
      id: newest?.id ?? newId('std'),
      version: newest ? newest.version + (newest.state === 'draft' ? 0 : 1) : 1,
      org_id: orgId,
      category,
      state: 'draft',
      body,
      from_day: null,
      published_at: null,
    };
    await store.keepStandard(trx, row);
    return row;
  });
}

/** Refusals: `standard-not-found` without a draft, `standard-backdated`. */
export async function publishStandard(
  deps: DeliveryDeps,
  { orgId, category }: OfCategory,
  fromDay: string,
): Promise<store.StandardRow> {
  const nowMs = deps.clock.now();
  if (fromDay < dayOf(nowMs + dayMs)) throw standardBackdated();
  return inTransaction(deps.db, async (trx) => {
    const draft = await store.lockNewest(trx, orgId, category);
    if (draft?.state !== 'draft') throw standardNotFound();
    const row: store.StandardRow = {
      ...draft,
      state: 'published',
      from_day: fromDay,
      published_at: new Date(nowMs),
    };
    await store.keepStandard(trx, row);
    const textSha256 = textDigest(toStandard(toKept(row)));
    const body = { standardId: row.id, version: row.version, fromDay, textSha256 };
    await recordEvents(deps, trx, [newEvent(orgId, nowMs, 'standard.published', body)]);
    return row;
  });
}

/**
 * An organisation's promise: its own standard or the alliance's. The seal of the signature's event is what a stranger checks.
 * Refusals: `standard-not-found`, `standard-changed`.
 */
export async function signStandard(
  deps: DeliveryDeps,
  given: { orgId: string; signedBy: string; standardId: string; version: number; textSha256: string },
): Promise<store.SignatureRow> {
  const { orgId, standardId, version, textSha256, signedBy } = given;
  return inTransaction(deps.db, async (trx) => {
    const own = (await store.listOfOrg(trx, orgId)).map(toKept);
    const standard = versionOf(own, { standardId, version });
    if (!standard) throw standardNotFound();
    if (textDigest(standard) !== textSha256) throw standardChanged();
    const nowMs = deps.clock.now();
    const row = {
      id: newId('evt'),
      org_id: orgId,
      standard_id: standardId,
      version,
      text_sha256: textSha256,
      signed_by: signedBy,
      signed_at: new Date(nowMs),
    };
    if (await store.insertSignature(trx, row)) {
      const body = { standardId, version, textSha256, signedBy };
      await recordEvents(deps, trx, [newEvent(orgId, nowMs, 'standard.signed', body, row.id)]);
      return row;
    }
    const known = await store.listSignatures(trx, { orgId });
    return known.find((one) => one.standard_id === standardId && one.version === version) ?? row;
  });
}
