import { existsSync } from 'node:fs';
import { Refusal } from '@redress/kernel';
import { addLogKey, listLogKeys, readAllKeys, writeSecret } from '@redress/server/keys';
import type { Command } from 'commander';
import type { Outcome } from '../exit.ts';
import { language, printable } from '../language.ts';
import {
  fileExists,
  fingerprintOf,
  type Keys,
  openKeys,
  readBackup,
  sealKeys,
  writeBackup,
} from './keys-backup.ts';
import { readPassphrase } from './keys-passphrase.ts';
import { registerRotation } from './keys-rotate.ts';
import { alone, say, settings, vkeyOf } from './keys-settings.ts';

interface BackupOptions {
  passphraseFile?: string;
}

/** `redress keys …`: the keys of the server that the settings name (REDRESS_DATA, REDRESS_LOG_SHARD, REDRESS_LOG_ORIGIN). */
export function register(program: Command, outcome: Outcome): void {
  const keys = program.command('keys').description("the server's keys: list, make, rotate, back up, restore");
  keys
    .command('list')
    .description("the log's signing keys and whether they sign")
    .option('--json', 'one JSON object on stdout')
    .action(({ json }: { json?: boolean }) => list(json === true));
  keys
    .command('generate')
    .description("make the log's key before the first start, and print its public key")
    .action(generate);
  registerRotation(keys);
  const withPassphrase = (command: Command): Command =>
    command.option('--passphrase-file <file>', 'instead of asking on the terminal');
  withPassphrase(keys.command('backup'))
    .description('encrypt all keys of the server into one file (age format)')
    .requiredOption('--out <file>', 'new file; may also be printed on paper')
    .action(({ out, passphraseFile }: BackupOptions & { out: string }) =>
      backup(out, passphraseFile, outcome),
    );
  withPassphrase(keys.command('check'))
    .argument('<file>', 'a backup')
    .description('open a backup and compare it with the keys of this server; 1 when they differ')
    .action(async (file: string, { passphraseFile }: BackupOptions) => {
      if (!(await check(file, passphraseFile))) outcome.exitCode = 1;
    });
  withPassphrase(keys.command('restore'))
    .argument('<file>', 'a backup')
    .description('put the keys of a backup in their place; nothing is overwritten')
    .action((file: string, { passphraseFile }: BackupOptions) => restore(file, passphraseFile));
  // Commander keeps these settings per command and does not hand them down.
  for (const command of keys.commands) command.exitOverride().configureOutput({ writeErr: () => {} });
}

function list(json: boolean): void {
  const { dataFolder, shard, origin } = settings();
  const keys = listLogKeys(dataFolder, shard).map((key) => ({
    number: key.number,
    vkey: vkeyOf(origin, key),
    state: key.retired ? ('retired' as const) : ('signs' as const),
  }));
  if (json) {
    say(JSON.stringify({ shard, origin, keys }));
    return;
  }
  const words = { signs: { zh: '签署', en: 'signs' }, retired: { zh: '已停用', en: 'retired' } };
  for (const { number, vkey, state } of keys) say(`${number} ${words[state][language]} ${vkey}`);
  if (keys.length === 0) say(language === 'zh' ? '还没有密钥' : 'no key yet');
}

async function generate(): Promise<void> {
  const { dataFolder, shard, origin } = settings();
  await alone(dataFolder, () => {
    if (listLogKeys(dataFolder, shard).length > 0)
      throw new Refusal('key-exists', {
        zh: `存证日志 ${shard} 已有密钥，不会覆盖；添加新密钥请用 redress keys rotate`,
        en: `the log ${shard} has a key, which is not overwritten; a further one is made by: redress keys rotate`,
      });
    say(vkeyOf(origin, addLogKey(dataFolder, shard)));
  });
}

async function backup(
  out: string,
  passphraseFile: string | undefined,
  { workFactor }: Pick<Outcome, 'workFactor'>,
): Promise<void> {
  const keys = readAllKeys(settings().dataFolder);
  if (keys.size === 0)
    throw new Refusal('no-key', { zh: '这里还没有密钥可备份', en: 'there are no keys to back up yet' });
  if (existsSync(out)) throw fileExists(out);
  const text = await sealKeys(keys, await readPassphrase(passphraseFile, true), workFactor);
  writeBackup(out, text);
  for (const name of keys.keys()) say(name);
  say(`${language === 'zh' ? '指纹' : 'fingerprint'} ${fingerprintOf(text)}`);
}

async function open(file: string, passphraseFile: string | undefined): Promise<Keys> {
  const text = readBackup(file);
  const keys = await openKeys(text, await readPassphrase(passphraseFile, false));
  say(`${language === 'zh' ? '指纹' : 'fingerprint'} ${fingerprintOf(text)}`);
  return keys;
}

async function check(file: string, passphraseFile: string | undefined): Promise<boolean> {
  const here = readAllKeys(settings().dataFolder);
  const kept = await open(file, passphraseFile);
  const words = {
    same: { zh: '一致', en: 'the same as here' },
    differs: { zh: '与此处不同', en: 'another one than here' },
    missing: { zh: '此处没有', en: 'not here' },
    added: { zh: '不在备份中', en: 'not in the backup' },
  };
  let same = true;
  for (const name of new Set([...kept.keys(), ...here.keys()])) {
    const [a, b] = [kept.get(name), here.get(name)];
    const state = !a ? 'added' : !b ? 'missing' : Buffer.compare(a, b) === 0 ? 'same' : 'differs';
    same &&= state === 'same';
    say(`${name}: ${words[state][language]}`);
  }
  return same;
}

async function restore(file: string, passphraseFile: string | undefined): Promise<void> {
  const { dataFolder } = settings();
  await alone(dataFolder, async () => {
    const kept = await open(file, passphraseFile);
    const here = readAllKeys(dataFolder);
    for (const [name, bytes] of kept) {
      const standing = here.get(name);
      if (standing && !standing.equals(bytes))
        throw new Refusal('key-exists', {
          zh: `keys/${printable(name)} 是另一个密钥，不会覆盖；请先把 keys 文件夹移走`,
          en: `keys/${printable(name)} is another key and is not overwritten: move the keys folder away first`,
        });
    }
    for (const [name, bytes] of kept) if (!here.has(name)) writeSecret(dataFolder, name, bytes);
    for (const name of kept.keys()) say(name);
  });
}
