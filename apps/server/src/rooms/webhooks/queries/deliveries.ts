import type { WebhookDeliveryView, WebhookType } from '@redress/contract';
import type { WebhooksDeps } from '../deps.ts';
import { deliveryNotFound } from '../refusals.ts';
import * as store from '../store.ts';

const page = 20;
type Reader = Pick<WebhooksDeps, 'db' | 'blobs'>;

/** The delivery log, the newest first. */
export async function listDeliveries(
  deps: Reader,
  endpoint: store.EndpointRow,
  cursor: string | undefined,
): Promise<{ deliveries: WebhookDeliveryView[]; cursor?: string }> {
  const rows = await store.listDeliveries(deps.db, endpoint.id, readCursor(cursor), page + 1);
  const shown = rows.slice(0, page);
  const last = shown.at(-1);
  return {
    deliveries: await withAttempts(deps, endpoint, shown),
    ...(rows.length > page && last ? { cursor: cursorOf(last) } : {}),
  };
}

/** Refusal: `webhook-delivery-not-found`. */
export async function readDelivery(
  deps: Reader,
  endpoint: store.EndpointRow,
  id: string,
): Promise<WebhookDeliveryView> {
  const row = await store.findDelivery(deps.db, id);
  const message = row && (await store.findMessage(deps.db, row.message_id));
  if (!row || !message) throw deliveryNotFound();
  const [view] = await withAttempts(deps, endpoint, [{ ...row, type: message.type }]);
  return view as WebhookDeliveryView;
}

async function withAttempts(
  deps: Reader,
  endpoint: store.EndpointRow,
  rows: readonly store.DeliveryWithType[],
): Promise<WebhookDeliveryView[]> {
  const attempts = await store.listAttempts(
    deps.db,
    rows.map(({ id }) => id),
  );
  const byDelivery = Map.groupBy(attempts, (attempt) => attempt.delivery_id);
  return rows.map((row) => ({
    id: row.id,
    messageId: row.message_id,
    type: row.type as WebhookType,
    state: row.state,
    createdAt: row.created_at.toISOString(),
    attempts: (byDelivery.get(row.id) ?? []).map(({ at, status, error, ms, answer }) => ({
      at: at.toISOString(),
      ...(status === null ? {} : { status }),
      ...(error === null ? {} : { error }),
      ms,
      answer: deps.blobs.openRow(endpoint.vault, answer).toString(),
    })),
  }));
}

const cursorOf = ({ created_at: at, id }: store.DeliveryRow): string =>
  Buffer.from(`${at.getTime()} ${id}`).toString('base64url');

function readCursor(cursor: string | undefined): { at: Date; id: string } | undefined {
  const match = /^(\d{1,15}) (\w+)$/.exec(Buffer.from(cursor ?? '', 'base64url').toString());
  return match ? { at: new Date(Number(match[1])), id: match[2] as string } : undefined;
}
