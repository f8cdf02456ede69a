import { type Insertable, type Kysely, type Selectable, sql, type Updateable } from 'kysely';
import type { Vault } from '#platform/blobs';
import type { Database, Trx } from '#platform/database';
import type {
  AttemptTable,
  DeliveryTable,
  EndpointTable,
  MessageTable,
  SecretTable,
  WebhooksTables,
} from './tables.ts';

export interface EndpointRow extends Omit<Selectable<EndpointTable>, 'wrapped_key'> {
  vault: Vault;
}
export interface MessageRow extends Omit<Selectable<MessageTable>, 'wrapped_key'> {
  vault: Vault;
}
export type DeliveryRow = Selectable<DeliveryTable>;
export type AttemptRow = Selectable<AttemptTable>;
export type SecretRow = Selectable<SecretTable>;

const typed = (db: Database | Trx) => ('engine' in db ? db.kysely : db) as Kysely<WebhooksTables>;
const toEndpoint = ({ wrapped_key: wrappedKey, ...row }: Selectable<EndpointTable>): EndpointRow => ({
  ...row,
  vault: { id: `webhook:${row.id}`, wrappedKey },
});

export async function insertEndpoint(trx: Trx, row: Insertable<EndpointTable>): Promise<void> {
  await typed(trx).insertInto('webhooks.endpoint').values(row).execute();
}

/** Those that are not removed, the oldest first. */
export async function listEndpoints(db: Database | Trx, orgId: string): Promise<EndpointRow[]> {
  const rows = await typed(db)
    .selectFrom('webhooks.endpoint')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('state', '<>', 'removed')
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map(toEndpoint);
}

export async function findEndpoint(db: Database | Trx, id: string): Promise<EndpointRow | undefined> {
  const row = await typed(db)
    .selectFrom('webhooks.endpoint')
    .selectAll()
    .where('id', '=', id)
    .where('state', '<>', 'removed')
    .executeTakeFirst();
  return row && toEndpoint(row);
}

export async function updateEndpoint(trx: Trx, id: string, change: Updateable<EndpointTable>): Promise<void> {
  await typed(trx).updateTable('webhooks.endpoint').set(change).where('id', '=', id).execute();
}

export async function insertSecret(trx: Trx, row: Insertable<SecretTable>): Promise<void> {
  await typed(trx).insertInto('webhooks.secret').values(row).execute();
}

/** Not over at this time, the newest first. */
export async function liveSecrets(db: Database | Trx, endpointId: string, at: Date): Promise<SecretRow[]> {
  return typed(db)
    .selectFrom('webhooks.secret')
    .selectAll()
    .where('endpoint_id', '=', endpointId)
    .where((is) => is.or([is('until', 'is', null), is('until', '>', at)]))
    .orderBy('created_at', 'desc')
    .execute();
}

export async function endSecrets(trx: Trx, endpointId: string, until: Date): Promise<void> {
  await typed(trx)
    .updateTable('webhooks.secret')
    .set({ until })
    .where('endpoint_id', '=', endpointId)
    .where((is) => is.or([is('until', 'is', null), is('until', '>', until)]))
    .execute();
}

/** False when it was told already. */
export async function insertMessage(trx: Trx, row: Insertable<MessageTable>): Promise<boolean> {
  const inserted = await typed(trx)
    .insertInto('webhooks.message')
    .values(row)
    .onConflict((conflict) => conflict.columns(['org_id', 'type', 'key']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

export async function findMessage(db: Database | Trx, id: string): Promise<MessageRow | undefined> {
  const row = await typed(db)
    .selectFrom('webhooks.message')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) return undefined;
  const { wrapped_key: wrappedKey, ...rest } = row;
  return { ...rest, vault: { id: `message:${id}`, wrappedKey } };
}

/** What an organisation was told since then. */
export async function messagesSince(
  trx: Trx,
  orgId: string,
  since: Date,
  limit: number,
): Promise<{ id: string; type: string }[]> {
  return typed(trx)
    .selectFrom('webhooks.message')
    .select(['id', 'type'])
    .where('org_id', '=', orgId)
    .where('created_at', '>=', since)
    .where('type', '<>', 'webhook.test')
    .orderBy('created_at')
    .limit(limit)
    .execute();
}

/** New, or a round more of one that was there; gives it as it is now. */
export async function openDelivery(trx: Trx, row: Insertable<DeliveryTable>): Promise<DeliveryRow> {
  return typed(trx)
    .insertInto('webhooks.delivery')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .columns(['endpoint_id', 'message_id'])
        .doUpdateSet({ state: 'waiting', round: sql`webhooks.delivery.round + 1` }),
    )
    .returningAll()
    .executeTakeFirstOrThrow();
}

export async function findDelivery(db: Database | Trx, id: string): Promise<DeliveryRow | undefined> {
  return typed(db).selectFrom('webhooks.delivery').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function setDeliveryState(trx: Trx, id: string, state: DeliveryRow['state']): Promise<void> {
  await typed(trx).updateTable('webhooks.delivery').set({ state }).where('id', '=', id).execute();
}

export type DeliveryWithType = DeliveryRow & { type: string };

/** The newest first. */
export async function listDeliveries(
  db: Database,
  endpointId: string,
  before: { at: Date; id: string } | undefined,
  limit: number,
): Promise<DeliveryWithType[]> {
  let query = typed(db)
    .selectFrom('webhooks.delivery as d')
    .innerJoin('webhooks.message as m', 'm.id', 'd.message_id')
    .selectAll('d')
    .select('m.type')
    .where('d.endpoint_id', '=', endpointId);
  if (before)
    query = query.where(sql<boolean>`(d.created_at, d.id) < (${before.at}::timestamptz, ${before.id})`);
  return query.orderBy('d.created_at', 'desc').orderBy('d.id', 'desc').limit(limit).execute();
}

export async function insertAttempt(trx: Trx, row: Insertable<AttemptTable>): Promise<void> {
  await typed(trx).insertInto('webhooks.attempt').values(row).execute();
}

/** The newest first of each. */
export async function listAttempts(db: Database, deliveryIds: readonly string[]): Promise<AttemptRow[]> {
  if (deliveryIds.length === 0) return [];
  return typed(db)
    .selectFrom('webhooks.attempt')
    .selectAll()
    .where('delivery_id', 'in', deliveryIds)
    .orderBy('at', 'desc')
    .execute();
}
