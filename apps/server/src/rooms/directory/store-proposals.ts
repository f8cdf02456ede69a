import type { Insertable, Selectable, Updateable } from 'kysely';
import type { Database, Trx } from '#platform/database';
import { json, typed } from './store.ts';
import type { ProposalTable } from './tables.ts';

export type ProposalRow = Selectable<ProposalTable>;

/** The id of the open proposal that says the same, if there is one. */
export async function findSameProposal(trx: Trx, same: Buffer): Promise<string | undefined> {
  const row = await typed(trx)
    .selectFrom('directory.proposal')
    .select('id')
    .where('same', '=', same)
    .where('state', '=', 'open')
    .executeTakeFirst();
  return row?.id;
}

export async function insertProposal(trx: Trx, row: Insertable<ProposalTable>): Promise<void> {
  await typed(trx)
    .insertInto('directory.proposal')
    .values({ ...row, change: json(row.change) })
    .execute();
}

export async function countOpen(db: Database | Trx, entryId?: string): Promise<number> {
  let query = typed(db)
    .selectFrom('directory.proposal')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('state', '=', 'open');
  if (entryId) query = query.where('entry_id', '=', entryId);
  return Number((await query.executeTakeFirstOrThrow()).count);
}

/** The proposal, locked until the transaction ends. */
export async function lockProposal(trx: Trx, id: string): Promise<ProposalRow | undefined> {
  return typed(trx)
    .selectFrom('directory.proposal')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

export async function findProposal(db: Database, id: string): Promise<ProposalRow | undefined> {
  return typed(db).selectFrom('directory.proposal').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function updateProposal(trx: Trx, id: string, change: Updateable<ProposalTable>): Promise<void> {
  await typed(trx).updateTable('directory.proposal').set(change).where('id', '=', id).execute();
}

/** Open ones oldest first, as they are to be worked; decided ones newest first. */
export async function listProposals(
  db: Database,
  state: ProposalRow['state'],
  after: { at: Date; id: string } | undefined,
  limit: number,
): Promise<ProposalRow[]> {
  const open = state === 'open';
  let query = typed(db).selectFrom('directory.proposal').selectAll().where('state', '=', state);
  if (after)
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('made_at', 'id'), open ? '>' : '<', tuple(after.at, after.id)),
    );
  const order = open ? 'asc' : 'desc';
  return query.orderBy('made_at', order).orderBy('id', order).limit(limit).execute();
}

/** Open proposals on these entries. */
export async function openOn(db: Database, entryIds: readonly string[]): Promise<ProposalRow[]> {
  if (entryIds.length === 0) return [];
  return typed(db)
    .selectFrom('directory.proposal')
    .selectAll()
    .where('entry_id', 'in', entryIds)
    .where('state', '=', 'open')
    .execute();
}

/** What strangers proposed and what became of it is not kept for ever: the values of old decided ones go. */
export async function forgetChanges(trx: Trx, decidedBefore: Date): Promise<void> {
  await typed(trx)
    .updateTable('directory.proposal')
    .set({ change: null, source: '' })
    .where('state', '!=', 'open')
    .where('decided_at', '<', decidedBefore)
    .where('change', 'is not', null)
    .execute();
}
