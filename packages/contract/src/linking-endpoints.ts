import { z } from 'zod';
import type { Endpoint } from './endpoints.ts';
import { clusterCounts, jointReport, linksView } from './linking-view.ts';
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
  /** The joint report as a paper, issued and sealed like every letter. */
  jointReportPaper: {
    method: 'GET',
    path: '/api/cases/:caseId/links/report/:format',
    params: caseParams.extend({ format: z.enum(['pdf', 'docx']) }),
    response: z.null(),
    status: 200,
    stream: 'down',
  },
  listClusters: {
    method: 'GET',
    path: '/api/operator/clusters',
    /** Without `flag` all that are flagged, whichever way. */
    query: z.object({ flag: z.enum(['watch', 'alert']).optional(), cursor: text(200).optional() }),
    response: z.object({
      clusters: z.array(clusterCounts),
      /** How many there are of each flag. */
      watch: z.int(),
      alert: z.int(),
      cursor: z.string().optional(),
    }),
    status: 200,
  },
} as const satisfies Record<string, Endpoint>;
