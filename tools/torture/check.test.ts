import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSigner, formatCheckpoint, leafHash, rootOf, signNote } from '@redress/tlog';
import { afterAll, describe, expect, test } from 'vitest';
import { createChance } from './chance.ts';
import { check, type Evidence } from './check.ts';
import { createWitnessTally, type WitnessAnswer } from './check-witnesses.ts';
import { createHeads } from './heads.ts';
import { openJournal } from './journal.ts';

const signer = createSigner({ name: 'torture.example', seed: new Uint8Array(32).fill(7) });
const entryOf = (id: string): Uint8Array => Buffer.from(JSON.stringify({ id }));
const idOf = (entry: Uint8Array): string => JSON.parse(Buffer.from(entry).toString()).id;
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const ids = Array.from({ length: 300 }, (_, i) => `item_${i}`);
const entries = ids.map(entryOf);
const hashes = entries.map((entry) => leafHash(entry));
const rootAt = (size: number, of = hashes): Uint8Array => rootOf(of.slice(0, size));
const noteOf = (size: number, root = rootAt(size)): string =>
  signNote(formatCheckpoint({ origin: signer.name, size, root }), [signer]);
const seenOf = (size: number, root = rootAt(size)) => ({
  size,
  root: Buffer.from(root).toString('base64'),
  note: noteOf(size, root),
  source: 'node A',
});
const sizes = [1, 40, 256, 257, 300];

/** An honest run: each test changes one thing of it. */
const honest: Evidence = {
  vkey: signer.vkey,
  head: noteOf(300),
  entries,
  readNode: (level, index) => rootOf(hashes.slice(index * 2 ** level, (index + 1) * 2 ** level)),
  idOf,
  acknowledged: ids.map((id, index) => ({ id, index, leafHash: hex(hashes[index] as Uint8Array) })),
  undone: ['item_undone'],
  heads: sizes.map((size) => seenOf(size)),
  committed: sizes.map((size, i) => ({ size, root: seenOf(size).root, fence: 1 + Math.floor(i / 2) })),
};
const found = async (change: Partial<Evidence>): Promise<string> =>
  (await check({ ...honest, ...change })).join('\n');
const acknowledged = (id: string, index: number, hash = leafHash(entryOf(id))) => [
  { id, index, leafHash: hex(hash) },
];

describe('the comparison of promises with the log', () => {
  test('says nothing of an honest run', async () => {
    expect(await check(honest)).toEqual([]);
  });
  test('names an acknowledged seal that is lost, moved or changed', async () => {
    expect(await found({ acknowledged: acknowledged('item_lost', 300) })).toMatch(
      /item_lost was acknowledged at 300, the log ends at 300/,
    );
    expect(await found({ acknowledged: acknowledged('item_7', 8) })).toMatch(/at 8, where item_8 stands/);
    const other = leafHash(entryOf('x'));
    expect(await found({ acknowledged: acknowledged('item_7', 7, other) })).toMatch(
      /other bytes.*\n.*cannot be proved/,
    );
  });
  test('names a seal that stands twice, and one that its caller had rolled back', async () => {
    const twice = [...entries.slice(0, 299), entryOf('item_5')];
    expect(await found({ entries: twice })).toMatch(/item_5 stands in the log twice: 5 and 299/);
    expect(await found({ undone: ['item_9'] })).toMatch(/item_9 was rolled back by its caller/);
  });
  test('names entries that are missing or do not lead to the signed root', async () => {
    expect(await found({ entries: entries.slice(0, -1) })).toMatch(/300 entries, 299 are served/);
    expect(await found({ entries: entries.with(3, entryOf('item_3 ')) })).toMatch(/to another root/);
  });
  test('names a head of another tree, also of a size that nobody else saw', async () => {
    const lie = createHash('sha256').update('lie').digest();
    for (const size of [256, 300, 100])
      expect(await found({ heads: [seenOf(size, lie)] })).toMatch(/does not lead to the final one/);
    expect(await found({ heads: [seenOf(301, lie)] })).toMatch(/larger than the final log/);
  });
  test('names a head that the log did not sign, or that was shown before it was committed', async () => {
    const forged = { ...seenOf(40), note: noteOf(40).replace('\n40\n', '\n41\n') };
    expect(await found({ heads: [forged] })).toMatch(/signature/);
    expect(await found({ heads: [seenOf(100)] })).toMatch(/never committed/);
  });
  test('names a fenced sequencer that still committed', async () => {
    const fences = [1, 2, 1, 3, 3];
    const committed = honest.committed.map((head, i) => ({ ...head, fence: fences[i] as number }));
    expect(await found({ committed })).toMatch(/fence 1 committed size 256 after fence 2/);
    expect(await found({ committed: [...honest.committed, ...honest.committed.slice(-1)] })).toMatch(
      /from 300 to 300/,
    );
  });
  test('names a hash tile that is wrong', async () => {
    const readNode: Evidence['readNode'] = (level, index) =>
      level === 3 && index === 2 ? new Uint8Array(32) : honest.readNode(level, index);
    expect(await found({ readNode })).toMatch(/cannot be proved/);
  });
});

