import type { Chain, DisputeType, Facts, ItemView, PaymentFact } from '@redress/contract';
import { type ItemContents, openContents, openCorrections } from '../contents.ts';
import type { EvidenceDeps } from '../deps.ts';
import { itemNotFound } from '../refusals.ts';
import { buildChain, extractFacts, type ReadItem, readPayments, suggestDisputeType } from '../rules/index.ts';
import * as store from '../store.ts';
import { toItemView } from './item-view.ts';

/** What the rules make of a case's items. */
export interface Computed {
  /** The type that the buyer chose, else the one that items and story speak for. */
  disputeType: DisputeType;
  facts: Facts;
  chain: Chain;
  /** What each voucher of a payment tells by itself. */
  payments: PaymentFact[];
}

/** All that the items of a case say. */
export interface Evidence extends Computed {
  items: ItemView[];
  /** Changes whenever what was computed may have changed; progress and seals do not move it. */
  stamp: string;
}

/** Items, facts, type and chain of a case, computed from its rows by the rules. An erased case has none. */
export async function readEvidence(
  deps: EvidenceDeps,
  { caseId, chosen, story }: { caseId: string; chosen?: DisputeType | null; story?: string },
): Promise<Evidence> {
  const dossier = await store.findDossier(deps.db, caseId);
  const rows = dossier ? await store.listItems(deps.db, caseId) : [];
  const opened = rows.map((row) => ({ row, contents: openRow(deps, dossier as store.Dossier, row) }));
  const items = await Promise.all(
    opened.map(async ({ row, contents }) => toItemView(row, contents, await sealViewOf(deps, row.id))),
  );
  const read = opened.map(({ contents }, i) => toReadItem(items[i] as ItemView, contents));
  const corrections = dossier?.corrections
    ? openCorrections(deps.blobs, dossier.vault, dossier.corrections)
    : {};
  const versions = rows.map(({ id, version }) => [id, version]);
  const stamp = JSON.stringify([chosen, story, dossier?.version, versions]);
  const computed = deps.computed.of(caseId, stamp, () => {
    const disputeType = chosen ?? suggestDisputeType(read, story);
    const facts = extractFacts(read, corrections);
    const chain = buildChain({ disputeType, items: read, facts });
    return { disputeType, facts, chain, payments: readPayments(read) };
  });
  return { ...computed, items, stamp };
}

/** One item as its owner sees it. Refusal: `item-not-found`. */
export async function readItemView(deps: EvidenceDeps, caseId: string, itemId: string): Promise<ItemView> {
  const dossier = await store.findDossier(deps.db, caseId);
  const row = await store.findItem(deps.db, caseId, itemId);
  if (!dossier || !row) throw itemNotFound();
  return toItemView(row, openRow(deps, dossier, row), await sealViewOf(deps, itemId));
}

const openRow = (deps: EvidenceDeps, { vault }: store.Dossier, row: store.ItemRow): ItemContents =>
  openContents(deps.blobs, vault, row.contents as Buffer);

const maxSealsKept = 50_000;

/** Absent until a published checkpoint covers the item's entry. */
async function sealViewOf({ notary, seals }: EvidenceDeps, itemId: string): Promise<ItemView['seal']> {
  const known = seals.get(itemId);
  if (known) return known;
  const seal = await notary.sealOf(itemId);
  if (!seal) return undefined;
  const view = { index: seal.index, sealedAt: new Date(seal.sealedAtMs).toISOString() };
  // An older log's: the next bundle has it sealed in this one.
  if (seal.older) return view;
  if (seals.size >= maxSealsKept) seals.clear();
  seals.set(itemId, view);
  return view;
}

function toReadItem(view: ItemView, contents: ItemContents): ReadItem {
  return {
    file: view.file,
    kind: view.kind,
    text: contents.text,
    lines: contents.lines,
    capturedAt: { at: view.capturedAt, by: view.capturedBy },
  };
}
