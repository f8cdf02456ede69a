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
    problems: [...watching, 'terms-missing', 'terms-empty', 'unsupported-file', 'corrupt-file', 'bad-fields'],
  },
  listTermsChecks: { problems: watching },
  getTermsCheck: { problems: [...watching, 'check-not-found'] },
} satisfies Record<keyof typeof oversightEndpoints, EndpointDetails>;