describe('heads as they are seen', () => {
  test('two roots of one size, a source that goes back, and what is no checkpoint are noticed at once', () => {
    const heads = createHeads();
    heads.see(noteOf(40), 'node A');
    heads.see(noteOf(40), 'node B');
    expect([heads.all.length, heads.problems]).toEqual([1, []]);
    heads.see(noteOf(40, new Uint8Array(32)), 'node B');
    heads.see(noteOf(39), 'node A');
    heads.see('oops\n\n', 'w1');
    expect(heads.problems.map((line) => line.split(':')[0])).toEqual([
      'two heads of size 40',
      'node A went back from size 40 to 39',
      'w1 showed no checkpoint',
    ]);
  });
});

describe("witnesses' answers", () => {
  const answer = (status: number, told?: number): WitnessAnswer => {
    const asked = { witness: 'w1', by: 'nodes' as const, oldSize: 5, size: 9 };
    return { ...asked, status, ...(told === undefined ? {} : { told }) };
  };
  test('200, a dead witness and one that was told more meanwhile are honest; every other answer is a refusal', () => {
    const tally = createWitnessTally();
    for (const each of [answer(200), answer(502), answer(409, 7)]) tally.add(each);
    expect(tally.problems(9)).toEqual([]);
    for (const each of [answer(422), answer(403), answer(409, 5)]) tally.add(each);
    expect(tally.problems(9)).toHaveLength(3);
    tally.add(answer(409, 12));
    expect(tally.problems(9).at(-1)).toMatch(/knows 12 entries, the log has 9/);
  });
});

describe('the journal', () => {
  const folder = mkdtempSync(join(tmpdir(), 'redress-journal-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  test('holds whole acknowledgements only, and has them on disk', () => {
    const file = join(folder, 'journal');
    const journal = openJournal(file);
    const line = `sealed item_${'0'.repeat(24)} 12 ${'ab'.repeat(32)}`;
    expect([line, line.slice(0, -1), 'ready'].map(journal.take)).toEqual([true, false, false]);
    journal.sync();
    expect(readFileSync(file, 'utf8')).toBe(`${line}\n`);
    expect(journal.acknowledged).toEqual([
      { id: `item_${'0'.repeat(24)}`, index: 12, leafHash: 'ab'.repeat(32) },
    ]);
  });
});

test('the same seed chooses the same victims', () => {
  const choices = (seed: number) => {
    const chance = createChance(seed);
    return Array.from({ length: 50 }, () => chance.pick({ a: 3, b: 1 }) + chance.below(10));
  };
  expect(choices(5)).toEqual(choices(5));
  expect(choices(5)).not.toEqual(choices(6));
  expect(choices(5).filter((c) => c.startsWith('a')).length).toBeGreaterThan(25);
});
