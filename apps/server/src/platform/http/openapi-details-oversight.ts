import type { oversightEndpoints } from '@redress/contract';
import type { EndpointDetails } from './openapi-details.ts';

const acting = ['org-not-found', 'not-allowed', 'key-refused', 'second-factor-needed', 'too-many-requests'];
const watching = [...acting, 'no-platform'];

/** What shapes alone do not say of the endpoints of oversight. */
export const oversightDetails = {
  readOversight: { problems: [...watching, 'bad-period', 'too-many-claims', 'bad-fields'] },
  listWatchedSources: { problems: watching },
} satisfies Record<keyof typeof oversightEndpoints, EndpointDetails>;
