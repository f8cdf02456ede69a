import { Refusal } from '@redress/kernel';
import { emptyRoot, formatCheckpoint, parseVkey, type Signer, signNote } from '@redress/tlog';
import { inTransaction, migrate, type Trx } from '#platform/database';
import { logSigner } from '../keys.ts';
import { migrations } from '../migrations.ts';
import { checkHead } from '../queries/check-head.ts';
import type { NotaryDeps } from '../room.ts';
import * as store from '../store.ts';
import { insertLogKey, type LogKey, readLogKeys, resignHead, spendFence } from '../store-keys.ts';

/**
 * Opens the log of the shard, or begins it with a signed head of size 0. Keys that are new sign from the present size
 * on. Refusals: `log-key-changed` (another origin, or a key that still signs is not given), `log-inconsistent`.
 */
export async function openLog({ db, shard, origin, seed, seeds = [seed] }: NotaryDeps) {
  const given = seeds.map((each) => logSigner(origin, each));
  await migrate(db, 'notary', migrations);
  await inTransaction(db, async (trx) => {
    await beginLog(trx, shard, origin, given);
    await takeKeys(trx, shard, origin, given);
  });
  await checkHead(db, shard);
  const signers = await activeOf(await readLogKeys(db, shard), given);
  const [newest] = signers as [Signer, ...Signer[]];
  const key = parseVkey(newest.vkey);
  if (!key.ok) throw new Error(key.reason);
  /** Who seals, as entries name it: the key and nobody's name. */
  return { signers, vkey: newest.vkey, by: `log:${key.value.id}` };
}

async function beginLog(trx: Trx, shard: string, origin: string, signers: readonly Signer[]): Promise<void> {
  const checkpoint = signNote(formatCheckpoint({ origin, size: 0, root: emptyRoot }), signers);
  const vkey = (signers[0] as Signer).vkey;
  const begun = await store.insertShard(trx, shard, {
    origin,
    vkey,
    root: Buffer.from(emptyRoot),
    checkpoint,
  });
  if (!begun) return;
  for (const signer of signers) await insertLogKey(trx, shard, signer.vkey, 0);
}

/**
 * Records the keys that are new. The newest head is signed again by all that sign from now on: the same size and the
 * same root, so that whoever knows the new key only can check it at once.
 */
async function takeKeys(trx: Trx, shard: string, origin: string, given: readonly Signer[]): Promise<void> {
  const head = await store.lockShard(trx, shard);
  const known = await readLogKeys(trx, shard);
  const missing = known.find((key) => key.retiredAtSize === null && !given.some((s) => s.vkey === key.vkey));
  if (head.origin !== origin || missing) throw keyChanged(missing?.vkey ?? head.origin, given, origin);
  const fresh = given.filter(({ vkey }) => !known.some((key) => key.vkey === vkey));
  if (fresh.length === 0) return;
  for (const { vkey } of fresh) await insertLogKey(trx, shard, vkey, head.size);
  const signers = activeOf(await readLogKeys(trx, shard), given);
  const body = formatCheckpoint({ origin, size: head.size, root: head.root });
  await resignHead(trx, shard, (signers[0] as Signer).vkey, signNote(body, signers));
  // Whoever sequences now reads the keys again, and stops unless it has them too.
  await spendFence(trx, shard);
}

/** In the order given: the newest first. */
function activeOf(keys: readonly LogKey[], given: readonly Signer[]): Signer[] {
  const active = new Set(keys.filter((key) => key.retiredAtSize === null).map((key) => key.vkey));
  const signers = given.filter(({ vkey }) => active.has(vkey));
  if (signers.length === 0) throw keyChanged([...active].join(', '), given, '');
  return signers;
}

function keyChanged(began: string, given: readonly Signer[], origin: string): Refusal {
  const now = given.map(({ vkey }) => vkey).join(', ');
  return new Refusal('log-key-changed', {
    zh: '存证日志的名称或密钥与已有数据不一致，请恢复原来的 keys 文件夹和 REDRESS_LOG_ORIGIN。',
    en: `The log is signed by ${began}, but the configuration gives ${now || origin}: restore the keys folder and REDRESS_LOG_ORIGIN, or choose another REDRESS_LOG_SHARD.`,
  });
}
