import type { integratorsEndpoints } from '@redress/contract';
import type { EndpointDetails } from './openapi-details.ts';

/** What shapes alone do not say of packs and guides. */
export const integratorsDetails = {
  listPacks: {},
  downloadPack: { limited: true, problems: ['pack-not-found'], download: ['application/zip'] },
  readGuide: { problems: ['guide-not-found'] },
} satisfies Record<keyof typeof integratorsEndpoints, EndpointDetails>;
