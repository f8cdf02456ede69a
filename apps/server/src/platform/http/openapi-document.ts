import { type Endpoint, type EndpointName, endpoints } from '@redress/contract';
import { type EndpointDetails, endpointDetails } from './openapi-details.ts';
import { statusOf } from './problems.ts';
import type { Server } from './server.ts';

type Json = Record<string, unknown>;
type Operation = Json & { responses: Record<string, Json>; parameters?: Json[]; requestBody?: Json };
interface Document extends Json {
  paths: Record<string, Record<string, Operation>>;
  components: Json & { schemas: Record<string, Json> };
}

const problemContent = {
  'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
};
const bytes = { type: 'string', format: 'binary' };

/** Completes what is generated from the schemas: security, refusals by status, uploads, downloads, examples. */
export function completeDocument(app: Server, generated: Document): Document {
  const document = withPlainNames(generated);
  const methods = new Set(['get', 'post', 'put', 'patch', 'delete']);
  for (const item of Object.values(document.paths)) {
    for (const [method, operation] of Object.entries(item)) {
      if (methods.has(method)) describeOperation(app, operation);
    }
  }
  dropUnused(document);
  return document;
}

function describeOperation(app: Server, operation: Operation): void {
  const name = operation.operationId as EndpointName | undefined;
  const endpoint: Endpoint | undefined = name && endpoints[name];
  const details = name ? endpointDetails[name] : {};
  const owned = endpoint?.path.includes(':caseId') === true;
  const operated = endpoint?.path.startsWith('/api/operator/') === true;
  operation.security = securityOf(endpoint, operated, owned);
  const logCodes = (operation.tags as string[]).includes('log') ? ['not-in-log'] : ['not-ready'];
  const codes = endpoint ? codesOf(endpoint, details, owned) : logCodes;
  describeProblems(app, operation, codes);
  if (!endpoint) return;
  const headers = [
    ...(details.repeatable
      ? [header('Idempotency-Key', 8, 255, 'A UUID; makes a repetition safe for 24 hours')]
      : []),
    ...(details.ifMatch
      ? [header('If-Match', 1, 20, 'The revision that the change was made on, such as "3"')]
      : []),
  ];
  if (headers.length > 0) operation.parameters = [...(operation.parameters ?? []), ...headers];
  describeBodies(operation, endpoint, details);
}

/** A claim takes the session of its receipt or of its case; an answer takes the token of the respondent's link. */
function securityOf(endpoint: Endpoint | undefined, operated: boolean, owned: boolean): Json[] {
  if (owned || endpoint?.path.includes(':claimId')) return [{ session: [] }, { bearer: [] }];
  if (endpoint?.path.startsWith('/api/answers/')) return [{ bearer: [] }];
  return operated ? [{ operator: [] }] : [];
}

/** The refusals of an endpoint: its own, and those that follow from what kind it is. */
export function codesOf(endpoint: Endpoint, details: EndpointDetails, owned: boolean): string[] {
  const { method, body } = endpoint;
  return [
    ...(owned ? ['no-session', 'case-not-found'] : []),
    ...(endpoint.path.startsWith('/api/operator/') ? ['no-operator', 'too-many-requests'] : []),
    ...(body ? ['bad-request', 'bad-fields', 'too-large', 'unsupported-media-type'] : []),
    ...(method === 'GET' ? [] : ['cross-site']),
    ...(details.repeatable
      ? ['idempotency-key-unusable', 'idempotency-key-reused', 'idempotency-in-progress']
      : []),
    ...(details.limited ? ['too-many-requests'] : []),
    ...(details.problems ?? []),
    'internal-error',
  ];
}

function describeProblems(app: Server, operation: Operation, codes: readonly string[]): void {
  const byStatus = Map.groupBy(new Set(codes), (code) => statusOf(app, code));
  delete operation.responses['4XX'];
  delete operation.responses['5XX'];
  for (const [status, found] of [...byStatus].sort(([a], [b]) => a - b)) {
    const headers = status === 429 || status === 503 ? { headers: retryAfter } : {};
    const description = found.map((code) => `\`${code}\``).join(', ');
    operation.responses[status] = { description, ...headers, content: problemContent };
  }
  operation.responses.default = { description: 'Any other problem', content: problemContent };
}

const retryAfter = {
  'Retry-After': { description: 'Seconds until it is worth trying again', schema: { type: 'integer' } },
};
const header = (name: string, minLength: number, maxLength: number, description: string): Json => ({
  name,
  in: 'header',
  required: false,
  description,
  schema: { type: 'string', minLength, maxLength },
});

function describeBodies(operation: Operation, endpoint: Endpoint, details: EndpointDetails): void {
  const success = operation.responses[endpoint.status] as Json;
  if (endpoint.status === 204) {
    operation.responses[204] = { description: 'Done' };
  } else if (details.download) {
    const content = Object.fromEntries(details.download.map((type) => [type, { schema: bytes }]));
    operation.responses[endpoint.status] = { description: 'The bytes', content };
  } else {
    success.description = 'Done';
    if (details.response) exampleOf(success).example = details.response;
  }
  if (details.upload) operation.requestBody = uploadBody(details.upload);
  else if (details.request) exampleOf(operation.requestBody as Json).example = details.request;
}

const exampleOf = (holder: Json): Json =>
  (holder.content as Record<string, Json>)['application/json'] as Json;

function uploadBody({ raw, file }: NonNullable<EndpointDetails['upload']>): Json {
  const form = {
    type: 'object',
    required: ['file'],
    properties: { file: { ...bytes, description: file } },
  };
  const rest = Object.fromEntries(raw.map((type) => [type, { schema: bytes }]));
  return { required: true, content: { 'multipart/form-data': { schema: form }, ...rest } };
}

/** The generator adds Input to every shape of a request; where it is the same shape it keeps its plain name. */
function withPlainNames(document: Document): Document {
  const { schemas } = document.components;
  const same = Object.keys(schemas).filter((name) => {
    const plain = schemas[name.replace(/Input$/, '')];
    const strip = (schema: unknown) => JSON.stringify(schema).replaceAll('Input"', '"');
    return name.endsWith('Input') && strip(schemas[name]) === strip(plain);
  });
  let text = JSON.stringify(document);
  for (const name of same)
    text = text.replaceAll(
      `"#/components/schemas/${name}"`,
      `"#/components/schemas/${name.replace(/Input$/, '')}"`,
    );
  return JSON.parse(text);
}

/** Shapes that nothing refers to, also those that only unused ones refer to. */
function dropUnused(document: Document): void {
  const { schemas } = document.components;
  const used = new Set<string>();
  const visit = (part: unknown) => {
    for (const [, name] of JSON.stringify(part).matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
      if (name === undefined || used.has(name)) continue;
      used.add(name);
      visit(schemas[name]);
    }
  };
  visit(document.paths);
  for (const name of Object.keys(schemas)) if (!used.has(name)) delete schemas[name];
}
