import { createHash, createPublicKey, verify as verifySignature } from 'node:crypto';
import { crc32, deflateRawSync } from 'node:zlib';
import { type Hasher, type Verification, verifyBundle } from './index.ts';
import type { BundleSource } from './types.ts';
import { zipTime } from './zip-layout.ts';
import { writeZip } from './zip-write.ts';

/** A bundle in memory. */
export const sourceOf = (bytes: Uint8Array): BundleSource => ({
  size: bytes.length,
  read: async (offset, length) => bytes.subarray(offset, offset + length),
});

/** OpenSSL's primitives, as the CLI injects them; @noble's are tried in one test. */
export const ed25519 = (signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): boolean => {
  const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), publicKey]);
  return verifySignature(
    null,
    message,
    createPublicKey({ key: der, format: 'der', type: 'spki' }),
    signature,
  );
};
export const hasher: Hasher = {
  ed25519,
  sha256: () => createHash('sha256'),
  sm3: () => createHash('sm3'),
  crc32,
};
export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
export const files = [
  { path: 'items/voucher.png', content: utf8('paid 98.00') },
  { path: 'items/聊天.png', content: utf8('5分钟到账') },
  { path: 'letters/voucher.png', content: utf8('letter') },
];

export const verify = (bytes: Uint8Array, vkey?: string): Promise<Verification> =>
  verifyBundle(sourceOf(bytes), { hasher, ...(vkey ? { vkey } : {}) });
export const failed = (v: Verification): string[] => v.checks.filter((c) => !c.ok).map((c) => c.name);

export const failedOf = async (bytes: Uint8Array, key?: string): Promise<string[]> =>
  failed(await verify(bytes, key));

/** The bundle's files by name, to be put together anew as an attacker who knows the format would. */
export async function repack(
  bundle: Uint8Array,
  change: (files: Map<string, Uint8Array>) => void,
): Promise<Uint8Array> {
  const map = new Map<string, Uint8Array>();
  const view = new DataView(bundle.buffer, bundle.byteOffset);
  for (let at = 0; view.getUint32(at, true) === 0x04034b50; ) {
    const start = at + 30 + view.getUint16(26 + at, true);
    const name = new TextDecoder().decode(bundle.subarray(at + 30, start));
    at = start + view.getUint32(18 + at, true);
    map.set(name, bundle.slice(start, at));
  }
  change(map);
  const hex = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
  const lines = (keep: (name: string) => boolean) =>
    utf8(
      [...map]
        .filter(([name]) => keep(name))
        .map(([name, b]) => `${hex(b)}  ${name}\n`)
        .join(''),
    );
  const payload = [...map].filter(([name]) => name.startsWith('data/'));
  const oxum = `${payload.reduce((n, [, b]) => n + b.length, 0)}.${payload.length}`;
  map.set(
    'bag-info.txt',
    utf8(`Bagging-Date: 2026-11-01\nPayload-Oxum: ${oxum}\nBag-Software-Agent: redress\n`),
  );
  if (map.has('manifest-sha256.txt'))
    map.set(
      'manifest-sha256.txt',
      lines((name) => name.startsWith('data/')),
    );
  map.delete('tagmanifest-sha256.txt');
  map.set(
    'tagmanifest-sha256.txt',
    lines((name) => !name.startsWith('data/')),
  );
  return zipOf([...map]);
}

export async function zipOf(entries: [string, Uint8Array][]): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  const zipFiles = entries.map(([name, bytes]) => ({
    name,
    size: bytes.length,
    crc32: crc32(bytes),
    open: async function* () {
      yield bytes;
    },
  }));
  for await (const part of writeZip(zipFiles, zipTime('2026-11-01T04:30:00Z'))) parts.push(part);
  return Buffer.concat(parts);
}

/** The same files, deflated: only the headers that matter here. */
export function deflated(entries: [string, Uint8Array][], claimed?: number): Uint8Array {
  const parts: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [name, bytes] of entries) {
    const packed = deflateRawSync(bytes);
    const raw = Buffer.from(name);
    const fields = Buffer.alloc(22);
    fields.writeUInt16LE(0x0800, 0);
    fields.writeUInt16LE(8, 2);
    fields.writeUInt32LE(crc32(bytes), 8);
    fields.writeUInt32LE(packed.length, 12);
    fields.writeUInt32LE(claimed ?? bytes.length, 16);
    const tail = Buffer.from([raw.length, 0]);
    const local = Buffer.concat([
      Buffer.from('504b03041400', 'hex'),
      fields.subarray(0, 20),
      tail,
      Buffer.alloc(2),
      raw,
    ]);
    central.push(
      Buffer.concat([
        Buffer.from('504b010214001400', 'hex'),
        fields.subarray(0, 20),
        tail,
        Buffer.alloc(12),
        u32(offset),
        raw,
      ]),
    );
    parts.push(local, packed);
    offset += local.length + packed.length;
  }
  const directory = Buffer.concat(central);
  const count = Buffer.from([entries.length, 0]);
  const end = Buffer.concat([
    Buffer.from('504b050600000000', 'hex'),
    count,
    count,
    u32(directory.length),
    u32(offset),
    Buffer.alloc(2),
  ]);
  return Buffer.concat([...parts, directory, end]);
}
export const u32 = (n: number): Buffer => {
  const out = Buffer.alloc(4);
  out.writeUInt32LE(n);
  return out;
};
