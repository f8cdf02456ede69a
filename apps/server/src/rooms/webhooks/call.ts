import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP } from 'node:net';
import { isPrivate, publicLookup } from '#platform/outbound';

export interface Called {
  /** Null: no answer came. */
  status: number | null;
  error: string | null;
  ms: number;
  /** The first bytes of the answer. */
  answer: Buffer;
}

const timeoutMs = 15_000;
const keptBytes = 512;

/** Whether a URL may be called at all; what its name leads to is checked again when it is. */
export function mayCall(text: string, mayBePrivate: boolean): boolean {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.username !== '' || url.password !== '') return false;
  if (mayBePrivate) return url.protocol === 'https:' || url.protocol === 'http:';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0 && isPrivate(host)) return false;
  if (
    isIP(host) === 0 &&
    (!host.includes('.') || /\.(local|localhost|internal|lan|home|arpa)\.?$/i.test(host))
  )
    return false;
  return url.protocol === 'https:';
}

/** Posts once, follows nothing, and never throws. */
export function post(
  target: string,
  headers: Record<string, string>,
  body: Buffer,
  { mayBePrivate, signal }: { mayBePrivate: boolean; signal?: AbortSignal },
): Promise<Called> {
  const begun = performance.now();
  const ended = (status: number | null, error: string | null, answer: Buffer): Called => ({
    ...{ status, error, answer },
    ms: Math.round(performance.now() - begun),
  });
  if (!mayCall(target, mayBePrivate)) return Promise.resolve(ended(null, 'refused', Buffer.alloc(0)));
  const url = new URL(target);
  const start = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve) => {
    const kept: Buffer[] = [];
    let size = 0;
    const call = start(url, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json', 'content-length': body.length },
      agent: false,
      signal: AbortSignal.any([AbortSignal.timeout(timeoutMs), ...(signal ? [signal] : [])]),
      ...(mayBePrivate ? {} : { lookup: publicLookup }),
    });
    const fail = (error: Error & { code?: string }) =>
      resolve(ended(null, error.code ?? error.name, Buffer.concat(kept)));
    call.on('error', fail);
    call.on('response', (response) => {
      const finish = () => {
        resolve(ended(response.statusCode ?? null, null, Buffer.concat(kept).subarray(0, keptBytes)));
        call.destroy();
      };
      response.on('data', (chunk: Buffer) => {
        kept.push(chunk);
        size += chunk.length;
        // Whoever answers without end is not listened to.
        if (size >= keptBytes) finish();
      });
      response.on('end', finish);
      response.on('error', fail);
    });
    call.end(body);
  });
}
