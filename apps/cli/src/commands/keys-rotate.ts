import { Refusal } from '@redress/kernel';
import { addLinkingSecret, addLogKey, type KeyFile, listLogKeys, retireLogKey } from '@redress/server/keys';
import type { Command } from 'commander';
import { language, printable } from '../language.ts';
import { alone, say, settings, vkeyOf } from './keys-settings.ts';
import { operate } from './log-halt.ts';

/** `redress keys rotate` and `redress keys retire`; the order of steps with witnesses is in docs/operations.md. */
export function registerRotation(keys: Command): void {
  keys
    .command('rotate')
    .description('add a key: from the next start on, heads are signed by every key that is not retired')
    .action(rotate);
  keys
    .command('rotate-linking')
    .description(
      'add a secret for comparing cases: the next start keeps every case under it and removes the old one',
    )
    .action(rotateLinking);
  keys
    .command('retire')
    .argument('<key>', 'public key of the log, or its id of eight characters')
    .description('let a key sign no more; what it signed still verifies by it')
    .option('--yes', 'a retired key never signs again')
    .action((key: string, { yes }: { yes?: boolean }) => retire(key, yes === true));
}

async function rotate(): Promise<void> {
  const { dataFolder, shard, origin } = settings();
  await alone(dataFolder, () => {
    if (listLogKeys(dataFolder, shard).every((key) => key.retired))
      throw new Refusal('no-key', {
        zh: `存证日志 ${shard} 还没有密钥；请先用 redress keys generate`,
        en: `the log ${shard} has no key yet: use redress keys generate`,
      });
    say(vkeyOf(origin, addLogKey(dataFolder, shard)));
  });
}

async function rotateLinking(): Promise<void> {
  const { dataFolder } = settings();
  await alone(dataFolder, () => {
    const { epoch } = addLinkingSecret(dataFolder);
    say(language === 'zh' ? `已添加第 ${epoch} 个关联密钥` : `linking secret ${epoch} added`);
  });
}

/**
 * First in the database, whose word counts, then the file. Killed in between, the key signs no more though its file
 * stands; repeated, the file is set aside too.
 */
async function retire(wanted: string, confirmed: boolean): Promise<void> {
  const { dataFolder, shard, origin } = settings();
  const key = findKey(listLogKeys(dataFolder, shard), origin, wanted);
  if (!confirmed)
    throw new Refusal('not-confirmed', {
      zh: `停用后 ${key.vkey} 永远不再签署；确定请加 --yes`,
      en: `${key.vkey} would never sign again: add --yes`,
    });
  const size = await operate(async (operation) => {
    const known = (await operation.keys()).find(({ vkey }) => vkey === key.vkey);
    if (known?.retiredAtSize == null) await operation.retireKey(key.vkey);
    return known?.retiredAtSize ?? (await operation.head()).size;
  });
  if (!key.file.retired) retireLogKey(dataFolder, key.file);
  say(language === 'zh' ? `已停用，签署至 ${size} 条` : `retired; it signed heads of up to ${size} entries`);
}

function findKey(files: readonly KeyFile[], origin: string, wanted: string) {
  const keys = files.map((file) => ({ file, vkey: vkeyOf(origin, file) }));
  // A verifier key is name+id+bytes (c2sp.org/signed-note).
  const found = keys.find(({ vkey }) => vkey === wanted || vkey.startsWith(`${origin}+${wanted}+`));
  if (found) return found;
  throw new Refusal('no-such-key', {
    zh: `这里没有密钥 ${printable(wanted)}；redress keys list 列出所有密钥`,
    en: `there is no key ${printable(wanted)} here: redress keys list shows them`,
  });
}
