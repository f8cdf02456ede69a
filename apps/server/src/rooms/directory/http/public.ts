import { divisions, divisionsAsOf } from '@redress/law/jurisdiction';
import { anyone, rateLimited, route, type Server } from '#platform/http';
import { proposeChange } from '../commands/propose-change.ts';
import type { DirectoryDeps } from '../deps.ts';
import { divisionView, officeView, platformView } from '../queries/entry-view.ts';
import { readHistory } from '../queries/history.ts';
import { resolve } from '../queries/resolve.ts';
import { findPlatforms, searchEntries } from '../queries/search.ts';

/** What anybody may ask of the directory, and propose to it. */
export function addPublicRoutes(app: Server, deps: DirectoryDeps): void {
  const reading = rateLimited(app, 600, anyone);
  route(app, 'resolveJurisdiction', async ({ body }) => resolve(deps, body), { guard: reading });
  route(
    app,
    'listDivisions',
    async ({ query }) => ({
      asOf: divisionsAsOf,
      divisions: divisions().childrenOf(query.parent).map(divisionView),
    }),
    { guard: anyone },
  );
  route(
    app,
    'searchOffices',
    async ({ query }) => {
      const { rows, ...rest } = await searchEntries(deps, 'office', query);
      return { offices: rows.map(officeView), ...rest };
    },
    { guard: reading },
  );
  route(
    app,
    'searchPlatforms',
    async ({ query }) => {
      const { q, cursor } = query;
      // An address of a page finds its platform; words find what holds them.
      const exact = q && !cursor ? await findPlatforms(deps, { name: q, domain: q }) : [];
      if (exact.length > 0) return { platforms: exact.map(platformView) };
      const { rows, ...rest } = await searchEntries(deps, 'platform', { q, cursor });
      return { platforms: rows.map(platformView), ...rest };
    },
    { guard: reading },
  );
  route(
    app,
    'getOffice',
    async ({ params }) => {
      const { row, history } = await readHistory(deps, 'office', params.entryId);
      return { office: officeView(row), history };
    },
    { guard: reading },
  );
  route(
    app,
    'getPlatform',
    async ({ params }) => {
      const { row, history } = await readHistory(deps, 'platform', params.entryId);
      return { platform: platformView(row), history };
    },
    { guard: reading },
  );
  route(app, 'proposeChange', async ({ body }) => proposeChange(deps, body), {
    guard: rateLimited(app, 40, anyone),
  });
}
