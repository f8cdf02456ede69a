import type { oversightEndpoints } from '@redress/contract';
import type { EndpointDetails } from './openapi-details.ts';

const acting = ['org-not-found', 'not-allowed', 'key-refused', 'second-factor-needed', 'too-many-requests'];
const watching = [...acting, 'no-platform'];

/** What shapes alone do not say of the endpoints of oversight. */
export const oversightDetails = {
  readOversight: { problems: [...watching, 'bad-period', 'too-many-claims', 'bad-fields'] },
  listWatchedSources: { problems: watching },
  checkTerms: {
    limited: true,
    problems: [...watching, 'bad-fields'],
    request: { document: '用户协议', text: '虚拟商品一经售出，概不退换。' },
  },
  checkTermsFile: {
    limited: true,
    problems: [
      ...watching,
      'terms-missing',
      'terms-empty',
      'terms-too-long',
      'unsupported-file',
      'corrupt-file',
      'bad-fields',
    ],
  },
  listTermsChecks: { problems: watching },
  getTermsCheck: { problems: [...watching, 'check-not-found'] },
  makeDutyReport: {
    limited: true,
    problems: [...watching, 'bad-period', 'too-many-claims', 'bad-fields'],
    request: { from: '2026-09-01', to: '2026-11-30' },
  },
  listDutyReports: { problems: watching },
  dutyReportFile: {
    problems: [...watching, 'report-not-found'],
    download: ['text/csv', 'application/pdf'],
  },
} satisfies Record<keyof typeof oversightEndpoints, EndpointDetails>;
