export { httpMigrations } from './idempotency.ts';
export { declareProblems } from './problems.ts';
export { createRateLimit } from './rate-limit.ts';
export { anyone, type Guard, route, unregisteredEndpoints } from './route.ts';
export { createHttp, type HttpOptions, type Server } from './server.ts';
export { serveWeb } from './web.ts';
