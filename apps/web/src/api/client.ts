import { createClient, ProblemError } from '@redress/contract';

export const networkProblem = { type: 'urn:redress:network', title: 'network', status: 0 };

/** The server words its refusals in the language of the page. */
export const languageHeader = (): string => document.documentElement.lang || 'zh-CN';

/** 128 random bits in hex; crypto.randomUUID is missing where the page is served without TLS in a local network. */
export function randomKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, '0')).join(
    '',
  );
}

/** A typed call as this browser's session (HttpOnly cookie); `revision` goes out as `If-Match`, `token` as the
 * operator's key. */
export function api(options: { revision?: number; idempotencyKey?: string; token?: string } = {}) {
  const extra: Record<string, string> = {};
  if (options.revision !== undefined) extra['if-match'] = `"${options.revision}"`;
  if (options.idempotencyKey) extra['idempotency-key'] = options.idempotencyKey;
  return createClient({
    ...(options.token ? { token: options.token } : {}),
    fetch: async (url, init) => {
      const headers = { ...init.headers, ...extra, 'accept-language': languageHeader() };
      try {
        return await fetch(url, { ...init, headers, credentials: 'same-origin' });
      } catch {
        throw new ProblemError(networkProblem);
      }
    },
  });
}

/** The problem of an error, when it is one that the server (or the network) gave. */
export const problemOf = (error: unknown) => (error instanceof ProblemError ? error.problem : undefined);
