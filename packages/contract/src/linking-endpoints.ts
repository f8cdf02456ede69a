import { z } from 'zod';
import type { Endpoint } from './endpoints.ts';
import { jointReport, linksView } from './linking-view.ts';
import { text } from './vocabulary.ts';

const caseParams = z.object({ caseId: text(60) });

export const consentInput = z.strictObject({
  /** My name and contact may stand in the joint report. */
  shareIdentity: z.boolean(),
  /** I am ready to be one of the two representatives. */
  representative: z.boolean(),
});

/** Cases that hang together: counts for everybody, contents only between those who joined. */
export const linkingEndpoints = {
  getLinks: {
    method: 'GET',
    path: '/api/cases/:caseId/links',
    params: caseParams,
    response: linksView,
    status: 200,
  },
  joinLinks: {
    method: 'PUT',
    path: '/api/cases/:caseId/links/consent',
    params: caseParams,
    body: consentInput,
    response: linksView,
    status: 200,
  },
  leaveLinks: {
    method: 'DELETE',
    path: '/api/cases/:caseId/links/consent',
    params: caseParams,
    response: linksView,
    status: 200,
  },
  getJointReport: {
    method: 'GET',
    path: '/api/cases/:caseId/links/report',
    params: caseParams,
    response: jointReport,
    status: 200,
  },
} as const satisfies Record<string, Endpoint>;
