import { z } from 'zod';
import type { Database } from '#platform/database';
import type { Server } from '#platform/http';
import { finalHead } from '../queries/final-head.ts';
import { notInLog, sendText } from './log.ts';

/** Who vouches for the log, and the newest head that they made final; read without login like the log itself. */
export function addWitnessRoutes(app: Server, db: Database, shard: string, policy: string | undefined): void {
  const params = z.object({ shard: z.string().max(60) });
  const routes = [
    {
      path: 'policy',
      summary: 'Witnesses and quorum (c2sp.org/tlog-policy)',
      read: async () => policy,
    },
    {
      path: 'final',
      summary: "The newest head with the cosignatures of the policy's quorum",
      read: async () => (policy === undefined ? undefined : (await finalHead(db, shard))?.note),
    },
  ];
  for (const { path, summary, read } of routes) {
    app.get(
      `/log/:shard/${path}`,
      { schema: { summary, tags: ['log'], params, response: { 200: z.any() } } },
      async (request, reply) => {
        const found = (request.params as { shard: string }).shard === shard ? await read() : undefined;
        if (found === undefined) throw notInLog();
        return sendText(reply, found);
      },
    );
  }
}
