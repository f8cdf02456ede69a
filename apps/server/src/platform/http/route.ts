import { type Endpoint, type EndpointName, endpoints, problem } from '@redress/contract';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Trx } from '../database/index.ts';
import { endpointTexts } from './endpoint-texts.ts';
import { withIdempotency } from './idempotency.ts';
import { type Language, languageOf } from './problems.ts';
import type { Server } from './server.ts';
import { compileValidator } from './zod-errors.ts';

type Shape<N extends EndpointName, K extends 'params' | 'query' | 'body'> = K extends 'body'
  ? (typeof endpoints)[N] extends { verbatim: object }
    ? Buffer
    : Parsed<N, K>
  : Parsed<N, K>;
type Parsed<N extends EndpointName, K extends 'params' | 'query' | 'body'> =
  (typeof endpoints)[N] extends Record<K, infer S extends z.ZodType> ? z.output<S> : undefined;
type Answer<N extends EndpointName> = (typeof endpoints)[N] extends { stream: 'down' }
  ? NodeJS.ReadableStream | Uint8Array
  : z.input<(typeof endpoints)[N]['response']>;

/** Who calls; `id` separates the idempotency keys of different people. */
export interface Caller {
  readonly id: string;
}

/** Decides who may call, before anything else happens; throws a refusal otherwise. */
export type Guard<A extends Caller = Caller> = (
  request: FastifyRequest,
  params: Record<string, string>,
) => Promise<A>;

/** No login: for what is public or hands out a credential. */
export const anyone: Guard = async () => ({ id: '' });

export interface Call<N extends EndpointName, A extends Caller> {
  params: Shape<N, 'params'>;
  query: Shape<N, 'query'>;
  body: Shape<N, 'body'>;
  actor: A;
  language: Language;
  request: FastifyRequest;
  reply: FastifyReply;
  /**
   * Stores the answer under the request's Idempotency-Key in the command's own transaction: a repetition after a
   * crash then finds it. Without a key it does nothing.
   */
  remember(trx: Trx, answer: Answer<N>): Promise<void>;
}

export interface RouteOptions<N extends EndpointName, A extends Caller> {
  guard: Guard<A>;
  /** Cookies and headers that belong to an answer, also to a repeated one. */
  dress?(reply: FastifyReply, answer: z.output<(typeof endpoints)[N]['response']>): void;
  /** Makes an upload repeatable under its Idempotency-Key: whether it is the one that `answer` was given to. */
  isSameUpload?(
    request: FastifyRequest,
    answer: z.output<(typeof endpoints)[N]['response']>,
  ): Promise<boolean>;
}

/** Registers an endpoint of the contract: its path and shapes come from there, so server and contract cannot drift. */
export function route<N extends EndpointName, A extends Caller>(
  app: Server,
  name: N,
  handler: (call: Call<N, A>) => Promise<Answer<N>>,
  options: RouteOptions<N, A>,
): void {
  const endpoint: Endpoint = endpoints[name];
  const actors = new WeakMap<FastifyRequest, A>();
  app.redress.endpoints.add(name);
  app.route({
    method: endpoint.method,
    url: endpoint.path,
    exposeHeadRoute: false,
    schema: { ...schemaOf(name, endpoint), operationId: name } as object,
    ...verbatimOf(endpoint),
    // Before the body is read: a stranger neither learns what is valid nor makes us parse.
    onRequest: async (request) => {
      actors.set(request, await options.guard(request, (request.params ?? {}) as Record<string, string>));
    },
    handler: async (request, reply) => {
      const actor = actors.get(request) as A;
      const { params, query, body } = request;
      const call = { params, query, body, actor, language: languageOf(request), request, reply };
      const { isSameUpload, dress } = options;
      const asked = { name, endpoint, actor, request, reply, isSameUpload };
      const answer = await withIdempotency(app, asked, (remember) =>
        handler({ ...call, remember } as unknown as Call<N, A>),
      );
      dress?.(reply, answer as never);
      // A page for people may say by its own status that something is gone.
      if (reply.statusCode === 200) reply.code(endpoint.status);
      return endpoint.status === 204 ? reply.send() : reply.send(answer);
    },
  });
}

/** Endpoints of the contract that no room has registered: the server's tests demand none. */
export function unregisteredEndpoints(app: Server): EndpointName[] {
  return (Object.keys(endpoints) as EndpointName[]).filter((name) => !app.redress.endpoints.has(name));
}

function schemaOf(name: EndpointName, endpoint: Endpoint): Record<string, unknown> {
  const text = endpointTexts[name];
  const { params, query, body } = endpoint;
  const upload = endpoint.stream === 'up' ? ['multipart/form-data', 'application/zip'] : undefined;
  return {
    summary: text.summary,
    tags: [text.tag],
    ...(text.description ? { description: text.description } : {}),
    ...(params ? { params } : {}),
    ...(query ? { querystring: query } : {}),
    ...(body ? { body } : {}),
    ...(upload ? { consumes: upload } : {}),
    response: {
      ...Object.fromEntries(
        [endpoint.status, ...(endpoint.also ?? [])].map((status) => [status, successOf(endpoint)]),
      ),
      '4xx': problemAnswer('What was asked cannot be done'),
      '5xx': problemAnswer('The server failed'),
    },
  };
}

/** The body stays what it was, byte for byte: its shape is documented here and checked by the handler. */
function verbatimOf({ verbatim }: Endpoint): object {
  if (!verbatim) return {};
  return {
    bodyLimit: verbatim.maxBytes,
    config: { verbatim: true },
    validatorCompiler: (part: Parameters<typeof compileValidator>[0] & { httpPart?: string }) =>
      part.httpPart === 'body' ? () => true : compileValidator(part),
  };
}

/** Streams are not serialised; their schema says only that bytes come. */
function successOf(endpoint: Endpoint): unknown {
  if (endpoint.stream !== 'down') return endpoint.response;
  const bytes = z.any().meta({ type: 'string', format: 'binary' });
  return { description: 'The bytes', content: { 'application/octet-stream': { schema: bytes } } };
}

const problemAnswer = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: problem } },
});
