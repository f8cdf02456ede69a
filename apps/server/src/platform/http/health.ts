import { z } from 'zod';
import { describeError } from '../log/index.ts';
import { httpRefusal } from './problems.ts';
import type { Server } from './server.ts';

const alive = z.object({ status: z.literal('ok') });
const ready = z.object({ status: z.literal('ready') });

/** `/healthz`: the process answers. `/readyz`: it can keep what it is given, because it just wrote something. */
export function addHealth(app: Server): void {
  app.get(
    '/healthz',
    { schema: { summary: 'The process answers', tags: ['operation'], response: { 200: alive } } },
    async () => ({ status: 'ok' as const }),
  );
  app.get(
    '/readyz',
    { schema: { summary: 'The server can write', tags: ['operation'], response: { 200: ready } } },
    async () => {
      for (const check of app.redress.readiness) {
        await check().catch((error) => {
          app.redress.log.error({ err: describeError(error) }, 'not ready');
          throw httpRefusal('not-ready');
        });
      }
      return { status: 'ready' as const };
    },
  );
}
