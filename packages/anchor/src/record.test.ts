import { toBase64 } from '@redress/kernel';
import { consistencyProof, leafHash, rootOf } from '@redress/tlog';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkAnchorRecord } from './check-record.ts';
import { type AnchorRecord, formatAnchors, parseAnchors } from './record.ts';

const utf8 = new TextEncoder();
const leaves = Array.from({ length: 40 }, (_, i) => leafHash(utf8.encode(`entry ${i}`)));
const origin = 'redress.example/log/main';
const headOf = (size: number, name = origin) => ({ origin: name, size, root: rootOf(leaves.slice(0, size)) });
const read = (level: number, index: number) =>
  rootOf(leaves.slice(index * 2 ** level, (index + 1) * 2 ** level));

async function recordOf(size: number, headSize: number): Promise<AnchorRecord> {
  const [low, high] = [Math.min(size, headSize), Math.max(size, headSize)];
  return {
    chain: 'eip155:31337',
    name: 'local',
    contract: `0x${'1'.repeat(40)}`,
    publisher: `0x${'2'.repeat(40)}`,
    ...headOf(size),
    noteHash: 'a'.repeat(64),
    tx: `0x${'3'.repeat(64)}`,
    block: 7,
    blockHash: `0x${'4'.repeat(64)}`,
    at: '2026-11-23T04:00:00.000Z',
    consistency: low === high || low === 0 ? [] : await consistencyProof(low, high, read),
  };
}

describe('checkAnchorRecord', () => {
  test('an anchor of any size of the same log leads to any head, and says how far it speaks', async () => {
    for (const size of [0, 1, 2, 7, 8, 31, 40])
      for (const headSize of [0, 1, 3, 8, 32, 40]) {
        const checked = checkAnchorRecord(await recordOf(size, headSize), headOf(headSize));
        const value = { entries: Math.min(size, headSize), wholeHead: size >= headSize };
        expect(checked).toEqual({ ok: true, value });
      }
  });
  test('another log, another root, another proof or a proof the wrong way is refused', async () => {
    const record = await recordOf(9, 25);
    const refused = (change: Partial<AnchorRecord>, head = headOf(25)) =>
      expect(checkAnchorRecord({ ...record, ...change }, head).ok).toBe(false);
    expect(checkAnchorRecord(record, headOf(25)).ok).toBe(true);
    refused({ origin: 'other.example' });
    refused({}, headOf(25, 'other.example'));
    refused({ root: headOf(10).root });
    refused({ size: 10 });
    refused({ consistency: [] });
    refused({ consistency: [...record.consistency].reverse() });
    refused({}, headOf(24));
    refused({ size: 25 }, headOf(25));
  });
});

describe('parseAnchors', () => {
  const bytesOf = (records: AnchorRecord[]) => utf8.encode(formatAnchors(records));
  test('what was written is read back', async () => {
    const records = [await recordOf(9, 25), await recordOf(25, 25)];
    expect(parseAnchors(bytesOf(records))).toEqual({ ok: true, value: records });
    expect(parseAnchors(bytesOf([]))).toEqual({ ok: true, value: [] });
  });
  test('every field that is missing, of another kind or malformed is named', async () => {
    const plain = JSON.parse(formatAnchors([await recordOf(9, 25)])) as {
      anchors: Record<string, unknown>[];
    };
    const good = plain.anchors[0] as Record<string, unknown>;
    for (const field of Object.keys(good))
      for (const wrong of [undefined, null, 7.5, -1, '', 'x y', '0x ZZ', [1], {}]) {
        const text = JSON.stringify({ v: 1, anchors: [{ ...good, [field]: wrong }] });
        const parsed = parseAnchors(utf8.encode(text));
        expect(parsed.ok ? '' : parsed.reason).toContain(`"${field}"`);
      }
    const chainmaker = { ...good, chain: 'cmaker:chain1', contract: 'anchor', publisher: 'org1.client' };
    expect(parseAnchors(utf8.encode(JSON.stringify({ v: 1, anchors: [chainmaker] }))).ok).toBe(true);
    const spare = { ...good, root: `${toBase64(new Uint8Array(32)).slice(0, 42)}B=` };
    expect(parseAnchors(utf8.encode(JSON.stringify({ v: 1, anchors: [spare] }))).ok).toBe(false);
  });
  test("a stranger's bytes never throw", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array(),
          fc.json().map((text) => utf8.encode(text)),
        ),
        (bytes) => {
          expect(parseAnchors(bytes).ok).toBe(false);
        },
      ),
    );
    expect(parseAnchors(new Uint8Array(300_000).fill(32)).ok).toBe(false);
  });
});
