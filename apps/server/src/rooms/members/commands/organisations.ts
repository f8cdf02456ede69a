import type { OrganisationKind, OrganisationState, OrganisationView } from '@redress/contract';
import { newId } from '#platform/clock';
import { appendEvents, inTransaction, type Trx } from '#platform/database';
import type { OrganisationDeps } from '../deps.ts';
import { newEvent } from '../events.ts';
import { organisationView } from '../queries/organisations.ts';
import { kindReserved, nameInReview, nameSuspended, nameVerified, orgNotFound } from '../refusals.ts';
import { insertFormerName } from '../store-names.ts';
import * as store from '../store-organisations.ts';

const openKinds: readonly OrganisationKind[] = ['platform', 'merchant'];

/** Whoever registers an organisation owns it. Nothing is believed of it before vetting. Refusal: `kind-reserved`. */
export async function createOrganisation(
  deps: OrganisationDeps,
  personId: string,
  given: { name: string; kinds: OrganisationKind[] },
  remember: (trx: Trx, answer: OrganisationView) => Promise<void>,
): Promise<OrganisationView> {
  if (given.kinds.some((kind) => !openKinds.includes(kind))) throw kindReserved();
  const id = newId('org');
  const atMs = deps.clock.now();
  const row = {
    id,
    name: given.name.trim(),
    kinds: [...new Set(given.kinds)],
    state: 'draft' as const,
    secondFactorRequired: false,
    createdAt: new Date(atMs),
  };
  const view = organisationView(row, { kind: 'member', role: 'owner' });
  await inTransaction(deps.db, async (trx) => {
    await store.insertOrganisation(trx, row);
    await store.setMembership(trx, id, personId, 'owner', new Date(atMs));
    const body = { by: personId, kinds: row.kinds };
    await appendEvents(trx, 'members', [newEvent(id, atMs, 'organisation.created', body)]);
    await remember(trx, view);
  });
  return view;
}

/** What it was called before is kept. Refusals: `org-not-found`, `name-verified`, `name-in-review`, `name-suspended`. */
export async function changeOrganisation(
  deps: OrganisationDeps,
  orgId: string,
  by: string,
  change: { name?: string | undefined; secondFactorRequired?: boolean | undefined },
): Promise<void> {
  const { name, secondFactorRequired } = change;
  const set = {
    ...(name === undefined ? {} : { name: name.trim() }),
    ...(secondFactorRequired === undefined ? {} : { second_factor_required: secondFactorRequired }),
  };
  const fields = Object.keys(set);
  if (fields.length === 0) return;
  await inTransaction(deps.db, async (trx) => {
    const row = await store.lockOrganisation(trx, orgId);
    if (!row) throw orgNotFound();
    // Whoever was checked under one name may not then trade under a famous one.
    const isRenamed = set.name !== undefined && set.name !== row.name;
    if (isRenamed && row.state === 'verified') throw nameVerified();
    if (isRenamed && row.state === 'submitted') throw nameInReview();
    if (isRenamed && row.state === 'suspended') throw nameSuspended();
    if (isRenamed) await keepFormer(deps, trx, row, by);
    await store.updateOrganisation(trx, orgId, set);
    const changed = newEvent(orgId, deps.clock.now(), 'organisation.changed', { by, fields });
    await appendEvents(trx, 'members', [changed]);
  });
}

const keepFormer = (
  { clock }: Pick<OrganisationDeps, 'clock'>,
  trx: Trx,
  { id: org_id, name }: store.OrganisationRow,
  replaced_by: string,
) =>
  insertFormerName(trx, { id: newId('fnam'), org_id, name, replaced_by, replaced_at: new Date(clock.now()) });

/** Vetting tells how it stands; the state is kept here, where every room can ask for it. */
export async function setState(
  deps: Pick<OrganisationDeps, 'clock'>,
  trx: Trx,
  orgId: string,
  to: OrganisationState,
): Promise<void> {
  const row = await store.lockOrganisation(trx, orgId);
  if (!row) throw orgNotFound();
  if (row.state === to) return;
  await store.updateOrganisation(trx, orgId, { state: to });
  const body = { from: row.state, to };
  await appendEvents(trx, 'members', [newEvent(orgId, deps.clock.now(), 'organisation.state-changed', body)]);
}

/** Kinds that nobody may take by registering: a mediation body, the alliance, a regulator. */
export async function setKinds(
  deps: Pick<OrganisationDeps, 'clock'>,
  trx: Trx,
  orgId: string,
  kinds: OrganisationKind[],
): Promise<void> {
  if (!(await store.lockOrganisation(trx, orgId))) throw orgNotFound();
  await store.updateOrganisation(trx, orgId, { kinds: JSON.stringify([...new Set(kinds)]) as never });
  const body = { by: 'operator', fields: ['kinds'] };
  await appendEvents(trx, 'members', [newEvent(orgId, deps.clock.now(), 'organisation.changed', body)]);
}

/** A new name that somebody checked; the old one stood until now. Refusal: `org-not-found`. */
export async function setName(
  deps: Pick<OrganisationDeps, 'clock'>,
  trx: Trx,
  orgId: string,
  { name, by }: { name: string; by: string },
): Promise<void> {
  const row = await store.lockOrganisation(trx, orgId);
  if (!row) throw orgNotFound();
  if (row.name !== name) await keepFormer(deps, trx, row, by);
  await store.updateOrganisation(trx, orgId, { name });
  const body = { by, fields: ['name'] };
  await appendEvents(trx, 'members', [newEvent(orgId, deps.clock.now(), 'organisation.changed', body)]);
}
