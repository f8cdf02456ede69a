import { z } from 'zod';
import { departedFileView, departureChange, departureView } from './departure-view.ts';
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
  getDepartedFile: {
    method: 'GET',
    path: `${at}/:departureId/vetting`,
    params: org.extend({ departureId: text(60) }),
    response: departedFileView,
    status: 200,
  },
  departedFileDocument: {
    method: 'GET',
    path: `${at}/:departureId/vetting/papers/:documentId`,
    params: org.extend({ departureId: text(60), documentId: text(60) }),
    response: z.null(),
    status: 200,
    stream: 'down',
  },
} as const satisfies Record<string, Endpoint>;
