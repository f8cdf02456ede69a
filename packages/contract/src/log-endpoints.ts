import { z } from 'zod';
import type { Endpoint } from './endpoints.ts';
import { logAnswer, logEntry, logGrowth, logHeads, logQuestion, logView } from './log-view.ts';

const entryParams = z.object({ index: z.string().regex(/^(0|[1-9]\d{0,15})$/) });

/** The log for people and their programs; the log itself, for clients of c2sp.org/tlog-tiles, stands under `/log/<shard>/`. */
export const logEndpoints = {
  getLog: { method: 'GET', path: '/api/log', response: logView, status: 200 },
  listLogHeads: {
    method: 'GET',
    path: '/api/log/heads',
    query: z.object({
      cursor: z
        .string()
        .regex(/^[1-9]\d{0,15}$/)
        .optional(),
    }),
    response: logHeads,
    status: 200,
  },
  getLogGrowth: {
    method: 'GET',
    path: '/api/log/growth',
    query: z.object({ by: z.enum(['day', 'hour']).optional() }),
    response: logGrowth,
    status: 200,
  },
  getLogEntry: {
    method: 'GET',
    path: '/api/log/entries/:index',
    params: entryParams,
    response: logEntry,
    status: 200,
  },
  /** A `.tlog-proof` file. */
  logEntryProof: {
    method: 'GET',
    path: '/api/log/entries/:index/proof',
    params: entryParams,
    response: z.null(),
    status: 200,
    stream: 'down',
  },
  /** The exact bytes that the log holds. */
  logEntryBytes: {
    method: 'GET',
    path: '/api/log/entries/:index/bytes',
    params: entryParams,
    response: z.null(),
    status: 200,
    stream: 'down',
  },
  lookUpSeal: {
    method: 'POST',
    path: '/api/log/lookup',
    body: logQuestion,
    response: logAnswer,
    status: 200,
  },
} as const satisfies Record<string, Endpoint>;
