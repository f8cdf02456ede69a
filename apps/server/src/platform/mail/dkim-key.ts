import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '@redress/kernel';
import { writeSecret } from '../blobs/secret.ts';

/** Who signs outgoing mail: the key that `<selector>._domainkey.<domain>` publishes. */
export interface DkimSigner {
  domain: string;
  selector: string;
  privateKeyPem: string;
}

/** What the owner of the domain has to publish so that others can check our signatures. */
export interface DkimRecord {
  /** Name of the TXT record. */
  name: string;
  value: string;
}

const rsaBits = 2048;
const fileOf = (selector: string): string => `dkim-${selector}`;

/** A DNS label that can also be a file's name. */
export const isSelector = (text: string): boolean => /^[a-z0-9](?:[a-z0-9-]{0,40}[a-z0-9])?$/.test(text);

/** Makes the key in `<folder>/keys/dkim-<selector>`. RSA-2048, which every receiver checks (RFC 8301). Refusal: `key-exists`. */
export function makeDkimKey(folder: string, domain: string, selector: string): DkimSigner {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: rsaBits });
  const privateKeyPem = privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
  if (!writeSecret(folder, fileOf(selector), Buffer.from(privateKeyPem)))
    throw new Refusal('key-exists', {
      zh: `keys/${fileOf(selector)} 已存在，不会覆盖；换新密钥请另选一个 selector。`,
      en: `keys/${fileOf(selector)} exists and is not overwritten: choose another selector for a new key.`,
    });
  return { domain, selector, privateKeyPem };
}

/** Refusals: `no-dkim-key`, `key-damaged`. */
export function loadDkimKey(folder: string, domain: string, selector: string): DkimSigner {
  const path = join(folder, 'keys', fileOf(selector));
  if (!existsSync(path))
    throw new Refusal('no-dkim-key', {
      zh: `没有邮件签名密钥 keys/${fileOf(selector)}；请运行 redress mail keygen。`,
      en: `There is no mail key keys/${fileOf(selector)}: run redress mail keygen.`,
    });
  const privateKeyPem = readFileSync(path, 'utf8');
  try {
    createPrivateKey(privateKeyPem);
  } catch {
    throw new Refusal('key-damaged', {
      zh: `密钥文件 keys/${fileOf(selector)} 已损坏，请从备份恢复。`,
      en: `The key file keys/${fileOf(selector)} is damaged: restore it from a backup.`,
    });
  }
  return { domain, selector, privateKeyPem };
}

/** The TXT record that belongs to the key (RFC 6376 §3.6). */
export function dkimRecordOf({ domain, selector, privateKeyPem }: DkimSigner): DkimRecord {
  const key = createPublicKey(privateKeyPem).export({ type: 'spki', format: 'der' }) as Buffer;
  return { name: `${selector}._domainkey.${domain}`, value: `v=DKIM1; k=rsa; p=${key.toString('base64')}` };
}
