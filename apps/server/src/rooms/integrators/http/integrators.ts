import { anyone, declareProblems, rateLimited, route, type Server } from '#platform/http';
import type { MadePack } from '../queries/make-packs.ts';
import type { Guide, GuideLanguage } from '../queries/read-guide.ts';
import { packNotFound, statuses } from '../refusals.ts';
import { guideNames } from '../rules/pack-contents.ts';

interface IntegratorsDeps {
  packs(): Promise<readonly MadePack[]>;
  readGuide(asked: { guide: string; language: GuideLanguage }): Promise<Guide>;
}

/** Packs and guides, for anybody: a shop looks before it joins. */
export function addIntegratorsRoutes(app: Server, deps: IntegratorsDeps): void {
  declareProblems(app, statuses);
  route(
    app,
    'listPacks',
    async () => ({
      packs: (await deps.packs()).map(({ content: _, ...pack }) => pack),
      guides: await Promise.all(guideNames.map((guide) => titlesOf(deps, guide))),
    }),
    { guard: anyone },
  );
  route(
    app,
    'downloadPack',
    async ({ params, reply }) => {
      const pack = (await deps.packs()).find(({ file }) => file === params.file);
      if (!pack) throw packNotFound();
      reply.headers({
        'content-type': 'application/zip',
        'content-disposition': `attachment; filename="${pack.file}"`,
        'repr-digest': `sha-256=:${Buffer.from(pack.sha256, 'hex').toString('base64')}:`,
        'cache-control': 'no-cache',
      });
      return pack.content;
    },
    { guard: rateLimited(app, 600, anyone) },
  );
  route(
    app,
    'readGuide',
    async ({ params, query }) => deps.readGuide({ guide: params.guide, language: query.language }),
    { guard: anyone },
  );
}

async function titlesOf(deps: IntegratorsDeps, guide: string) {
  const [zh, en] = await Promise.all(
    (['zh', 'en'] as const).map((language) => deps.readGuide({ guide, language })),
  );
  return { name: guide, title: { zh: zh?.title ?? guide, en: en?.title ?? guide } };
}
