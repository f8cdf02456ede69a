import { createHmac } from 'node:crypto';
import type { Trx } from '#platform/database';
import type { SealRequest } from '../rules/entry.ts';
import * as store from '../store-lookup.ts';
import type { Sealed } from './seal.ts';

/**
 * What stands for a content in the lookup table: without the server's secret nobody can test a guess against a stolen
 * table, with it only who sends the digest of the exact bytes gets an answer.
 */
export function lookupDigest(secret: Buffer, sha256: Uint8Array): Buffer {
  return createHmac('sha256', secret).update(sha256).digest();
}

/** In the transaction of the seal: an entry and the way to find it appear together. A repeated seal adds nothing. */
export async function rememberContents(
  trx: Trx,
  secret: Buffer,
  requests: readonly SealRequest[],
  sealed: readonly Sealed[],
): Promise<void> {
  const rows = requests.flatMap(({ id, contents = [] }, i) =>
    sealed[i]?.created ? contents.map((sha256) => ({ id, digest: lookupDigest(secret, sha256) })) : [],
  );
  if (rows.length > 0) await store.insertLookups(trx, rows);
}

/** From the commit on nobody finds these entries by their content; the entries themselves stay in the log. */
export async function forgetContents(trx: Trx, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await store.deleteLookups(trx, ids);
}
