import { logStatus } from '@redress/contract';
import { Refusal } from '@redress/kernel';
import { z } from 'zod';
import type { Clock } from '#platform/clock';
import type { Database } from '#platform/database';
import type { Server } from '#platform/http';
import { healthOf } from '../queries/audit-health.ts';
import type { Health } from '../rules/alarm.ts';
import { findShard } from '../store.ts';

const notInLog = () =>
  new Refusal('not-in-log', { zh: '本服务器没有这个日志。', en: 'This server has no such log.' });
interface StatusDeps {
  db: Database;
  clock: Clock;
  shard: string;
  origin: string;
  everyMs: Health['everyMs'];
}

/** The log's health for monitoring; public like the log itself, since it names no person. */
export function addStatusRoute(app: Server, { db, clock, shard, origin, everyMs }: StatusDeps): void {
  app.get(
    '/log/:shard/status',
    {
      schema: {
        summary: 'What is wrong with the log now, and its newest audit',
        tags: ['log'],
        params: z.object({ shard: z.string().max(60) }),
        response: { 200: logStatus },
      },
    },
    async (request, reply) => {
      if ((request.params as { shard: string }).shard !== shard) throw notInLog();
      const [head, { problems, audit }] = [
        await findShard(db, shard),
        await healthOf(db, shard, clock.now(), everyMs),
      ];
      reply.header('access-control-allow-origin', '*').header('cache-control', 'no-store');
      return {
        v: 1 as const,
        log: origin,
        size: head?.size ?? 0,
        ok: problems.length === 0,
        problems: problems.map(({ key, sinceMs, text }) => ({
          problem: key,
          since: new Date(sinceMs).toISOString(),
          text,
        })),
        ...(audit
          ? { audit: { at: new Date(audit.atMs).toISOString(), size: audit.size, ok: audit.ok } }
          : {}),
      };
    },
  );
}
