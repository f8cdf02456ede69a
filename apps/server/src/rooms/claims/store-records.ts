import type { Selectable } from 'kysely';
import type { Trx } from '#platform/database';
import { typed, vaultOf } from './store.ts';
import type { ClaimTable, EventTable } from './tables.ts';

interface Span {
  platformId: string;
  fromMs: number;
  untilMs: number;
}

export type RecordRow = Pick<
  Selectable<ClaimTable>,
  'id' | 'respondent_id' | 'source_id' | 'coverable' | 'kind' | 'state' | 'opened_at'
> & { claim: { vault: ReturnType<typeof vaultOf>; contents: Buffer } | undefined };

const within = (trx: Trx, { platformId, fromMs, untilMs }: Span) =>
  typed(trx)
    .selectFrom('claims.claim as claim')
    .where('claim.platform_id', '=', platformId)
    .where('claim.opened_at', '>=', new Date(fromMs))
    .where('claim.opened_at', '<', new Date(untilMs));

/** Claims of a platform's shops, opened in a time; an erased one has no contents. */
export async function listOfPlatform(trx: Trx, asked: Span & { limit: number }): Promise<RecordRow[]> {
  const rows = await within(trx, asked)
    .selectAll('claim')
    .orderBy('claim.opened_at')
    .orderBy('claim.id')
    .limit(asked.limit + 1)
    .execute();
  return rows.map(({ wrapped_key, contents, ...row }) => ({
    ...row,
    claim: wrapped_key && contents ? { vault: vaultOf(row.id, wrapped_key), contents } : undefined,
  }));
}

/** All events of these claims, in the order in which they happened to each. */
export async function listEventsOfPlatform(trx: Trx, asked: Span): Promise<Selectable<EventTable>[]> {
  return within(trx, asked)
    .innerJoin('claims.event as event', 'event.subject_id', 'claim.id')
    .selectAll('event')
    .orderBy('event.subject_id')
    .orderBy('event.sequence')
    .execute();
}

/** Papers that are part of an answer. */
export async function listPapersOfPlatform(
  trx: Trx,
  asked: Span,
): Promise<{ claim_id: string; sha256: Buffer }[]> {
  return within(trx, asked)
    .innerJoin('claims.file as file', 'file.claim_id', 'claim.id')
    .where('file.filed', '=', true)
    .select(['file.claim_id', 'file.sha256'])
    .orderBy('file.claim_id')
    .orderBy('file.id')
    .execute();
}
