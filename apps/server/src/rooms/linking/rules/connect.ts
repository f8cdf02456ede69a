import { linkPoints } from './weights.ts';

/** One value that one case has, with what sharing it counts. */
export interface Holding {
  caseId: string;
  value: string;
  points: number;
}

/** Sets that only grow together (union by size, path halving). */
export class Groups {
  readonly #parent = new Map<string, string>();
  readonly #size = new Map<string, number>();

  add(member: string): void {
    if (this.#parent.has(member)) return;
    this.#parent.set(member, member);
    this.#size.set(member, 1);
  }
  find(member: string): string {
    this.add(member);
    let at = member;
    for (;;) {
      const up = this.#parent.get(at) as string;
      if (up === at) return at;
      const above = this.#parent.get(up) as string;
      this.#parent.set(at, above);
      at = above;
    }
  }
  unite(a: string, b: string): void {
    const [x, y] = [this.find(a), this.find(b)];
    if (x === y) return;
    const [small, large] = (this.#size.get(x) as number) < (this.#size.get(y) as number) ? [x, y] : [y, x];
    this.#parent.set(small, large);
    this.#size.set(large, (this.#size.get(small) as number) + (this.#size.get(large) as number));
  }
  all(): string[][] {
    const groups = new Map<string, string[]>();
    for (const member of this.#parent.keys()) {
      const root = this.find(member);
      const group = groups.get(root);
      if (group) group.push(member);
      else groups.set(root, [member]);
    }
    return [...groups.values()];
  }
}

/**
 * Which cases hang together: two are linked when one value that both have, or two or three together, count ten points.
 * Linear in the holdings: cases that share such a set of values meet at the set, no pair of cases is looked at.
 */
export function connect(caseIds: readonly string[], holdings: readonly Holding[]): string[][] {
  const groups = new Groups();
  for (const caseId of caseIds) groups.add(caseId);
  const byCase = new Map<string, Holding[]>();
  for (const holding of holdings) {
    if (holding.points >= linkPoints) groups.unite(holding.caseId, `\u0000${holding.value}`);
    else if (holding.points > 0) byCase.set(holding.caseId, [...(byCase.get(holding.caseId) ?? []), holding]);
  }
  for (const [caseId, weak] of byCase) for (const set of telling(weak)) groups.unite(caseId, `\u0000${set}`);
  return groups
    .all()
    .map((group) => group.filter((member) => !member.startsWith('\u0000')))
    .filter((group) => group.length > 0);
}

/** A list with more weak values than this is a list of links, not a case. */
const maxWeak = 40;

/** Every two or three values that make ten points together, each as one key. */
function telling(weak: readonly Holding[]): string[] {
  const sorted = [...weak]
    .sort((a, b) => b.points - a.points || (a.value < b.value ? -1 : 1))
    .slice(0, maxWeak);
  const sets: string[] = [];
  const key = (...holdings: Holding[]) =>
    holdings
      .map(({ value }) => value)
      .sort()
      .join('\u0001');
  for (const [i, a] of sorted.entries()) {
    for (const [j, b] of sorted.slice(i + 1).entries()) {
      if (a.points + b.points >= linkPoints) sets.push(key(a, b));
      else
        for (const c of sorted.slice(i + j + 2))
          if (a.points + b.points + c.points >= linkPoints) sets.push(key(a, b, c));
    }
  }
  return sets;
}

/** Whether values shared by two cases link them: the three that count most make ten points. */
export function isLink(points: readonly number[]): boolean {
  const [a = 0, b = 0, c = 0] = [...points].sort((x, y) => y - x);
  return a + b + c >= linkPoints;
}
