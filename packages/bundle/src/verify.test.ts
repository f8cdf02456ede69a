import { createHash, createPublicKey, verify as verifySignature } from 'node:crypto';
import { crc32, deflateRawSync } from 'node:zlib';
import { Refusal } from '@redress/kernel';
import { createSigner } from '@redress/tlog';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Hasher, portableHasher, type Verification, verifyBundle } from './index.ts';
import { sampleBundle, sampleBundleInput } from './sample.ts';
import { sourceOf } from './test-helpers.ts';
import { zipTime } from './zip-layout.ts';
import { writeZip } from './zip-write.ts';

/** OpenSSL's primitives, as the CLI injects them; @noble's are tried in one test. */
const ed25519 = (signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): boolean => {
  const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), publicKey]);
  return verifySignature(
    null,
    message,
    createPublicKey({ key: der, format: 'der', type: 'spki' }),
    signature,
  );
};
const hasher: Hasher = {
  ed25519,
  sha256: () => createHash('sha256'),
  sm3: () => createHash('sm3'),
  crc32,
};
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const files = [
  { path: 'items/voucher.png', content: utf8('paid 98.00') },
  { path: 'items/聊天.png', content: utf8('5分钟到账') },
  { path: 'letters/voucher.png', content: utf8('letter') },
];
const verify = (bytes: Uint8Array, vkey?: string): Promise<Verification> =>
  verifyBundle(sourceOf(bytes), { hasher, ...(vkey ? { vkey } : {}) });
const failed = (v: Verification): string[] => v.checks.filter((c) => !c.ok).map((c) => c.name);

let bundle: Uint8Array;
let vkey: string;
beforeAll(async () => {
  bundle = await sampleBundle(hasher, files);
  vkey = (await sampleBundleInput(hasher, [])).vkey;
});

/** Where `text` stands in the bundle the `nth` time. */
function find(text: string, nth = 0): number {
  let at = -1;
  for (let i = 0; i <= nth; i++) at = Buffer.from(bundle).indexOf(text, at + 1);
  if (at < 0) throw new Error(`no ${text}`);
  return at;
}
function flipped(at: number, mask = 1): Uint8Array {
  const bytes = bundle.slice();
  bytes[at] = (bytes[at] as number) ^ mask;
  return bytes;
}

