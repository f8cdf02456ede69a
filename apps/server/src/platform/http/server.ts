import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import fastify, { type FastifyInstance, LogController } from 'fastify';
import { serializerCompiler } from 'fastify-type-provider-zod';
import type { Clock } from '../clock/index.ts';
import type { Database } from '../database/index.ts';
import type { Log } from '../log/index.ts';
import { addHealth } from './health.ts';
import { demandResponseSchemas, logRequests, newRequestId, secure } from './hooks.ts';
import { addOpenApi } from './openapi.ts';
import { handleErrors, httpRefusal, languageOf, problemOf, sendProblem } from './problems.ts';
import { compileValidator } from './zod-errors.ts';

export interface HttpOptions {
  db: Database;
  clock: Clock;
  log: Log;
  /** Served over https: cookies are then `Secure` and HSTS is sent. */
  https: boolean;
  trustProxy: boolean;
  /** Largest upload in bytes; JSON bodies are limited to 256 KiB. */
  maxUploadBytes: number;
  /** Each throws while the server cannot keep what it is given. */
  readiness: readonly (() => Promise<void>)[];
}

/** Fastify plus what routes need: `app.redress`. */
export type Server = FastifyInstance & {
  readonly redress: HttpOptions & { problemStatuses: Map<string, number>; endpoints: Set<string> };
};

const jsonLimitBytes = 256 * 1024;

/**
 * The HTTP server before any room: error mapper, security headers, limits, health, OpenAPI, cookies and multipart
 * (one file per request). Rooms then call `route(app, …)`.
 */
export async function createHttp(options: HttpOptions): Promise<Server> {
  const plain = fastify({
    loggerInstance: options.log as never,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: options.trustProxy,
    bodyLimit: jsonLimitBytes,
    genReqId: newRequestId,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 200 },
    // An address that cannot be decoded meets no route and no error handler.
    frameworkErrors: (_error, request, reply) =>
      sendProblem(
        reply,
        problemOf(app, httpRefusal('bad-request'), languageOf(request)),
        languageOf(request),
      ),
  });
  const app = plain as unknown as Server;
  app.decorate('redress', { ...options, problemStatuses: new Map(), endpoints: new Set() });
  app.setValidatorCompiler(compileValidator as never);
  app.setSerializerCompiler(serializerCompiler);
  handleErrors(app);
  demandResponseSchemas(app);
  secure(app);
  logRequests(app);
  await app.register(cookie);
  await app.register(multipart, {
    limits: { files: 1, fields: 10, fieldSize: 10_000, headerPairs: 50, fileSize: options.maxUploadBytes },
  });
  // A raw upload stays a stream: the route counts and limits what it reads.
  app.addContentTypeParser(['application/zip', 'application/octet-stream'], (_request, payload, done) =>
    done(null, payload),
  );
  await addOpenApi(app);
  addHealth(app);
  return app;
}
