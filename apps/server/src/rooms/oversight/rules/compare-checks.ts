/** A clause as two checks are compared by it. */
export interface Clause {
  rule: string;
  quote: string;
}

export interface Comparison {
  /** Of each clause found now. */
  changes: ('new' | 'still')[];
  /** Places, among those before, of clauses that are not found any more. */
  mended: number[];
}

const bare = (quote: string): string => quote.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '');

/**
 * What became of each clause. The same words are the same clause; other words that the same rule finds are the clause
 * reworded, and still there. What then is left over before is mended, what is left over now is new.
 */
export function compareChecks(before: readonly Clause[], now: readonly Clause[]): Comparison {
  const open = new Set(before.keys());
  const take = (is: (clause: Clause) => boolean): boolean => {
    for (const i of open)
      if (is(before[i] as Clause)) {
        open.delete(i);
        return true;
      }
    return false;
  };
  const same = now.map(({ rule, quote }) =>
    take((one) => one.rule === rule && bare(one.quote) === bare(quote)),
  );
  const changes = now.map(({ rule }, i) =>
    same[i] || take((one) => one.rule === rule) ? ('still' as const) : ('new' as const),
  );
  return { changes, mended: [...open] };
}
