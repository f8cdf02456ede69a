import { createCosigner, createSigner, isQuorum, type Policy, parsePolicy } from '@redress/tlog';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { askAgainIn, isGateOpen } from './rules/witness-gate.ts';
import { policyText, readWitnessPolicy } from './rules/witness-policy.ts';

const seed = (n: number) => new Uint8Array(32).fill(n);
const log = createSigner({ name: 'log.example/main', seed: seed(1) }).vkey;
const other = createSigner({ name: 'log.example/other', seed: seed(2) }).vkey;
const key = (n: number) => createCosigner({ name: `w${n}.example`, seed: seed(n + 10) }).vkey;

describe('the policy file', () => {
  const witnesses = `witness A ${key(1)} https://a.example/\nwitness B ${key(2)} http://[::1]:80/b\nwitness C ${key(3)}\n`;
  const good = `# ours\n${witnesses}group two 2 A B C\nquorum two\n`;
  test('without log lines gets ours, loses its comments and reads back the same', () => {
    const read = readWitnessPolicy(good, [log]);
    if (!read.ok) throw new Error(read.reason);
    const text = policyText(read.policy);
    expect(text.startsWith(`log ${log}\n`)).toBe(true);
    expect(text).not.toContain('#');
    expect(parsePolicy(text)).toEqual({ ok: true, value: read.policy });
    expect(readWitnessPolicy(text, [log])).toEqual(read);
  });
  test.each([
    ['a broken line', good.replace('two 2', 'two 9'), /^line 5: /],
    ["only another log's line", `log ${other}\n${good}`, /no log line names this log, log\.example\/main/],
    ['an address of another kind', good.replace('https:', 'ftp:'), /^line 2: the address of A /],
    ['an address with a login', good.replace('//a.', '//me:secret@a.'), /^line 2: the address of A /],
    ['an address with a query', good.replace('a.example/', 'a.example/?x=1'), /^line 2: the address of A /],
    ['a quorum of those who cannot be asked', good.replace('two 2', 'two 1'), /^C without address/],
  ])('with %s is refused, and the reason says where', (_, text, reason) => {
    const read = readWitnessPolicy(text, [log]);
    expect(read).toMatchObject({ ok: false, reason: expect.stringMatching(reason) });
    expect(JSON.stringify(read)).not.toContain('secret');
  });
});

describe('sequencing is held back', () => {
  const policy = (groups: Policy['groups'], quorum: string, count: number): Policy => ({
    logs: [],
    witnesses: Array.from({ length: count }, (_, i) => ({ name: `${i}`, vkey: key(i), url: 'http://x' })),
    groups,
    quorum,
  });
  const names = (mask: number, count: number) =>
    new Set(Array.from({ length: count }, (_, i) => `${i}`).filter((_, i) => mask & (1 << i)));
  test('exactly until every quorum has a member that told what it knows', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 1, max: 5 }),
        fc.nat(31),
        (n, k, mask) => {
          fc.pre(k <= n);
          const members = Array.from({ length: n }, (_, i) => `${i}`);
          const some = policy([{ name: 'g', threshold: k, members }], 'g', n);
          const told = names(mask, n);
          let meets = true;
          for (let set = 0; set < 2 ** n; set++) {
            const quorum = names(set, n);
            if (isQuorum(some, quorum) && ![...quorum].some((name) => told.has(name))) meets = false;
          }
          expect(isGateOpen(some, told, new Set())).toBe(meets);
        },
      ),
    );
  });
  test('with a policy that asks for nobody only until each was tried once', () => {
    const none = policy([], 'none', 2);
    expect(isGateOpen(none, new Set(), new Set(['0']))).toBe(false);
    expect(isGateOpen(none, new Set(), new Set(['0', '1']))).toBe(true);
  });
});

test('a witness that fails is asked again after at least a quarter of a second and at most a minute, later each time', () => {
  for (const random of [0, 0.5, 0.999]) {
    const waits = Array.from({ length: 30 }, (_, i) => askAgainIn(i + 1, random));
    expect([...waits].sort((a, b) => a - b)).toEqual(waits);
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(250);
    expect(Math.max(...waits)).toBeLessThanOrEqual(60_000);
  }
});
