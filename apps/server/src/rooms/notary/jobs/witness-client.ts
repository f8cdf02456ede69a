import { setTimeout as sleep } from 'node:timers/promises';
import type { HttpAnswer, WitnessProblem } from '../rules/witness-answer.ts';

export type Fetched = { ok: true; answer: HttpAnswer } | { ok: false; problem: WitnessProblem };

/** Longer answers hold no cosignature of ours; a kept head with its signatures is a tenth of this. */
const maxBytes = 64 * 1024;

/**
 * One request to a witness, a stranger's machine: at most 64 KiB and `limitMs` for the whole answer however it drips,
 * redirects are not followed. Never throws.
 */
export async function askWitness(
  url: string,
  options: { body?: string; limitMs: number; signal: AbortSignal },
): Promise<Fetched> {
  const { body, limitMs, signal } = options;
  const ended = new AbortController();
  const limit = AbortSignal.any([signal, ended.signal, AbortSignal.timeout(limitMs)]);
  try {
    const response = await fetch(url, {
      method: body === undefined ? 'GET' : 'POST',
      ...(body === undefined ? {} : { body }),
      headers: {
        'cache-control': 'no-store',
        'accept-encoding': 'identity',
        ...(body === undefined ? {} : { 'content-type': 'text/plain; charset=utf-8' }),
      },
      redirect: 'manual',
      signal: limit,
    });
    const text = await readText(response);
    if (text === undefined) return failed('too-large', `more than ${maxBytes} bytes`);
    return { ok: true, answer: { status: response.status, body: text } };
  } catch (error) {
    if (signal.aborted) return failed('no-answer', 'we stopped asking');
    return failed('no-answer', whyNot(error, limitMs));
  } finally {
    // What was not read of an answer is not wanted either.
    ended.abort();
  }
}

/** Undefined when it is too long; what is not UTF-8 cannot be a signature and reads as replacement characters. */
async function readText(response: Response): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length;
    if (bytes > maxBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

const failed = (code: WitnessProblem['code'], detail: string): Fetched => ({
  ok: false,
  problem: { code, detail },
});

function whyNot(error: unknown, limitMs: number): string {
  const { name, cause } = error as { name?: string; cause?: { code?: string } };
  if (name === 'TimeoutError') return `no whole answer within ${limitMs / 1000} s`;
  return cause?.code ?? name ?? 'unknown';
}

/** Waits until `ms` are over or `signal` fires; never throws. */
export const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  sleep(ms, undefined, { signal }).catch(() => {});
