import fc from 'fast-check';
import { expect, test } from 'vitest';
import { alikeFrom, grouping, mostCompared, mostLooked } from './similar.ts';
import { toEnd } from './steps.ts';

const groupsOf = (bares: readonly string[]) => toEnd(grouping(bares)).groups;

function jaccard(a: string, b: string): number {
  const runs = (text: string) => {
    const letters = [...text];
    const all = letters.slice(2).map((_, i) => letters.slice(i, i + 3).join(''));
    return new Set(letters.length > 2 ? all : [text]);
  };
  const [one, other] = [runs(a), runs(b)];
  return [...one].filter((run) => other.has(run)).length / new Set([...one, ...other]).size;
}

/** The same by comparing everything with everything. */
function groupsBySlowWay(bares: readonly string[]): Set<string> {
  const group = bares.map((_, i) => i);
  for (let again = true; again; ) {
    again = false;
    for (const [i, a] of bares.entries())
      for (const [j, b] of bares.entries()) {
        if (jaccard(a, b) < alikeFrom) continue;
        const least = Math.min(group[i] as number, group[j] as number);
        again ||= group[i] !== least || group[j] !== least;
        group[i] = least;
        group[j] = least;
      }
  }
  return new Set([...Map.groupBy(group.keys(), (i) => group[i])].map(([, all]) => [...all].join()));
}

test('finds exactly the groups that comparing everything with everything finds, in any order of the texts', () => {
  const words = fc.constantFrom(
    '已发货',
    '请查看',
    '邮箱',
    '联系',
    '客服',
    '处理',
    '谢谢',
    '您好',
    '𠮷',
    'ok',
  );
  const text = fc.array(words, { minLength: 1, maxLength: 9 }).map((all) => all.join(''));
  fc.assert(
    fc.property(fc.uniqueArray(text, { maxLength: 14 }), (bares) => {
      const found = new Set(groupsOf(bares).map((group) => group.toSorted((a, b) => a - b).join()));
      expect(found).toEqual(groupsBySlowWay(bares));
    }),
    { numRuns: 300 },
  );
});

const sign = (n: number) => String.fromCodePoint(0x4e00 + n);
const filler = (length: number, from: number) => Array.from({ length }, (_, i) => sign(from + i)).join('');

/** Texts that share many of their rare runs and yet are not alike: each half a piece of its own, half of few pieces. */
const nearMisses = Array.from(
  { length: 3000 },
  (_, i) => filler(120, 200 * (i % 7)) + filler(100, 3000 + ((i * 13) % 9000)) + sign(i),
);

test('thousands of notes made to be compared in vain cost each text the same, however many they are', () => {
  const { looked, compared, groups } = toEnd(grouping(nearMisses));
  expect(compared).toBeLessThanOrEqual(nearMisses.length * mostCompared);
  expect(looked).toBeLessThanOrEqual(nearMisses.length * mostLooked);
  // By comparing every two that share a rare run it would be millions.
  expect(compared).toBeGreaterThan(nearMisses.length);
  expect(groups.flat()).toHaveLength(nearMisses.length);
});

test('thousands of small changes to one text are one group, and hardly anything is compared', () => {
  const base = filler(200, 0);
  const bares = Array.from({ length: 3000 }, (_, i) => base + sign(5000 + i) + sign(9000 - i));
  const { groups, compared } = toEnd(grouping(bares));
  expect(groups).toHaveLength(1);
  expect(compared).toBeLessThan(2 * bares.length);
});

test('the work is done in small steps: others run between any two texts', () => {
  let steps = 0;
  const all = grouping(nearMisses.slice(0, 100));
  while (!all.next().done) steps++;
  expect(steps).toBeGreaterThanOrEqual(100);
});
