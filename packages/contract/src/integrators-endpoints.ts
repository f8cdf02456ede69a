import { z } from 'zod';
import type { Endpoint } from './endpoints.ts';
import { bilingual, text } from './vocabulary.ts';

/** What a shop owner downloads; the same version gives the same bytes. */
export const shopPack = z.object({
  /** Also the name of its guide. */
  name: z.string(),
  file: z.string(),
  title: bilingual,
  version: z.string(),
  bytes: z.int(),
  /** Of the zip, in hexadecimal. */
  sha256: z.string(),
});
export type ShopPack = z.infer<typeof shopPack>;

const guideLanguage = z.enum(['zh', 'en']);

/** How shops join: packs and guides, for anybody. */
export const integratorsEndpoints = {
  listPacks: {
    method: 'GET',
    path: '/api/integrators',
    response: z.object({
      packs: z.array(shopPack),
      guides: z.array(z.object({ name: z.string(), title: bilingual })),
    }),
    status: 200,
  },
  downloadPack: {
    method: 'GET',
    path: '/api/integrators/packs/:file',
    params: z.object({ file: text(60) }),
    response: z.null(),
    status: 200,
    stream: 'down',
  },
  readGuide: {
    method: 'GET',
    path: '/api/integrators/guides/:guide',
    params: z.object({ guide: text(60) }),
    query: z.object({ language: guideLanguage }),
    response: z.object({
      name: z.string(),
      language: guideLanguage,
      title: z.string(),
      /** Of our own guide, without its title; no script, no style. */
      html: z.string(),
    }),
    status: 200,
  },
} as const satisfies Record<string, Endpoint>;
