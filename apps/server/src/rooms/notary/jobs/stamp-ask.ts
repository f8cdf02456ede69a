import { randomBytes } from 'node:crypto';
import type { RefusalText } from '@redress/kernel';
import { buildRequest, type Stamp, verifyTimestamp } from '@redress/timestamp';
import { sha256 } from '../keys.ts';
import type { Authority } from './stamp-authorities.ts';

/** Why an authority gave no usable token; the text is shown to anybody, so it names no address and no password. */
export class StampProblem extends Error {
  readonly text: RefusalText;

  constructor(zh: string, en: string) {
    super(en);
    this.name = 'StampProblem';
    this.text = { zh, en };
  }
}

/** Real answers have 1 to 10 KiB. */
const maxBytes = 256 * 1024;

/** A fresh token over these very bytes, with every check passed. Throws `StampProblem`, or an AbortError of `signal`. */
export async function askAuthority(
  authority: Authority,
  note: Uint8Array,
  { timeoutMs, signal }: { timeoutMs: number; signal: AbortSignal },
): Promise<{ token: Buffer; stamp: Stamp }> {
  const imprint = sha256(note);
  const nonce = BigInt(`0x${randomBytes(8).toString('hex')}`);
  const { policy, roots } = authority;
  const asked = policy === undefined ? {} : { policy };
  const query = buildRequest({ imprint, nonce, certReq: true, ...(policy ? { policyOid: policy } : {}) });
  const token = await post(authority, query, { timeoutMs, signal });
  const verified = await verifyTimestamp(token, { imprint, roots, nonce, ...asked });
  if (!verified.ok) throw new StampProblem(verified.reason.zh, verified.reason.en);
  return { token, stamp: verified.value };
}

async function post(
  { url, username, password }: Authority,
  query: Uint8Array,
  { timeoutMs, signal }: { timeoutMs: number; signal: AbortSignal },
): Promise<Buffer> {
  const late = AbortSignal.timeout(timeoutMs);
  const login = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
  const headers = {
    'content-type': 'application/timestamp-query',
    accept: 'application/timestamp-reply',
    ...(password === undefined ? {} : { authorization: login }),
  };
  try {
    const ends = AbortSignal.any([late, signal]);
    // A redirect is refused: the password and what is trusted belong to the configured address.
    const init = {
      method: 'POST',
      headers,
      body: Buffer.from(query),
      signal: ends,
      redirect: 'manual' as const,
    };
    const response = await fetch(url, init);
    return await readAnswer(response);
  } catch (error) {
    if (error instanceof StampProblem || signal.aborted) throw error;
    if (late.aborted)
      throw new StampProblem(`${timeoutMs / 1000} 秒内没有回答`, `no answer in ${timeoutMs / 1000} s`);
    const why = reasonOf(error);
    throw new StampProblem(`无法连接（${why}）`, `cannot be reached (${why})`);
  }
}

/** The code that Node's fetch hides in the cause, e.g. ECONNREFUSED. */
const reasonOf = (error: unknown): string => {
  const { cause, name } = error as { cause?: { code?: unknown }; name: string };
  return typeof cause?.code === 'string' ? cause.code : name;
};

async function readAnswer(response: Response): Promise<Buffer> {
  const type = (response.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  try {
    if (response.status !== 200)
      throw new StampProblem(`回答了 HTTP ${response.status}`, `answered HTTP ${response.status}`);
    if (type !== 'application/timestamp-reply') {
      const said = type.replace(/[^a-z0-9/+.-]/g, '').slice(0, 60) || '-';
      throw new StampProblem(`回答的类型是 ${said}，不是时间戳`, `answered ${said}, not a timestamp`);
    }
    const parts: Uint8Array[] = [];
    let size = 0;
    for await (const part of response.body ?? []) {
      size += part.length;
      if (size > maxBytes) throw new StampProblem('回答过大（上限 256 KiB）', 'answered more than 256 KiB');
      parts.push(part);
    }
    return Buffer.concat(parts);
  } finally {
    // Whatever was not read keeps no connection.
    await response.body?.cancel().catch(() => {});
  }
}
