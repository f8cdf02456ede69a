import type { Selectable } from 'kysely';
import type { Trx } from '#platform/database';
import { typed, vaultOf } from './store.ts';
import type { ClaimTable, EventTable } from './tables.ts';

/** Of a platform's shops, or of those that an organisation answers. */
export type Whose = { platformId: string } | { respondentId: string };
type Span = Whose & { fromMs: number; untilMs: number };

export type RecordRow = Pick<
  Selectable<ClaimTable>,
  | 'id'
  | 'respondent_id'
  | 'platform_id'
  | 'source_id'
  | 'coverable'
  | 'kind'
  | 'state'
  | 'outcome'
  | 'owed_fen'
  | 'opened_at'
> & { claim: { vault: ReturnType<typeof vaultOf>; contents: Buffer } | undefined };

const within = (trx: Trx, asked: Span) =>
  typed(trx)
    .selectFrom('claims.claim as claim')
    .where(
      'platformId' in asked ? 'claim.platform_id' : 'claim.respondent_id',
      '=',
      'platformId' in asked ? asked.platformId : asked.respondentId,
    )
    .where('claim.opened_at', '>=', new Date(asked.fromMs))
    .where('claim.opened_at', '<', new Date(asked.untilMs));

/** Claims that were opened in a time: of a platform the oldest first, of who answers the newest; an erased one has no contents. */
export async function listRows(trx: Trx, asked: Span & { limit: number }): Promise<RecordRow[]> {
  const rows = await within(trx, asked)
    .selectAll('claim')
    .orderBy('claim.opened_at', 'platformId' in asked ? 'asc' : 'desc')
    .orderBy('claim.id')
    .limit(asked.limit + 1)
    .execute();
  return rows.map(({ wrapped_key, contents, ...row }) => ({
    ...row,
    claim: wrapped_key && contents ? { vault: vaultOf(row.id, wrapped_key), contents } : undefined,
  }));
}

/** All events of these claims, in the order in which they happened to each. */
export async function listEvents(trx: Trx, asked: Span): Promise<Selectable<EventTable>[]> {
  return within(trx, asked)
    .innerJoin('claims.event as event', 'event.subject_id', 'claim.id')
    .selectAll('event')
    .orderBy('event.subject_id')
    .orderBy('event.sequence')
    .execute();
}

/** Papers that are part of an answer. */
export async function listPapers(trx: Trx, asked: Span): Promise<{ claim_id: string; sha256: Buffer }[]> {
  return within(trx, asked)
    .innerJoin('claims.file as file', 'file.claim_id', 'claim.id')
    .where('file.filed', '=', true)
    .select(['file.claim_id', 'file.sha256'])
    .orderBy('file.claim_id')
    .orderBy('file.id')
    .execute();
}
