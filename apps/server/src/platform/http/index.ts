export { httpMigrations } from './idempotency.ts';
export { declareProblems, languageOf } from './problems.ts';
export { createRateLimit, type RateLimit } from './rate-limit.ts';
export { anyone, type Call, type Guard, route, unregisteredEndpoints } from './route.ts';
export { createHttp, type HttpOptions, type Server } from './server.ts';
export { serveWeb } from './web.ts';
