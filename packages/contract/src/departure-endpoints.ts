import { z } from 'zod';
import { departureChange, departureView } from './departure-view.ts';
import type { Endpoint } from './endpoints.ts';
import { text } from './vocabulary.ts';

const org = z.object({ orgId: text(60) });
const at = '/api/organisations/:orgId/merchants/departures';

/** Merchants that left a platform, and since when. */
export const departureEndpoints = {
  listDepartures: {
    method: 'GET',
    path: at,
    params: org,
    response: z.object({ departures: z.array(departureView) }),
    status: 200,
  },
  correctDeparture: {
    method: 'PATCH',
    path: `${at}/:departureId`,
    params: org.extend({ departureId: text(60) }),
    body: departureChange,
    response: departureView,
    status: 200,
  },
} as const satisfies Record<string, Endpoint>;
