import type { VettingDocumentKind, VettingView } from '@redress/contract';
import { shanghaiDay } from '@redress/kernel';
import { openFacts } from '../contents.ts';
import type { VettingDeps } from '../deps.ts';
import { missingItems } from '../rules/missing.ts';
import { maskPhone, mayOpenPaper } from '../rules/papers.ts';
import * as store from '../store.ts';
import { listDocuments } from '../store-documents.ts';
import { namesView } from './names.ts';
import { documentViews, standingOf } from './views.ts';

/** Who looks at the own organisation's file: a member by role, or a key. */
export interface Viewer {
  role?: string | undefined;
  /** May fill it in, so sees the whole telephone number. */
  mayEdit: boolean;
}

/** The organisation's own file as it is being filled in. */
export async function readOwnFile(deps: VettingDeps, orgId: string, viewer: Viewer): Promise<VettingView> {
  const today = shanghaiDay(deps.clock.now());
  const file = await store.findFile(deps.db, orgId);
  const mayOpen = (kind: VettingDocumentKind) => mayOpenPaper(kind, viewer.role);
  const names = await namesView(deps, { orgId, file }, { mayOpen });
  if (!file) {
    const missing = missingItems({}, [], today);
    const empty = { facts: {}, documents: [], due: false, reviews: [], history: [] };
    return { orgId, state: 'draft', ...empty, missing, names };
  }
  const facts = openFacts(deps.blobs, store.vaultOf(file), file.facts);
  const { contactPhone } = facts;
  const rows = await listDocuments(deps.db, orgId);
  const held = rows.map(({ kind, valid_until }) => ({ kind, validUntil: valid_until ?? undefined }));
  return {
    orgId,
    ...(await standingOf(deps, file)),
    facts: contactPhone && !viewer.mayEdit ? { ...facts, contactPhone: maskPhone(contactPhone) } : facts,
    documents: await documentViews(deps, file, rows, mayOpen),
    missing: missingItems(facts, held, today),
    names,
  };
}
