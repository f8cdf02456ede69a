import { migrate } from '#platform/database';
import type { Server } from '#platform/http';
import { createMailListener, type MailListener, type MailSetup } from '#platform/mail';
import { acceptsMail, receiveMail } from './commands/receive-mail.ts';
import type { ServiceDeps } from './deps.ts';
import { addServiceRoutes } from './http/index.ts';
import { eraseService, removeBlob } from './jobs/erase.ts';
import { readInbound } from './jobs/read-mail.ts';
import { remind } from './jobs/remind.ts';
import { sendStep } from './jobs/send-step.ts';
import { migrations } from './migrations.ts';
import { readService } from './queries/read-service.ts';
import { namedBlobs } from './store.ts';

/** Tries of a job include the looks that find nothing to do yet: every half minute after a lost answer, else every hour. */
const sendLooks = 500;

/** How letters reach their addressee and what comes back: mail out and in, registered letters, reminders. */
export async function createServiceRoom(deps: ServiceDeps) {
  await migrate(deps.db, 'service', migrations);
  const { outbox, mail } = deps;
  outbox.handle('service.send', sendStep(deps), { concurrency: 4, maxAttempts: sendLooks });
  outbox.handle('service.remind', remind(deps), { concurrency: 2 });
  outbox.handle('service.erase', eraseService(deps));
  outbox.handle('service.remove-blob', removeBlob(deps));
  // Several at once: one that waits for a slow name server must not hold up the others.
  if (mail) outbox.handle('service.read-mail', readInbound(deps, mail), { concurrency: 4 });
  const listener = mail?.listen ? listenerFor(deps, mail, mail.listen) : undefined;
  return {
    /** Begins to receive mail; gives the port, where there is a listener. */
    listen: async () => listener?.listen(),
    stop: async () => listener?.close(),
    readService: (caseId: string) => readService(deps, caseId),
    namedBlobs: (keys: readonly string[]) => namedBlobs(deps.db, keys),
    http: (app: Server) => addServiceRoutes(app, deps),
  };
}

function listenerFor(
  deps: ServiceDeps,
  mail: MailSetup,
  listen: NonNullable<MailSetup['listen']>,
): MailListener {
  return createMailListener({
    ...listen,
    name: mail.name,
    maxBytes: mail.maxBytes,
    clock: deps.clock,
    accepts: (address) => acceptsMail(deps, mail, address),
    onMail: (received) => receiveMail(deps, mail, received),
    onError: (error) => deps.log.warn({ err: error }, 'mail not kept'),
  });
}
