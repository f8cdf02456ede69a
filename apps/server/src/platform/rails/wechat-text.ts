import {
  constants,
  createDecipheriv,
  createSign,
  createVerify,
  type KeyObject,
  publicEncrypt,
  randomBytes,
} from 'node:crypto';

/** What is signed of a request: method, path with query, time, nonce and body, each ended by a newline. */
export function authorization(
  { merchantId, serial, privateKey }: { merchantId: string; serial: string; privateKey: string },
  { method, path, body, atMs }: { method: string; path: string; body: string; atMs: number },
): string {
  const timestamp = String(Math.floor(atMs / 1000));
  const nonce = randomBytes(16).toString('hex');
  const text = `${method}\n${path}\n${timestamp}\n${nonce}\n${body}\n`;
  const signature = createSign('RSA-SHA256').update(text).sign(privateKey, 'base64');
  const fields = { mchid: merchantId, nonce_str: nonce, signature, timestamp, serial_no: serial };
  const list = Object.entries(fields).map(([name, value]) => `${name}="${value}"`);
  return `WECHATPAY2-SHA256-RSA2048 ${list.join(',')}`;
}

export interface SignedMessage {
  timestamp: string | undefined;
  nonce: string | undefined;
  signature: string | undefined;
  serial: string | undefined;
  body: string;
}

const oldestMs = 5 * 60_000;

/** Whether a message is the platform's, under the key that we know, and of these minutes. */
export function isGenuine(
  { timestamp, nonce, signature, serial, body }: SignedMessage,
  { platformKey, platformSerial, atMs }: { platformKey: KeyObject; platformSerial: string; atMs: number },
): boolean {
  if (!timestamp || !nonce || !signature || serial !== platformSerial) return false;
  if (!(Math.abs(Number(timestamp) * 1000 - atMs) <= oldestMs)) return false;
  return createVerify('RSA-SHA256')
    .update(`${timestamp}\n${nonce}\n${body}\n`)
    .verify(platformKey, signature, 'base64');
}

/** A name, so that only the platform reads it: RSAES-OAEP with SHA-1, as the protocol has it. */
export const encryptName = (name: string, key: KeyObject): string =>
  publicEncrypt(
    { key, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' },
    Buffer.from(name),
  ).toString('base64');

export interface Resource {
  ciphertext: string;
  nonce: string;
  associated_data?: string;
}

/** The plain text of a notice (AES-256-GCM); undefined where it was not made with our key. */
export function decryptResource(
  { ciphertext, nonce, associated_data: data = '' }: Resource,
  key: string,
): string | undefined {
  try {
    const bytes = Buffer.from(ciphertext, 'base64');
    const decipher = createDecipheriv('aes-256-gcm', key, nonce)
      .setAAD(Buffer.from(data))
      .setAuthTag(bytes.subarray(-16));
    return Buffer.concat([decipher.update(bytes.subarray(0, -16)), decipher.final()]).toString();
  } catch {
    return undefined;
  }
}
