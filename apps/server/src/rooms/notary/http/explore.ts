import { readFile } from 'node:fs/promises';
import { anyone, declareProblems, rateLimited, route, type Server } from '#platform/http';
import { listHeads, readGrowth, readLog } from '../queries/explore.ts';
import { entryBytes, type LookupDeps, lookUp, readEntry } from '../queries/lookup.ts';
import { proofOf } from '../queries/proofs.ts';
import type { NotaryDeps } from '../room.ts';

/** Per visitor in ten minutes: a page that refreshes itself, a reader who browses, a person who looks files up. */
const limits = { state: 600, entries: 600, lookups: 60 };

/** The log for people: no login, no cookie, nothing about cases. */
export function addExploreRoutes(app: Server, deps: LookupDeps): void {
  declareProblems(app, { 'not-in-log': 404 });
  const state = { guard: rateLimited(app, limits.state, anyone) };
  const entries = { guard: rateLimited(app, limits.entries, anyone) };
  route(app, 'getLog', () => readLog(deps), state);
  route(app, 'listLogHeads', ({ query }) => listHeads(deps, query.cursor), state);
  route(app, 'getLogGrowth', ({ query }) => readGrowth(deps, query.by ?? 'day'), state);
  route(app, 'getLogEntry', ({ params }) => readEntry(deps, Number(params.index)), entries);
  route(
    app,
    'logEntryProof',
    async ({ params, reply }) => {
      const proof = await proofOf(deps.db, deps.shard, Number(params.index));
      reply.headers(attachment(`${deps.shard}-${params.index}.tlog-proof`, 'text/plain; charset=utf-8'));
      return Buffer.from(proof);
    },
    entries,
  );
  route(
    app,
    'logEntryBytes',
    async ({ params, reply }) => {
      const bytes = await entryBytes(deps, Number(params.index));
      reply.headers(attachment(`${deps.shard}-${params.index}.entry`, 'application/octet-stream'));
      return bytes;
    },
    entries,
  );
  route(app, 'lookUpSeal', ({ body }) => lookUp(deps, body), {
    guard: rateLimited(app, limits.lookups, anyone),
  });
}

const attachment = (name: string, type: string) => ({
  'content-type': type,
  'content-disposition': `attachment; filename="${name}"`,
});

/** What the routes work with; the policy is read once, as the part that collects signatures reads it. */
export async function exploreDeps(deps: NotaryDeps): Promise<LookupDeps> {
  const { db, clock, shard, policyFile, lookupSecret } = deps;
  const policyText = policyFile && (await readFile(policyFile, 'utf8'));
  return { db, clock, shard, policyText, lookupSecret };
}
