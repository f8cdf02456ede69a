import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { verifyBundle } from './index.ts';
import { sampleBundle, sampleBundleInput } from './sample.ts';
import {
  deflated,
  failed,
  failedOf,
  files,
  hasher,
  repack,
  sourceOf,
  utf8,
  verify,
  zipOf,
} from './testing.ts';

let bundle: Uint8Array;
let vkey: string;
beforeAll(async () => {
  bundle = await sampleBundle(hasher, files);
  vkey = (await sampleBundleInput(hasher, [])).vkey;
});

describe('a zip by another program', () => {
  let entries: [string, Uint8Array][] = [];
  beforeAll(async () => {
    await repack(bundle, (map) => {
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
