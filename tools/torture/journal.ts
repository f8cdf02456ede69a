import { fdatasyncSync, openSync, writeSync } from 'node:fs';

/** One acknowledged seal. */
export interface Acknowledged {
  id: string;
  index: number;
  /** Hex. */
  leafHash: string;
}

/** What the writers were told, on disk before it counts. */
export interface Journal {
  /** A line of a node. Gives false for a line that is none of the journal's. */
  take(line: string): boolean;
  readonly acknowledged: Acknowledged[];
  /** ids that their callers rolled back. */
  readonly undone: string[];
  /** Writes down what came since. */
  sync(): void;
}

const opaque = '[a-z]+_[0-9a-z]{24}';
// A line that a kill cut off has no 64 digits at its end and does not count.
const sealed = new RegExp(`^sealed (${opaque}) (\\d+) ([0-9a-f]{64})$`);
const undone = new RegExp(`^undone (${opaque})$`);

export function openJournal(file: string): Journal {
  const fd = openSync(file, 'a');
  let pending = '';
  const journal: Journal = {
    acknowledged: [],
    undone: [],
    take(line) {
      const match = sealed.exec(line);
      const rolledBack = undone.exec(line);
      if (match) {
        const [, id, index, leafHash] = match as unknown as [string, string, string, string];
        journal.acknowledged.push({ id, index: Number(index), leafHash });
      } else if (rolledBack) journal.undone.push(rolledBack[1] as string);
      else return false;
      pending += `${line}\n`;
      return true;
    },
    sync() {
      if (pending === '') return;
      writeSync(fd, pending);
      fdatasyncSync(fd);
      pending = '';
    },
  };
  return journal;
}