/** The bundle's files by name, to be put together anew as an attacker who knows the format would. */
async function repack(change: (files: Map<string, Uint8Array>) => void): Promise<Uint8Array> {
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

async function zipOf(entries: [string, Uint8Array][]): Promise<Uint8Array> {
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

describe('an intact bundle', () => {
  test('passes every check, and each file has one for itself and one for its seal', async () => {
    const verification = await verify(bundle, vkey);
    expect(failed(verification)).toEqual([]);
    expect(verification.checks.map((c) => c.name)).toEqual([
      'bag',
      'item:data/case.json',
      'item:voucher.png',
      'item:聊天.png',
      'item:data/letters/voucher.png',
      'seal:data/case.json',
      'seal:voucher.png',
      'seal:聊天.png',
      'seal:data/letters/voucher.png',
      'checkpoint',
    ]);
    expect(await repack(() => {}).then(failedOf)).toEqual([]);
  });
  test('says when the key came from the bundle itself', async () => {
    const detail = async (key?: string) => (await verify(bundle, key)).checks.at(-1)?.detail;
    expect(await detail()).toContain('the key inside the bundle');
    expect(await detail(vkey)).toContain('the given key');
    expect(await detail(`${vkey}\n`)).toContain('the given key');
  });
  test('verifies the same with JavaScript hashes only, in Chinese, with progress', async () => {
    const seen: number[] = [];
    const verification = await verifyBundle(sourceOf(bundle), {
      hasher: portableHasher,
      language: 'zh',
      onProgress: (done, total) => seen.push(done / total),
    });
    expect(verification.ok).toBe(true);
    expect(verification.checks[0]?.detail).toContain('完整的 BagIt 1.0 证据包');
    expect(seen.at(-1)).toBe(1);
  });
});

const failedOf = async (bytes: Uint8Array, key?: string): Promise<string[]> =>
  failed(await verify(bytes, key));

describe('a flipped byte is reported', () => {
  test('wherever it is: every byte of the file, one random bit each, by the bundle being broken and never "no bundle"', async () => {
    const small = await sampleBundle(hasher, files.slice(0, 1));
    const missed: number[] = [];
    for (let at = 0; at < small.length; at++) {
      const bytes = small.slice();
      bytes[at] = (bytes[at] as number) ^ (1 << ((at * 7) % 8));
      if ((await verify(bytes)).ok) missed.push(at);
    }
    expect(missed).toEqual([]);
  }, 120_000);
  test('in an item, by its item and its seal; no other item is blamed', async () => {
    expect(await failedOf(flipped(find('paid 98.00')), vkey)).toEqual([
      'bag',
      'item:voucher.png',
      'seal:voucher.png',
    ]);
  });
  test('in case.json, by case.json', async () => {
    const names = await failedOf(flipped(find('not-delivered')), vkey);
    expect(names).toEqual(['bag', 'item:data/case.json', 'seal:data/case.json']);
  });
  test('in an entry or a proof, by the seal of its file', async () => {
    const entry = find('"by":"sample"');
    expect(await failedOf(flipped(entry + 7), vkey)).toEqual(['bag', 'seal:data/case.json']);
    const last = find('c2sp.org/tlog-proof@v1', 3) + 'c2sp.org/tlog-proof@v1\nindex '.length;
    expect((await failedOf(flipped(last), vkey)).filter((name) => name.startsWith('seal:'))).toHaveLength(1);
  });
  test('in the name of a file, by that name in the detail', async () => {
    const verification = await verify(flipped(find('data/items/voucher.png') + 12));
    expect(verification.checks.find((c) => c.name === 'bag')?.detail).toContain('voucher.png');
  });
  test('by cutting off, prefixing or appending bytes', async () => {
    for (const bytes of [
      bundle.subarray(0, -1),
      bundle.subarray(0, 5000),
      Buffer.concat([bundle, Buffer.alloc(1)]),
    ])
      expect((await verify(bytes)).ok).toBe(false);
    expect((await verify(Buffer.concat([Buffer.alloc(1), bundle]))).ok).toBe(false);
  });
});

describe('an attacker who rebuilds zip and manifests', () => {
  test('cannot change an item', async () => {
    const bytes = await repack((map) => map.set('data/items/voucher.png', utf8('paid 99.00')));
    expect(await failedOf(bytes, vkey)).toEqual(['seal:voucher.png']);
  });
  test('cannot take an item away, with or without its proofs', async () => {
    const gone = await repack((map) => {
      for (const name of [
        'data/items/voucher.png',
        'proofs/voucher.png.entry',
        'proofs/voucher.png.tlog-proof',
      ])
        map.delete(name);
    });
    expect(await failedOf(gone, vkey)).toEqual(['bag', 'item:voucher.png', 'seal:voucher.png']);
  });
  test('cannot add an unsealed item', async () => {
    const bytes = await repack((map) => map.set('data/items/forged.png', utf8('forged')));
    expect(await failedOf(bytes, vkey)).toEqual(['seal:forged.png']);
  });
  test('cannot swap two items with their proofs', async () => {
    const bytes = await repack((map) => {
      for (const [a, b] of [
        ['data/items/voucher.png', 'data/items/聊天.png'],
        ['proofs/voucher.png.entry', 'proofs/聊天.png.entry'],
        ['proofs/voucher.png.tlog-proof', 'proofs/聊天.png.tlog-proof'],
      ] as const) {
        const kept = map.get(a) as Uint8Array;
        map.set(a, map.get(b) as Uint8Array);
        map.set(b, kept);
      }
    });
    expect(await failedOf(bytes, vkey)).toEqual(['seal:voucher.png', 'seal:聊天.png']);
  });
  test('cannot change a salt in case.json', async () => {
    const bytes = await repack((map) => {
      const text = new TextDecoder().decode(map.get('data/case.json'));
      map.set('data/case.json', utf8(text.replace(/"AQEB/, '"AgEB')));
    });
    expect(await failedOf(bytes, vkey)).toEqual(['seal:data/case.json', 'seal:voucher.png']);
  });
  test('cannot sign with a key of their own once the real key is given', async () => {
    const own = createSigner({ name: 'log.redress.example/sample', seed: new Uint8Array(32).fill(5) });
    const bytes = await repack((map) => {
      for (const [name, content] of map) {
        if (!name.endsWith('.tlog-proof')) continue;
        const [proof, body] = new TextDecoder().decode(content).split('\n\n') as [string, string];
        map.set(name, utf8(`${proof}\n\n${body}\n\n${own.sign(`${body}\n`)}`));
      }
      map.set('proofs/vkey', utf8(`${own.vkey}\n`));
    });
    expect(await failedOf(bytes)).toEqual([]); // the key inside proves only that the parts fit together
    const names = await failedOf(bytes, vkey);
    expect(names).toContain('checkpoint');
    expect(names.filter((name) => name.startsWith('seal:'))).toHaveLength(4);
  });
  test.each([
    ['fetch.txt', 'fetch.txt'],
    ['proofs/stray.txt', 'stray.txt'],
    ['data/elsewhere/x.png', ''],
    ['../escape.txt', 'escape.txt'],
    ['data/items/a\\b.png', 'a'],
    ['~root.txt', 'root'],
    ['/etc/passwd', 'passwd'],
    ['data/items/\u0000.png', ''],
  ])('cannot slip in %j', async (name, said) => {
    const verification = await verify(await repack((map) => map.set(name, utf8('x'))), vkey);
    expect(verification.ok).toBe(false);
    expect(JSON.stringify(verification.checks.filter((c) => !c.ok))).toContain(said);
  });
  test.each(['bagit.txt', 'manifest-sha256.txt', 'README.zh.txt', 'proofs/vkey', 'data/case.json'])(
    'cannot leave out %s',
    async (name) => {
      const bytes = await repack((map) => map.delete(name));
      if (name === 'bagit.txt') await expect(verify(bytes, vkey)).rejects.toThrow(Refusal);
      else expect((await failedOf(bytes, vkey)).length).toBeGreaterThan(0);
    },
  );
  test('cannot put a file in twice', async () => {
    const once: [string, Uint8Array][] = [
      ['bagit.txt', utf8('x')],
      ['bagit.txt', utf8('y')],
    ];
    const verification = await verify(await zipOf(once));
    expect(verification.checks[0]?.detail).toContain('stands twice');
  });
});

describe('a zip by another program', () => {
  /** The same files, deflated: only the headers that matter here. */
  function deflated(entries: [string, Uint8Array][], claimed?: number): Uint8Array {
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
  const u32 = (n: number): Buffer => {
    const out = Buffer.alloc(4);
    out.writeUInt32LE(n);
    return out;
  };
  let entries: [string, Uint8Array][] = [];
  beforeAll(async () => {
    await repack((map) => {
      entries = [...map];
    });
  });

  test('is not the original container, and that is said once; its contents still verify', async () => {
    const verification = await verify(deflated(entries), vkey);
    expect(failed(verification)).toEqual(['bag']);
    expect(verification.checks[0]?.detail).toContain('packed anew by another program');
  });
  test('with a changed item still names the item', async () => {
    const changed = entries.map(([name, bytes]): [string, Uint8Array] =>
      name === 'data/items/voucher.png' ? [name, utf8('paid 99.00')] : [name, bytes],
    );
    expect(await failedOf(deflated(changed), vkey)).toEqual(['bag', 'item:voucher.png', 'seal:voucher.png']);
  });
  test('a bomb is not unpacked', async () => {
    // Small enough as a whole, but one entry shrinks a thousandfold; and too large as a whole.
    for (const size of [900_000, 50_000_000]) {
      const verification = await verify(
        deflated([...entries, ['data/items/bomb.png', new Uint8Array(size)]]),
        vkey,
      );
      expect(JSON.stringify(verification.checks.filter((c) => !c.ok))).toContain('zip bomb');
    }
  });
  test('many entries over the same bytes are not hashed a thousand times', async () => {
    const shared = Buffer.from(
      deflated([
        ['bagit.txt', new Uint8Array(0)],
        ['data/items/a.png', Buffer.alloc(200_000, 'ab')],
      ]),
    );
    const directory = shared.readUInt32LE(shared.length - 6);
    const record = shared.subarray(directory + 46 + 'bagit.txt'.length, shared.length - 22);
    const copies = Array.from({ length: 500 }, (_, i) => {
      const copy = Buffer.from(record);
      copy.write(String(i).padStart(3, '0'), 46 + 'data/items/'.length - 4);
      return copy;
    });
    const records = Buffer.concat([
      shared.subarray(directory, directory + 46 + 'bagit.txt'.length),
      ...copies,
    ]);
    const end = Buffer.from(shared.subarray(-22));
    end.writeUInt16LE(501, 8);
    end.writeUInt16LE(501, 10);
    end.writeUInt32LE(records.length, 12);
    const bytes = Buffer.concat([shared.subarray(0, directory), records, end]);
    let hashed = 0;
    const verification = await verifyBundle(sourceOf(bytes), {
      hasher,
      onProgress: (done) => (hashed = done),
    });
    expect(verification.ok).toBe(false);
    expect(hashed).toBeLessThan(3_000_000);
  });
  test('a file that holds more than it states is cut off', async () => {
    const liar = deflated([...entries, ['data/items/liar.png', new Uint8Array(100_000)]], 10);
    expect((await verify(liar, vkey)).ok).toBe(false);
  });
});

describe('what is no bundle', () => {
  test.each([
    ['nothing', new Uint8Array(0)],
    ['text', utf8('hello')],
    ['one byte', utf8('P')],
    ['a bare end record', Buffer.from(`504b0506${'00'.repeat(18)}`, 'hex')],
  ])('%s is refused as such', async (_, bytes) => {
    await expect(verify(bytes)).rejects.toMatchObject({ code: 'not-a-bundle' });
  });
  test('another zip is refused as such', async () => {
    const other = await zipOf([['hello.txt', utf8('hello')]]);
    await expect(verify(other)).rejects.toMatchObject({ code: 'not-a-bundle' });
  });
  test('a key that is none is the asker’s mistake', async () => {
    await expect(verify(bundle, 'nonsense')).rejects.toMatchObject({ code: 'bad-vkey' });
  });
  test('no bytes at all make it throw anything else', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(),
        fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 12 }),
        async (cut, edits) => {
          const bytes = bundle.slice(0, bundle.length - (cut % 50 === 0 ? cut % bundle.length : 0));
          for (const [at, byte] of edits) bytes[at % bytes.length] = byte;
          try {
            await verify(bytes);
          } catch (error) {
            expect(error).toMatchObject({ code: 'not-a-bundle' });
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
