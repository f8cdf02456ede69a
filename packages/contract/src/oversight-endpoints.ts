import { z } from 'zod';
import type { Endpoint } from './endpoints.ts';
import { oversightView, watchedSource } from './oversight-view.ts';
import { day, text } from './vocabulary.ts';

const org = z.object({ orgId: text(60) });
const at = '/api/organisations/:orgId';

/** What a platform sees of its merchants and of itself, and shows to a regulator. */
export const oversightEndpoints = {
  readOversight: {
    method: 'GET',
    path: `${at}/oversight`,
    params: org,
    /** Default: the last 90 days. */
    query: z.object({ from: day.optional(), to: day.optional() }),
    response: oversightView,
    status: 200,
  },
  listWatchedSources: {
    method: 'GET',
    path: `${at}/oversight/sources`,
    params: org,
    response: z.object({ sources: z.array(watchedSource) }),
    status: 200,
  },
} as const satisfies Record<string, Endpoint>;
