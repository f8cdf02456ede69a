import type { NameChangeView, NamesView } from '@redress/contract';
import { openFacts, openNames, openText } from '../contents.ts';
import type { VettingDeps } from '../deps.ts';
import { namesOf } from '../rules/names.ts';
import * as store from '../store.ts';
import { type DocumentRow, findDocuments } from '../store-documents.ts';
import { listNameChanges, type NameChangeRow } from '../store-names.ts';
import { documentViews } from './views.ts';

interface Looking {
  /** A platform that reviews: what another one decided is told without who and why. */
  platformId?: string | undefined;
  mayOpen: (kind: DocumentRow['kind']) => boolean;
}

/** The names that stand, and every change of them that was asked for, newest first. */
export async function namesView(
  deps: VettingDeps,
  { orgId, file }: { orgId: string; file: store.FileRow | undefined },
  looking: Looking,
): Promise<NamesView> {
  const organisation = (await deps.members.organisationOf(orgId))?.name ?? '';
  if (!file) return { current: namesOf(organisation, undefined), changes: [] };
  const accepted = await store.findSubmission(deps.db, file.accepted_id);
  const facts = accepted && openFacts(deps.blobs, store.vaultOf(file), accepted.facts);
  const rows = await listNameChanges(deps.db, orgId);
  const changes = await Promise.all(rows.map((row) => changeView(deps, file, row, looking)));
  return { current: namesOf(organisation, facts), changes };
}

async function changeView(
  deps: VettingDeps,
  file: store.FileRow,
  row: NameChangeRow,
  { platformId, mayOpen }: Looking,
): Promise<NameChangeView> {
  const vault = store.vaultOf(file);
  const { from, to, note, inCheck = false } = openNames(deps.blobs, vault, row.contents);
  const until = new Map(row.documents.map(({ id, validUntil }) => [id, validUntil]));
  const papers = await findDocuments(deps.db, row.org_id, [...until.keys()]);
  const handedIn = papers.map((one) => ({ ...one, valid_until: null, handedInUntil: until.get(one.id) }));
  const isElsewhere = platformId !== undefined && row.platform_id !== null && row.platform_id !== platformId;
  return {
    changeId: row.id,
    state: row.state,
    ...{ from, to, inCheck },
    ...(note ? { note } : {}),
    documents: await documentViews(deps, file, handedIn, mayOpen),
    askedAt: row.asked_at.toISOString(),
    ...(row.decided_at ? { decidedAt: row.decided_at.toISOString() } : {}),
    means: isElsewhere ? [] : row.means,
    ...(isElsewhere ? {} : await decisionOf(deps, file, row)),
  };
}

async function decisionOf(deps: VettingDeps, file: store.FileRow, row: NameChangeRow) {
  const reason = row.reason ? openText(deps.blobs, store.vaultOf(file), row.reason) : undefined;
  const said = reason === undefined ? {} : { reason };
  if (row.decided_by === null) return said;
  if (row.platform_id === null) return { ...said, by: 'operator' as const };
  const reviewer = (await deps.members.organisationOf(row.platform_id))?.name;
  return { ...said, by: 'platform' as const, ...(reviewer === undefined ? {} : { reviewer }) };
}
