export { httpMigrations, purgeAnswers } from './idempotency.ts';
export { declareProblems, TooManyRequests } from './problems.ts';
export { rateLimited } from './rate-limit.ts';
export { anyone, type Guard, route, unregisteredEndpoints } from './route.ts';
export { createHttp, type HttpOptions, type Server } from './server.ts';
export { openUpload } from './upload.ts';
export { visitorOf } from './visitor.ts';
export { serveWeb } from './web.ts';
