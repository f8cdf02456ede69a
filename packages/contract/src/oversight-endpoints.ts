import { z } from 'zod';
import type { Endpoint } from './endpoints.ts';
import {
  dutyReportRow,
  oversightView,
  termsCheckRow,
  termsCheckView,
  watchedSource,
} from './oversight-view.ts';
import { day, text } from './vocabulary.ts';

const org = z.object({ orgId: text(60) });
const at = '/api/organisations/:orgId';
const document = text(80).trim().min(1);

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
  checkTerms: {
    method: 'POST',
    path: `${at}/terms-checks`,
    params: org,
    body: z.strictObject({
      document,
      text: text(200_000).refine((s) => s.trim().length > 0, 'must not be empty'),
    }),
    response: termsCheckView,
    status: 201,
  },
  /** multipart/form-data, one part `file`: text, Word (docx), PDF or a saved page. */
  checkTermsFile: {
    method: 'POST',
    path: `${at}/terms-checks/files`,
    params: org,
    query: z.object({ document }),
    response: termsCheckView,
    status: 201,
    stream: 'up',
  },
  listTermsChecks: {
    method: 'GET',
    path: `${at}/terms-checks`,
    params: org,
    /** The newest 200, newest first. */
    response: z.object({ checks: z.array(termsCheckRow) }),
    status: 200,
  },
  getTermsCheck: {
    method: 'GET',
    path: `${at}/terms-checks/:checkId`,
    params: org.extend({ checkId: text(60) }),
    response: termsCheckView,
    status: 200,
  },
  makeDutyReport: {
    method: 'POST',
    path: `${at}/duty-reports`,
    params: org,
    body: z.strictObject({ from: day, to: day }),
    response: dutyReportRow,
    status: 201,
  },
  listDutyReports: {
    method: 'GET',
    path: `${at}/duty-reports`,
    params: org,
    response: z.object({ reports: z.array(dutyReportRow) }),
    status: 200,
  },
  dutyReportFile: {
    method: 'GET',
    path: `${at}/duty-reports/:reportId/:format`,
    params: org.extend({ reportId: text(60), format: z.enum(['csv', 'pdf']) }),
    response: z.null(),
    status: 200,
    stream: 'down',
  },
} as const satisfies Record<string, Endpoint>;
