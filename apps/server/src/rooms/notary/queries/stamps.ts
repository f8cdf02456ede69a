import type { RefusalText } from '@redress/kernel';
import { formatPem, verifyTimestamp } from '@redress/timestamp';
import type { Database } from '#platform/database';
import type { Authority } from '../jobs/stamp-authorities.ts';
import { sha256 } from '../keys.ts';
import * as store from '../store-stamp.ts';

/** A token as a bundle carries it. */
export interface HeadToken {
  authority: string;
  /** The exact text that was stamped. */
  note: string;
  /** The authority's answer (TimeStampResp), byte for byte. */
  token: Uint8Array;
  /** The authority's clock, ISO 8601. */
  stampedAt: string;
  /** The root that the token leads to, and what is missing in the token on the way there: `openssl -CAfile`. */
  roots: string;
}

/** The tokens over the head of this size that lead to a configured root today. */
export async function tokensOf(
  db: Database,
  shard: string,
  authorities: readonly Authority[],
  size: number,
): Promise<HeadToken[]> {
  const found: HeadToken[] = [];
  for (const { authority: name, note, token, stampedAt } of await store.readTokens(db, shard, size)) {
    const authority = authorities.find((one) => one.name === name);
    // Stamped by one that is configured no more: nobody here vouches for its root.
    const roots = authority && (await rootsOf(authority, token, note));
    if (roots) found.push({ authority: name, note, token, stampedAt: stampedAt.toISOString(), roots });
  }
  return found;
}

async function rootsOf(authority: Authority, token: Uint8Array, note: string): Promise<string | undefined> {
  const { roots } = authority;
  const stamp = await verifyTimestamp(token, { imprint: sha256(Buffer.from(note)), roots });
  if (!stamp.ok) return undefined;
  const used = new Set(stamp.value.chain.map((cert) => cert.fingerprint));
  const pems = authority.certificates
    .filter((der) => used.has(Buffer.from(sha256(der)).toString('hex')))
    .map(formatPem);
  return pems.join('');
}

/** How an authority does, for pages that anybody may read. */
export interface AuthorityState {
  authority: string;
  lastSize?: number;
  /** The authority's clock at its newest token, ISO 8601. */
  lastAt?: string;
  failingSince?: string;
  problem?: RefusalText;
}

export async function stampStates(
  db: Database,
  shard: string,
  authorities: readonly { name: string }[],
): Promise<AuthorityState[]> {
  return Promise.all(
    authorities.map(async ({ name }) => {
      const last = await store.findLastToken(db, shard, name);
      const trouble = await store.findTrouble(db, shard, name);
      return {
        authority: name,
        ...(last ? { lastSize: last.size, lastAt: last.stampedAt.toISOString() } : {}),
        ...(trouble ? { failingSince: trouble.failingSince.toISOString(), problem: trouble.problem } : {}),
      };
    }),
  );
}
