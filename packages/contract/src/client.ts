import type { z } from 'zod';
import { type Endpoint, type EndpointName, endpoints } from './endpoints.ts';
import { type Problem, problem } from './verification.ts';

type Shape<N extends EndpointName, K extends 'params' | 'query' | 'body'> =
  (typeof endpoints)[N] extends Record<K, infer S extends z.ZodType> ? { [P in K]: z.input<S> } : unknown;
type CallInput<N extends EndpointName> = Shape<N, 'params'> & Shape<N, 'query'> & Shape<N, 'body'>;
type CallOutput<N extends EndpointName> = z.output<(typeof endpoints)[N]['response']>;

/** An RFC 9457 problem as the server sent it, or `network` when no answer came. */
export class ProblemError extends Error {
  readonly problem: Problem;
  constructor(p: Problem) {
    super(p.detail ?? p.title);
    this.name = 'ProblemError';
    this.problem = p;
  }
}

/** Fills `:name` segments and the query of an endpoint; every URL of the project comes from here. */
export function urlOf(
  name: EndpointName,
  params: Record<string, string> = {},
  query: Record<string, string | number | undefined> = {},
): string {
  const path = endpoints[name].path.replace(/:([a-zA-Z]+)/g, (_, key: string) => {
    const value = params[key];
    if (value === undefined) throw new Error(`urlOf(${name}): missing ${key}`);
    return encodeURIComponent(value);
  });
  const pairs = Object.entries(query).filter(([, v]) => v !== undefined);
  const search = pairs.map(([k, v]) => `${encodeURIComponent(k)}=${encodeURIComponent(String(v))}`).join('&');
  return search ? `${path}?${search}` : path;
}

type Fetch = (
  url: string,
  init: { method: string; headers: Record<string, string>; body?: string },
) => Promise<{
  status: number;
  ok: boolean;
  json(): Promise<unknown>;
}>;

/** Typed calls over `fetch`; answers are checked against the contract, problems become `ProblemError`. */
export function createClient(options: { baseUrl?: string; fetch: Fetch; token?: string }) {
  return async function call<N extends EndpointName>(name: N, input: CallInput<N>): Promise<CallOutput<N>> {
    const endpoint: Endpoint = endpoints[name];
    const { params, query, body } = input as {
      params?: Record<string, string>;
      query?: Record<string, string>;
      body?: unknown;
    };
    const headers: Record<string, string> = { accept: 'application/json' };
    if (body !== undefined) headers['content-type'] = 'application/json';
    if (options.token) headers.authorization = `Bearer ${options.token}`;
    const response = await options.fetch((options.baseUrl ?? '') + urlOf(name, params, query), {
      method: endpoint.method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new ProblemError(await readProblem(response));
    if (response.status === 204) return null as CallOutput<N>;
    return endpoint.response.parse(await response.json()) as CallOutput<N>;
  };
}

async function readProblem(response: { status: number; json(): Promise<unknown> }): Promise<Problem> {
  const body = await response.json().catch(() => undefined);
  const parsed = problem.safeParse(body);
  return parsed.success
    ? parsed.data
    : { type: 'about:blank', title: 'Unexpected answer', status: response.status };
}
