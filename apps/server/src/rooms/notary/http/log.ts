import { Refusal } from '@redress/kernel';
import { encodeEntryBundle } from '@redress/tlog';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Database } from '#platform/database';
import { declareProblems, type Server } from '#platform/http';
import { cosignedNote } from '../queries/final-head.ts';
import { keysNewestFirst } from '../queries/log-keys.ts';
import { tilesOf } from '../queries/tiles.ts';
import { parseTileAddress, type TileAddress } from '../rules/tile-address.ts';
import * as store from '../store.ts';
import { readEntries } from '../store-entries.ts';

const immutable = 'public, max-age=31536000, immutable';
export const notInLog = () =>
  new Refusal('not-in-log', { zh: '日志中没有这一部分。', en: 'The log has no such part.' });

const params = z.object({ shard: z.string().max(60) });
const tags = ['log'];
const response = { 200: z.any() };

async function headOf(db: Database, name: string): Promise<store.ShardRow> {
  const head = await store.findShard(db, name);
  if (!head) throw notInLog();
  return head;
}

/**
 * The log as c2sp.org/tlog-tiles says, read without login: anybody may check it, also from another site's page. Every
 * shard of the database is served, also one that this server does not add to any more.
 */
export function addLogRoutes(app: Server, db: Database): void {
  declareProblems(app, { 'not-in-log': 404, 'log-busy': 503, 'log-halted': 503, 'seal-late': 503 });
  addKeyRoutes(app, db);
  app.get(
    '/log/:shard/checkpoint',
    {
      schema: {
        summary: 'The newest signed head and its cosignatures so far (c2sp.org/tlog-checkpoint)',
        tags,
        params,
        response,
      },
    },
    async (request, reply) => {
      const { shard } = request.params as { shard: string };
      return sendText(reply, await cosignedNote(db, shard, await headOf(db, shard)));
    },
  );
  app.get(
    '/log/:shard/tile/*',
    {
      schema: {
        summary: 'Hash tiles and entry bundles (c2sp.org/tlog-tiles)',
        tags,
        params: params.loose(),
        response,
      },
    },
    async (request, reply) => {
      const { shard: name, '*': rest } = request.params as { shard: string; '*': string };
      const address = parseTileAddress(rest);
      const bytes = address ? await tileBytes(db, name, address) : undefined;
      if (!bytes) throw notInLog();
      return open(reply).header('cache-control', immutable).type('application/octet-stream').send(bytes);
    },
  );
}

/** The keys of a log, for whoever wants to check its heads. */
function addKeyRoutes(app: Server, db: Database): void {
  const keysOf = async (request: FastifyRequest) => {
    const { shard } = request.params as { shard: string };
    await headOf(db, shard);
    return keysNewestFirst(db, shard);
  };
  app.get(
    '/log/:shard/vkey',
    { schema: { summary: "The log's verifier key (c2sp.org/signed-note)", tags, params, response } },
    async (request, reply) => sendText(reply, `${(await keysOf(request))[0]?.vkey}\n`),
  );
  app.get(
    '/log/:shard/vkeys',
    {
      schema: {
        summary:
          'Every verifier key the log had: key, size since which it signs, size up to which it did or -',
        tags,
        params,
        response,
      },
    },
    async (request, reply) => {
      const lines = (await keysOf(request)).map(
        ({ vkey, sinceSize, retiredAtSize }) => `${vkey} ${sinceSize} ${retiredAtSize ?? '-'}\n`,
      );
      return sendText(reply, lines.join(''));
    },
  );
}

const open = (reply: FastifyReply): FastifyReply => reply.header('access-control-allow-origin', '*');
export const sendText = (reply: FastifyReply, body: string): FastifyReply =>
  open(reply).header('cache-control', 'public, max-age=1').type('text/plain; charset=utf-8').send(body);

/** Undefined when the tile does not exist at that width yet. */
async function tileBytes(db: Database, shard: string, address: TileAddress): Promise<Buffer | undefined> {
  if (address.kind === 'hashes') return tilesOf(db).find(shard, address);
  const entries = await readEntries(db, shard, address.index * 256, address.width);
  return entries.length === address.width ? Buffer.from(encodeEntryBundle(entries)) : undefined;
}
