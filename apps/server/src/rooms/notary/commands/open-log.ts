import { emptyRoot, formatCheckpoint, parseVkey, signNote } from '@redress/tlog';
import { inTransaction, migrate } from '#platform/database';
import { logSigner } from '../keys.ts';
import { migrations } from '../migrations.ts';
import { checkHead } from '../queries/proofs.ts';
import type { NotaryDeps } from '../room.ts';
import * as store from '../store.ts';

/** Opens the log of the shard, or begins it with a signed head of size 0. Refusals: `log-key-changed`, `log-inconsistent`. */
export async function openLog({ db, shard, origin, seed }: NotaryDeps) {
  const signer = logSigner(origin, seed);
  const { vkey } = signer;
  await migrate(db, 'notary', migrations);
  const checkpoint = signNote(formatCheckpoint({ origin, size: 0, root: emptyRoot }), [signer]);
  const head = { origin, vkey, root: Buffer.from(emptyRoot), checkpoint };
  await inTransaction(db, (trx) => store.insertShard(trx, shard, head));
  await checkHead(db, shard, { origin, vkey });
  const key = parseVkey(vkey);
  if (!key.ok) throw new Error(key.reason);
  /** Who seals, as entries name it: the key and nobody's name. */
  return { signer, vkey, by: `log:${key.value.id}` };
}
