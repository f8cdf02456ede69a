import { appendFileSync } from 'node:fs';
import { parseCheckpoint } from '@redress/tlog';

/** A head as somebody saw it. */
export interface SeenHead {
  size: number;
  /** Base64. */
  root: string;
  note: string;
  /** Where it was seen first: `database`, a node's door, a witness. */
  source: string;
}

/** Every head that was ever shown, once each, and what is wrong with them at first sight. */
export interface Heads {
  see(note: string, source: string): void;
  readonly all: SeenHead[];
  /** How often somebody looked. */
  looks(): number;
  readonly problems: string[];
}

/**
 * `file` gets each new head. A source that shows a smaller head than before took something back. A witness may be asked
 * while an answer to an earlier question is still under way, so its heads are looked at one after the other too.
 */
export function createHeads(file?: string): Heads {
  const bySize = new Map<number, SeenHead>();
  const largest = new Map<string, number>();
  let looks = 0;
  const heads: Heads = {
    all: [],
    problems: [],
    looks: () => looks,
    see(note, source) {
      looks++;
      const body = note.slice(0, note.indexOf('\n\n') + 1);
      const parsed = parseCheckpoint(body);
      if (!parsed.ok) {
        heads.problems.push(`${source} showed no checkpoint: ${parsed.reason}: ${JSON.stringify(note)}`);
        return;
      }
      const { size } = parsed.value;
      const root = Buffer.from(parsed.value.root).toString('base64');
      const before = largest.get(source) ?? 0;
      if (size < before) heads.problems.push(`${source} went back from size ${before} to ${size}`);
      largest.set(source, Math.max(size, before));
      const known = bySize.get(size);
      if (known?.root === root) return;
      const seen = { size, root, note, source };
      if (known)
        heads.problems.push(
          `two heads of size ${size}: ${known.source} showed ${known.root}, ${source} showed ${root}`,
        );
      else bySize.set(size, seen);
      heads.all.push(seen);
      if (file) appendFileSync(file, `${JSON.stringify(seen)}\n`);
    },
  };
  return heads;
}
