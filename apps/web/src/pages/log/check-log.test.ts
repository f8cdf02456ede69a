import { parseEntry } from '@redress/bundle';
import type { LogEntry, LogView } from '@redress/contract';
import { toBase64, toHex } from '@redress/kernel';
import {
  createCosigner,
  createSigner,
  formatCheckpoint,
  formatTlogProof,
  inclusionProof,
  leafHash,
  nodeHash,
  rootOf,
  signNote,
} from '@redress/tlog';
import { describe, expect, test } from 'vitest';
import { checkEntry, pathSteps } from './check-entry.ts';
import { checkLog } from './check-log.ts';

const seed = (n: number) => new Uint8Array(32).fill(n);
const log = createSigner({ name: 'log.example', seed: seed(1) });
const thief = createSigner({ name: 'log.example', seed: seed(2) });
const witness = createCosigner({ name: 'w.example', seed: seed(3) });
const digest = toBase64(seed(7));
const entryOf = (n: number): string =>
  `{"at":"2026-11-23T06:05:12.000Z","by":"log:x","c":{"bytes":"${digest}"},"id":"item_${n}","sm3":{"bytes":"${digest}"},"t":"item","v":1}`;
const utf8 = new TextEncoder();
const leaves = Array.from({ length: 40 }, (_, n) => leafHash(utf8.encode(entryOf(n))));

const headOf = (size: number, signer = log) => {
  const root = rootOf(leaves.slice(0, size));
  const body = formatCheckpoint({ origin: log.name, size, root });
  return { size, root: toBase64(root), note: signNote(body, [signer]), body };
};
const cosign = (head: ReturnType<typeof headOf>) => ({
  ...head,
  note: head.note + witness.cosign(head.body, 1_700_000_000),
});
const policy = (quorum: string) => ({ quorum, text: `witness W ${witness.vkey}\nquorum ${quorum}\n` });
const view = (change: Partial<LogView> = {}): LogView => ({
  shard: 'main',
  origin: log.name,
  vkeys: [log.vkey],
  size: 40,
  head: headOf(40),
  witnesses: [],
  authorities: [],
  anchors: [],
  ...change,
});

/** Every node of a perfect subtree from the leaves. */
const readNode = async (level: number, index: number): Promise<Uint8Array> =>
  level === 0
    ? (leaves[index] as Uint8Array)
    : nodeHash(await readNode(level - 1, 2 * index), await readNode(level - 1, 2 * index + 1));

async function proved(index: number, size: number): Promise<LogEntry> {
  const hashes = await inclusionProof(index, size, readNode);
  const proof = formatTlogProof({ index, hashes, checkpoint: headOf(size).note });
  const leaf = toHex(leaves[index] as Uint8Array);
  const about = { id: `item_${index}`, type: 'item', sealedAt: '2026-11-23T06:05:12Z', final: false };
  return { ...about, index, entry: entryOf(index), leafHash: leaf, proof };
}

describe('the browser', () => {
  test('accepts a head that the log signed, and names the witnesses of a final one', () => {
    expect(checkLog(view())).toEqual({ ok: true, cosigners: [] });
    const final = cosign(headOf(30));
    expect(checkLog(view({ final, policy: policy('W') }))).toEqual({ ok: true, cosigners: ['W'] });
  });

  test.each<[string, Partial<LogView>]>([
    ['another key', { head: headOf(40, thief) }],
    ['a larger size than was signed', { size: 41 }],
    ['another root than was signed', { head: { ...headOf(40), root: headOf(39).root } }],
    ['another log', { origin: 'other.example' }],
    ['a final head that no witness signed', { final: headOf(30), policy: policy('W') }],
    ['a final head without a policy', { final: cosign(headOf(30)) }],
    [
      'a final head beyond the newest',
      { size: 20, head: headOf(20), final: cosign(headOf(30)), policy: policy('W') },
    ],
  ])('refuses %s', (_, change) => {
    expect(checkLog(view(change)).ok).toBe(false);
  });

  test('walks from every entry of every tree to its root, and shows each step of it', async () => {
    expect(parseEntry(utf8.encode(entryOf(0))).ok).toBe(true);
    for (let size = 1; size <= 40; size++)
      for (let index = 0; index < size; index++) {
        const hashes = await inclusionProof(index, size, readNode);
        const leaf = leaves[index] as Uint8Array;
        const end = pathSteps(index, size, leaf, hashes).at(-1)?.joined ?? leaf;
        expect(toHex(end)).toBe(toHex(rootOf(leaves.slice(0, size))));
      }
    const checked = checkEntry(await proved(21, 40), view());
    expect(checked).toMatchObject({ ok: true, size: 40, entry: { id: 'item_21' } });
  });

  test('refuses an entry, a proof, a number or a kind that was exchanged', async () => {
    const good = await proved(5, 40);
    const other = await proved(6, 40);
    expect(checkEntry(good, view()).ok).toBe(true);
    const exchanged: Partial<LogEntry>[] = [
      { entry: other.entry },
      { entry: other.entry, leafHash: other.leafHash },
      { proof: other.proof },
      { index: 6 },
      { id: other.id },
      { type: 'letter' },
      { entry: `${good.entry} ` },
    ];
    for (const change of exchanged) expect(checkEntry({ ...good, ...change }, view()).ok).toBe(false);
    expect(checkEntry(good, view({ vkeys: [thief.vkey] })).ok).toBe(false);
  });
});
