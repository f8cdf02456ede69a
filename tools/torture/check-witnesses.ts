/** One answer of a witness to `add-checkpoint`. */
export interface WitnessAnswer {
  witness: string;
  /** Who asked: the nodes' own witnessing, or the torture with a head that it had seen. */
  by: 'nodes' | 'torture';
  status: number;
  oldSize: number;
  size: number;
  /** With 409: the size that the witness has kept. */
  told?: number;
}

/** Answers by status, and those that no honest log gets. */
export interface WitnessTally {
  add(answer: WitnessAnswer): void;
  /** Answers by asker and status. */
  counts(): { by: string; status: number; count: number }[];
  /** What broke, once the final size is known. */
  problems(finalSize: number): string[];
}

/**
 * A witness refuses an honest log never: 200, or 409 when somebody else brought it further meanwhile (or the answer was
 * lost), with a size that the log has. 502 is a dead witness. 422 would be a fork, 400, 403 and 404 a broken request.
 */
export function createWitnessTally(): WitnessTally {
  const counts = new Map<string, { by: string; status: number; count: number }>();
  const refused: WitnessAnswer[] = [];
  let told = 0;
  return {
    add(answer) {
      const { by, status } = answer;
      const key = `${by} ${status}`;
      const entry = counts.get(key) ?? { by, status, count: 0 };
      counts.set(key, { ...entry, count: entry.count + 1 });
      if (![200, 409, 502].includes(status)) refused.push(answer);
      if (status === 409) {
        told = Math.max(told, answer.told ?? Number.POSITIVE_INFINITY);
        if (answer.told === answer.oldSize) refused.push(answer);
      }
    },
    counts: () => [...counts.values()].sort((a, b) => a.by.localeCompare(b.by) || a.status - b.status),
    problems(finalSize) {
      const problems = refused.map(
        (a) => `${a.witness} answered ${a.status} to ${a.by}: from ${a.oldSize} to ${a.size}, told ${a.told}`,
      );
      if (told > finalSize) problems.push(`a witness knows ${told} entries, the log has ${finalSize}`);
      return problems;
    },
  };
}
