import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '@redress/kernel';
import { writeSecret } from '../blobs/secret.ts';

export {
  addLinkingSecret,
  type LinkingSecret,
  loadLinkingSecrets,
  removeLinkingSecret,
} from './linking-secrets.ts';
export { writeSecret };

/** One signing key of a log: `keys/log-main` is the first, `keys/log-main.2` the next; `….retired` signs no more. */
export interface KeyFile {
  /** Name below `keys`. */
  name: string;
  number: number;
  retired: boolean;
  /** Ed25519 private key, 32 bytes (RFC 8032). */
  seed: Buffer;
}

const baseOf = (shard: string): string => `log-${shard}`;

/** The keys of a shard, the oldest first; none before the first start. Refusal: `key-damaged`. */
export function listLogKeys(folder: string, shard: string): KeyFile[] {
  const pattern = new RegExp(`^${baseOf(shard)}(?:\\.([2-9]|[1-9]\\d+))?(\\.retired)?$`);
  return namesIn(folder)
    .flatMap((name) => {
      const match = pattern.exec(name);
      if (!match) return [];
      const seed = readFileSync(join(folder, 'keys', name));
      if (seed.length !== 32) throw damaged(name);
      return [{ name, number: Number(match[1] ?? 1), retired: match[2] !== undefined, seed }];
    })
    .sort((a, b) => a.number - b.number);
}

/**
 * The keys that sign, the oldest first; the first start of a shard makes one. Refusals: `key-damaged`, `no-active-key`.
 */
export function loadLogSeeds(folder: string, shard: string): [Buffer, ...Buffer[]] {
  const known = listLogKeys(folder, shard);
  const [first, ...others] = (known.length > 0 ? known : [addLogKey(folder, shard)]).filter(
    (k) => !k.retired,
  );
  if (first) return [first.seed, ...others.map(({ seed }) => seed)];
  throw new Refusal('no-active-key', {
    zh: `存证日志 ${shard} 的密钥都已停用；请恢复一个，或另选 REDRESS_LOG_SHARD。`,
    en: `Every key of the log ${shard} is retired: restore one of keys/${baseOf(shard)}*, or choose another REDRESS_LOG_SHARD.`,
  });
}

/** A new key beside the ones there are. Of two that are made at once both stand. */
export function addLogKey(folder: string, shard: string): KeyFile {
  for (;;) {
    const number = Math.max(0, ...listLogKeys(folder, shard).map((key) => key.number)) + 1;
    const name = number === 1 ? baseOf(shard) : `${baseOf(shard)}.${number}`;
    const seed = randomBytes(32);
    if (writeSecret(folder, name, seed)) return { name, number, retired: false, seed };
  }
}

/** From the next start on this key does not sign. */
export function retireLogKey(folder: string, key: KeyFile): void {
  const keys = join(folder, 'keys');
  renameSync(join(keys, key.name), join(keys, `${key.name}.retired`));
  const directory = openSync(keys, 'r');
  fsyncSync(directory);
  closeSync(directory);
}

/** Everything below `keys`, by name, for a backup. */
export function readAllKeys(folder: string): Map<string, Buffer> {
  return new Map(namesIn(folder).map((name) => [name, readFileSync(join(folder, 'keys', name))]));
}

/** Names that a key file can have; drafts of a killed process are not among them. */
export const isKeyName = (name: string): boolean => /^[a-z0-9][a-z0-9-]*(\.\d+)?(\.retired)?$/.test(name);

function namesIn(folder: string): string[] {
  try {
    return readdirSync(join(folder, 'keys')).filter(isKeyName).sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

const damaged = (name: string): Refusal =>
  new Refusal('key-damaged', {
    zh: `密钥文件 keys/${name} 已损坏，请从备份恢复。`,
    en: `The key file keys/${name} is damaged: restore it from a backup.`,
  });
