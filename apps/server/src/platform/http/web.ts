import { statSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { methodsOf } from './methods.ts';
import { httpRefusal, languageOf, problemOf, sendProblem } from './problems.ts';
import type { Server } from './server.ts';

/**
 * Serves the built pages from `folder`: hashed assets for a year, anything else fresh; an unknown page address gets
 * `index.html` (the pages route themselves), an unknown file, an `/api` address or one below `/log/` a problem.
 */
export async function serveWeb(app: Server, folder: string): Promise<void> {
  const built = isFile(join(folder, 'index.html'));
  if (built) {
    await app.register(fastifyStatic, {
      root: folder,
      serve: false,
      cacheControl: false,
      preCompressed: true,
    });
  }
  app.setNotFoundHandler(async (request, reply) => {
    const path = pagePath(request);
    const isAsset = path !== undefined && /\.[a-z0-9]+$/i.test(path);
    if (path === undefined || (isAsset && !isSafeFile(folder, path))) return notFound(app, request, reply);
    if (!built) return sayHowToBuild(reply);
    const forYears = isAsset && path.startsWith('/assets/');
    reply.header('cache-control', forYears ? 'public, max-age=31536000, immutable' : 'no-cache');
    return reply.sendFile(isAsset ? path.slice(1) : 'index.html');
  });
}

/** The decoded path of a visit to a page or its files; undefined for anything else. */
function pagePath(request: FastifyRequest): string | undefined {
  if (request.method !== 'GET' && request.method !== 'HEAD') return undefined;
  try {
    const path = decodeURIComponent(request.url.split('?')[0] as string);
    return /^\/api(\/|$)|^\/log\/./.test(path) ? undefined : path;
  } catch {
    return undefined;
  }
}

/** A stranger's path: nothing that could leave the folder. */
function isSafeFile(folder: string, path: string): boolean {
  return !['..', '\\', '\u0000'].some((part) => path.includes(part)) && isFile(join(folder, path));
}

const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() === true;

function notFound(app: Server, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const language = languageOf(request);
  const allowed = methodsOf(app, request.url);
  if (allowed.length > 0) reply.header('allow', allowed.join(', '));
  const code = allowed.length > 0 ? 'method-not-allowed' : 'not-found';
  return sendProblem(reply, problemOf(app, httpRefusal(code), language), language);
}

function sayHowToBuild(reply: FastifyReply): FastifyReply {
  return reply
    .code(503)
    .header('content-type', 'text/plain; charset=utf-8')
    .send(
      '网页尚未构建，请运行 npm start（会自动构建）。\nThe web pages are not built yet: run npm start, which builds them.\n',
    );
}
