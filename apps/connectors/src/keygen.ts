import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigProblem } from './config.ts';
import { createSigner } from './courier.ts';

/** Makes the two keys that only this shop holds; never over old ones, whose loss would make every earlier nonce unknowable. */
export function makeKeys(folder: string): { publicKey: string } {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const shop = join(folder, 'shop.key');
  const signing = join(folder, 'sign.key');
  for (const file of [shop, signing])
    if (existsSync(file)) throw new ConfigProblem(`${file} is there already; nothing was changed`);
  const seed = `whsk_${randomBytes(32).toString('base64')}`;
  writeFileSync(shop, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx' });
  writeFileSync(signing, `${seed}\n`, { mode: 0o600, flag: 'wx' });
  return { publicKey: createSigner(`whsec_${Buffer.alloc(32).toString('base64')}`, seed).publicKey };
}

/** @throws ConfigProblem */
export function parseShopKey(text: string, file: string): string {
  if (!/^[0-9a-f]{64}$/.test(text)) throw new ConfigProblem(`${file}: not 64 hexadecimal digits`);
  return text;
}
