import { migrate, type Trx } from '#platform/database';
import type { Server } from '#platform/http';
import { emit, type Message } from './commands/emit.ts';
import type { WebhooksDeps } from './deps.ts';
import { addWebhooksRoutes } from './http/index.ts';
import { sendWebhook } from './jobs/send.ts';
import { migrations } from './migrations.ts';
import { maxAttempts } from './rules/retries.ts';
import { platformKey } from './signing.ts';

export type WebhooksRoom = Awaited<ReturnType<typeof createWebhooksRoom>>;

/** Tells organisations what happens to their orders, by Standard Webhooks. */
export async function createWebhooksRoom(deps: WebhooksDeps) {
  await migrate(deps.db, 'webhooks', migrations);
  const key = platformKey(deps.seed);
  const send = sendWebhook(deps, key, Math.random);
  deps.outbox.handle('webhooks.send', send, { concurrency: 8, maxAttempts });
  return {
    /** In the caller's transaction; each endpoint hears of it after the commit. */
    emit: (trx: Trx, message: Message) => emit(deps, trx, message),
    http: (app: Server) => addWebhooksRoutes(app, deps, key),
  };
}
