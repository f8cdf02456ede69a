import { randomBytes } from 'node:crypto';
import { Refusal } from '@redress/kernel';
import { buildRequest } from '@redress/timestamp';
import { printable } from '../language.ts';

const maxBytes = 256 * 1024;
const patienceMs = 30_000;

export interface Asked {
  answer: Uint8Array;
  nonce: bigint;
}

/** Asks an authority over HTTP (RFC 3161 §3.4) to stamp a SHA-256. Refusals `bad-url`, `no-answer`. */
export async function askForTimestamp(url: string, imprint: Uint8Array): Promise<Asked> {
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    throw new Refusal('bad-url', { zh: '--url 必须是 http(s) 地址', en: '--url must be an http(s) address' });
  const nonce = BigInt(`0x${randomBytes(8).toString('hex')}`);
  const query = buildRequest({ imprint, nonce, certReq: true });
  return { answer: await post(url, query), nonce };
}

async function post(url: string, query: Uint8Array): Promise<Uint8Array> {
  const headers = { 'content-type': 'application/timestamp-query', accept: 'application/timestamp-reply' };
  const signal = AbortSignal.timeout(patienceMs);
  try {
    const init = { method: 'POST', headers, body: Buffer.from(query), signal, redirect: 'manual' as const };
    const response = await fetch(url, init);
    const type = (response.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
    if (response.status !== 200 || type !== 'application/timestamp-reply') {
      await response.body?.cancel();
      throw noAnswer(url, `HTTP ${response.status}, ${printable(type) || '-'}`);
    }
    const parts: Uint8Array[] = [];
    let size = 0;
    for await (const part of response.body ?? []) {
      size += part.length;
      if (size > maxBytes) throw noAnswer(url, `> ${maxBytes / 1024} KiB`);
      parts.push(part);
    }
    return Buffer.concat(parts);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    const { cause, name } = error as { cause?: { code?: unknown; message?: unknown }; name: string };
    throw noAnswer(url, String(cause?.code ?? cause?.message ?? name));
  }
}

const noAnswer = (url: string, why: string): Refusal =>
  new Refusal('no-answer', {
    zh: `${printable(new URL(url).host)} 没有给出时间戳（${why}）`,
    en: `${printable(new URL(url).host)} gave no timestamp (${why})`,
  });
