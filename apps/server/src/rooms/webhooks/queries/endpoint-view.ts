import type { WebhookEndpointView, WebhookType } from '@redress/contract';
import type { Trx } from '#platform/database';
import type { WebhooksDeps } from '../deps.ts';
import * as store from '../store.ts';

/** An endpoint as its organisation sees it: never a secret, only since when and until when there is one. */
export async function viewOf(
  deps: Pick<WebhooksDeps, 'blobs' | 'clock'>,
  db: WebhooksDeps['db'] | Trx,
  row: store.EndpointRow,
): Promise<WebhookEndpointView> {
  const { url, description } = JSON.parse(deps.blobs.openRow(row.vault, row.contents).toString());
  const secrets = await store.liveSecrets(db, row.id, new Date(deps.clock.now()));
  return {
    id: row.id,
    url,
    description,
    ...(row.types ? { types: row.types as WebhookType[] } : {}),
    state: row.state === 'active' ? 'active' : 'disabled',
    ...(row.disabled_by ? { disabledBy: row.disabled_by } : {}),
    ...(row.failing_since ? { failingSince: row.failing_since.toISOString() } : {}),
    createdAt: row.created_at.toISOString(),
    secrets: secrets.map(({ created_at: createdAt, until }) => ({
      createdAt: createdAt.toISOString(),
      ...(until ? { until: until.toISOString() } : {}),
    })),
  };
}
