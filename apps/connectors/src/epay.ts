import { createHash } from 'node:crypto';
import { type GatewaySaid, readEpay } from './rules/read-epay.ts';

export interface Gateway {
  /** Up to the folder of `api.php`. */
  url: string;
  pid: string;
  key: string;
  /** The shop's names of its ways to pay that go there; absent: all. */
  channels?: readonly string[] | undefined;
  zone: string;
}

export interface Asked {
  orderRef: string;
  createdAtMs: number;
  nowMs: number;
}

export type Told = { ok: true; said: GatewaySaid; rawSha256: string } | { ok: false; reason: string };

const timeoutMs = 10_000;
const mostBytes = 64 * 1024;

/**
 * Asks a gateway of the 易支付 family about one order: `GET api.php?act=order&pid=&key=&out_trade_no=`. The protocol puts the key
 * into the address: it goes to that host only (no redirect is followed) and stands in no reason that comes back from here,
 * nor does anything that the gateway said. Never throws.
 */
export async function askEpay(gateway: Gateway, asked: Asked): Promise<Told> {
  const url = new URL('api.php', gateway.url.endsWith('/') ? gateway.url : `${gateway.url}/`);
  const { pid, key } = gateway;
  url.search = String(new URLSearchParams({ act: 'order', pid, key, out_trade_no: asked.orderRef }));
  try {
    const response = await fetch(url, {
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
      headers: { accept: 'application/json' },
    });
    if (response.status !== 200) {
      await response.body?.cancel();
      return { ok: false, reason: `status ${response.status}` };
    }
    const bytes = await readSome(response);
    if (!bytes) return { ok: false, reason: 'the answer is too long' };
    const said = readEpay(bytes.toString(), { ...asked, zone: gateway.zone });
    if (!said) return { ok: false, reason: 'no answer about this order: compare url, pid and key_file' };
    return { ok: true, said, rawSha256: createHash('sha256').update(bytes).digest('hex') };
  } catch (error) {
    const { name, cause } = error as Error & { cause?: { code?: string } };
    return { ok: false, reason: cause?.code ?? name };
  }
}

/** Undefined where a stranger sends more than any answer needs. */
async function readSome(response: Response): Promise<Buffer | undefined> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of response.body ?? []) {
    length += part.length;
    if (length > mostBytes) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts);
}
