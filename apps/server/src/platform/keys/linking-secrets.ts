import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '@redress/kernel';
import { writeSecret } from '../blobs/secret.ts';

/** The secret under which identifiers are compared: `keys/linking` is epoch 1, `keys/linking.2` the next. */
export interface LinkingSecret {
  epoch: number;
  secret: Buffer;
}

const base = 'linking';
const pattern = /^linking(?:\.([2-9]|[1-9]\d+))?$/;
const nameOf = (epoch: number): string => (epoch === 1 ? base : `${base}.${epoch}`);

/** All secrets, the oldest first; the first start makes one. Refusal: `key-damaged`. */
export function loadLinkingSecrets(folder: string): LinkingSecret[] {
  const known = list(folder);
  return known.length > 0 ? known : [addLinkingSecret(folder)];
}

/** A new secret beside the ones there are; the server takes it into use at its next start. */
export function addLinkingSecret(folder: string): LinkingSecret {
  for (;;) {
    const epoch = Math.max(0, ...list(folder).map((known) => known.epoch)) + 1;
    const secret = randomBytes(32);
    if (writeSecret(folder, nameOf(epoch), secret)) return { epoch, secret };
  }
}

/** Once nothing is kept under it any more. */
export function removeLinkingSecret(folder: string, epoch: number): void {
  rmSync(join(folder, 'keys', nameOf(epoch)), { force: true });
}

function list(folder: string): LinkingSecret[] {
  return namesIn(folder)
    .flatMap((name) => {
      const match = pattern.exec(name);
      if (!match) return [];
      const secret = readFileSync(join(folder, 'keys', name));
      if (secret.length !== 32) throw damaged(name);
      return [{ epoch: Number(match[1] ?? 1), secret }];
    })
    .sort((a, b) => a.epoch - b.epoch);
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(join(folder, 'keys'));
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
