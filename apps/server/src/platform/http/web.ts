import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { httpRefusal, languageOf, problemOf, sendProblem } from './problems.ts';
import type { Server } from './server.ts';

/**
 * Serves the built pages from `folder`: hashed assets for a year, anything else fresh; an unknown page address gets
 * `index.html` (the pages route themselves), an unknown `/api` or `/log` address a problem.
 */
export async function serveWeb(app: Server, folder: string): Promise<void> {
  const built = existsSync(join(folder, 'index.html'));
  if (built) await app.register(fastifyStatic, { root: folder, serve: false, cacheControl: false });
  app.setNotFoundHandler(async (request, reply) => {
    const path = decodedPath(request);
    const isPage =
      /^(GET|HEAD)$/.test(request.method) && path !== undefined && !/^\/(api|log)(\/|$)/.test(path);
    if (!isPage)
      return sendProblem(
        reply,
        problemOf(app, httpRefusal('not-found'), languageOf(request)),
        languageOf(request),
      );
    if (!built) return sayHowToBuild(reply);
    if (!path.includes('..') && /\.[a-z0-9]+$/i.test(path))
      return sendAsset(app, folder, path, request, reply);
    return reply.header('cache-control', 'no-cache').sendFile('index.html');
  });
}

function decodedPath(request: FastifyRequest): string | undefined {
  try {
    return decodeURIComponent(request.url.split('?')[0] as string);
  } catch {
    return undefined;
  }
}

async function sendAsset(
  app: Server,
  folder: string,
  path: string,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  if (path.includes('\u0000') || !existsSync(join(folder, path))) {
    return sendProblem(
      reply,
      problemOf(app, httpRefusal('not-found'), languageOf(request)),
      languageOf(request),
    );
  }
  const hashed = path.startsWith('/assets/');
  reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
  return reply.sendFile(path.slice(1));
}

function sayHowToBuild(reply: FastifyReply) {
  return reply
    .code(503)
    .header('content-type', 'text/plain; charset=utf-8')
    .send(
      '网页尚未构建,请运行 npm start(会自动构建)。\nThe web pages are not built yet: run npm start, which builds them.\n',
    );
}
