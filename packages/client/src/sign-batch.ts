import { type Bytes, encode, hmac, joinBytes, sha256, toBase64 } from './bytes.ts';
import { privateKeyOf, secretBytes } from './keys.ts';
import { type SignedHeaders, type SigningKeys, signHeaders } from './sign.ts';

/**
 * The headers of each event of one batch, in their order. With a key of its own the shop signs once: the root of the
 * Merkle tree (RFC 9162 section 2.1) over all `id.timestamp.body`. Each event carries that signature with its inclusion
 * proof (`v1m`, docs/trade.md), so that it proves itself to a stranger without the others.
 */
export async function signBatch(
  keys: SigningKeys,
  events: readonly { id: string; body: string }[],
  nowMs: number,
): Promise<SignedHeaders[]> {
  const { secret, privateKey } = keys;
  if (!privateKey || events.length < 2)
    return Promise.all(events.map((event) => signHeaders(keys, event, nowMs)));
  const timestamp = String(Math.floor(nowMs / 1000));
  const signed = events.map(({ id, body }) => encode(`${id}.${timestamp}.${body}`));
  const levels = await tree(await Promise.all(signed.map((bytes) => sha256(joinBytes([0], bytes)))));
  const root = levels.at(-1)?.[0] as Bytes;
  const message = encode(`redress.batch/1\n${events.length}\n${toBase64(root)}\n`);
  const own = await crypto.subtle.sign('Ed25519', await privateKeyOf(privateKey), message);
  return Promise.all(
    events.map(async ({ id }, index) => {
      const v1 = toBase64(await hmac(secretBytes(secret), signed[index] as Bytes));
      const place = joinBytes(uint32(events.length), uint32(index));
      const v1m = toBase64(joinBytes(new Uint8Array(own), root, place, ...pathOf(levels, index)));
      return {
        'webhook-id': id,
        'webhook-timestamp': timestamp,
        'webhook-signature': `v1,${v1} v1m,${v1m}`,
      };
    }),
  );
}

/** All levels, leaves first. A node without a neighbour goes up as it is, which gives the tree of the RFC. */
async function tree(leaves: Bytes[]): Promise<Bytes[][]> {
  const levels = [leaves];
  for (let level = leaves; level.length > 1; levels.push(level)) {
    const pairs = Array.from({ length: Math.ceil(level.length / 2) }, (_, i) =>
      level.slice(2 * i, 2 * i + 2),
    );
    level = await Promise.all(
      pairs.map(([left, right]) => (right ? sha256(joinBytes([1], left as Bytes, right)) : (left as Bytes))),
    );
  }
  return levels;
}

const pathOf = (levels: readonly Bytes[][], index: number): Bytes[] =>
  levels.slice(0, -1).flatMap((level, height) => level[(index >> height) ^ 1] ?? []);

function uint32(n: number): Bytes {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, n);
  return bytes;
}
