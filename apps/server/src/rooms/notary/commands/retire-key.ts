import { Refusal } from '@redress/kernel';
import { type Database, inTransaction } from '#platform/database';
import { lockShard } from '../store.ts';
import { markRetired, readLogKeys } from '../store-keys.ts';

/**
 * From the present size on the log is no longer signed by this key; heads up to it stay valid. Running nodes need no
 * restart. Refusals: `key-unknown` (never signed, or retired already), `key-last` (nothing else would sign).
 */
export async function retireKey(db: Database, shard: string, vkey: string): Promise<void> {
  await inTransaction(db, async (trx) => {
    await lockShard(trx, shard);
    const active = (await readLogKeys(trx, shard)).filter((key) => key.retiredAtSize === null);
    if (!active.some((key) => key.vkey === vkey)) {
      throw new Refusal('key-unknown', {
        zh: '存证日志目前不使用这把密钥签名；新密钥要等服务器启动一次后才生效。',
        en: `The log is not signed by ${vkey} now; a new key signs from the next start of the server on.`,
      });
    }
    if (active.length === 1) {
      throw new Refusal('key-last', {
        zh: '这是存证日志唯一的签名密钥，请先添加新密钥（redress keys rotate）并启动一次服务器，再停用它。',
        en: 'This is the only key that signs the log: add a new one (redress keys rotate) and start the server once before you retire it.',
      });
    }
    await markRetired(trx, shard, vkey);
  });
}
