import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import fastify, { type FastifyInstance, LogController } from 'fastify';
import { serializerCompiler } from 'fastify-type-provider-zod';
import type { Clock } from '../clock/index.ts';
import type { Database } from '../database/index.ts';
import type { Log } from '../log/index.ts';
import { answerBrokenRequest } from './broken-request.ts';
import { addHealth } from './health.ts';
import { demandResponseSchemas, logRequests, newRequestId, secure } from './hooks.ts';
import { collectMethods } from './methods.ts';
import { addOpenApi } from './openapi.ts';
import { handleErrors, httpRefusal, languageOf, problemOf, sendProblem } from './problems.ts';
import { drainRefused } from './upload.ts';
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
  /** 32 bytes that answers under an Idempotency-Key are encrypted with. */
  secret: Buffer;
  /** Multiplies every limit on requests per visitor. */
  rateFactor: number;
  /** A request whose body has not arrived after this long is given up; default 15 minutes. */
  requestTimeoutMs?: number;
  /** Each throws while the server cannot keep what it is given. */
  readiness: readonly (() => Promise<void>)[];
}

/** Fastify plus what routes need: `app.redress`. */
export type Server = FastifyInstance & {
  readonly redress: HttpOptions & {
    problemStatuses: Map<string, number>;
    endpoints: Set<string>;
    /** Methods by path pattern. */
    methods: Map<string, Set<string>>;
  };
};

const jsonLimitBytes = 256 * 1024;
const quarterHourMs = 900_000;
/** A socket on which nothing moves; long enough for the slowest answer in the making (a bundle's letters). */
const idleMs = 120_000;

/**
 * The HTTP server before any room: error mapper, security headers, limits, health, OpenAPI, cookies and multipart
 * (one file per request). Rooms then call `route(app, …)`.
 */
export async function createHttp(options: HttpOptions): Promise<Server> {
  const { requestTimeoutMs = quarterHourMs } = options;
  const plain = fastify({
    requestTimeout: requestTimeoutMs,
    connectionTimeout: idleMs,
    http: {
      headersTimeout: Math.min(60_000, requestTimeoutMs),
      connectionsCheckingInterval: Math.min(30_000, requestTimeoutMs),
    },
    clientErrorHandler: answerBrokenRequest,
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
  app.decorate('redress', {
    ...options,
    problemStatuses: new Map(),
    endpoints: new Set(),
    methods: new Map(),
  });
  app.setValidatorCompiler(compileValidator as never);
  app.setSerializerCompiler(serializerCompiler);
  handleErrors(app);
  demandResponseSchemas(app);
  secure(app);
  logRequests(app);
  collectMethods(app);
  drainRefused(app);
  await app.register(cookie);
  await app.register(multipart, {
    limits: { files: 1, fields: 10, fieldSize: 10_000, headerPairs: 50, fileSize: options.maxUploadBytes },
  });
  keepVerbatim(app);
  // A raw upload stays a stream: the route counts and limits what it reads.
  app.addContentTypeParser(['application/zip', 'application/octet-stream'], (_request, payload, done) =>
    done(null, payload),
  );
  await addOpenApi(app);
  addHealth(app);
  return app;
}

/** JSON is parsed as ever, except where the bytes themselves are signed. A form is read only there, and dropped elsewhere. */
function keepVerbatim(app: Server): void {
  const parseJson = app.getDefaultJsonParser('error', 'error');
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    const { config } = request.routeOptions as { config: { verbatim?: boolean } };
    if (config.verbatim) done(null, body);
    else parseJson(request, body.toString(), done);
  });
  const form = 'application/x-www-form-urlencoded';
  app.addContentTypeParser(form, { parseAs: 'buffer' }, (request, body, done) => {
    const { config } = request.routeOptions as { config: { verbatim?: boolean } };
    done(null, config.verbatim ? body : undefined);
  });
}
