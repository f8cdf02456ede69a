import type { integratorsEndpoints } from '@redress/contract';
import type { EndpointText } from './endpoint-texts.ts';

/** What the API documentation says about packs and guides for shops. */
export const integratorsTexts = {
  listPacks: {
    tag: 'integrators',
    summary: 'Packs for shop software with their SHA-256, and the guides',
  },
  downloadPack: {
    tag: 'integrators',
    summary: 'A pack as zip',
    description:
      'The same version of the server gives the same bytes; `repr-digest` is the SHA-256 (RFC 9530).',
  },
  readGuide: { tag: 'integrators', summary: 'A guide as HTML, in Chinese or English' },
} satisfies Record<keyof typeof integratorsEndpoints, EndpointText>;
