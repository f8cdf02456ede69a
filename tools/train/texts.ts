import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Boundaries } from '../../packages/law/src/diagnosis/boundaries.ts';
import { runsOf } from '../../packages/law/src/diagnosis/likeness/features.ts';
import { normalise } from '../../packages/law/src/diagnosis/normalise.ts';
import { statute, statuteIds } from '../../packages/law/src/statutes.ts';

const fixtures = new URL('../../packages/law/fixtures/', import.meta.url);

/** What the model learns from. The files that measure it are never among them. */
export const trainingFiles = [
  'diagnosis.jsonl',
  'diagnosis-dev.jsonl',
  'diagnosis-field.jsonl',
  'diagnosis-first.jsonl',
  'diagnosis-hands.jsonl',
] as const;

/** Repeats void clauses word by word to call them void: to the model, which reads sentences, they would be lawful. */
const quotesClauses = new Set(['NETCONS-1']);

/** Articles of statutes and their sentences: they speak of the same things as clauses do, and are none. */
export function lawfulExamples(): Example[] {
  return statuteIds()
    .filter((id) => !quotesClauses.has(id))
    .flatMap((id) => {
      const text = statute(id)?.text ?? '';
      return [text, ...text.split(/(?<=[。；])/)];
    })
    .map((text) => ({ runs: runsOfText(text), labels: new Set<number>() }))
    .filter(({ runs }) => runs.length > 0);
}

export interface Example {
  /** Hashes of its runs; one that stands in several sentences is there as often. */
  runs: Uint32Array;
  /** Numbers of its classes. */
  labels: ReadonlySet<number>;
}

/** The labelled texts of a file as the model sees them. Throws on a label that is no class. */
export function readExamples(file: string, classes: readonly string[]): Example[] {
  const number = new Map(classes.map((name, k) => [name, k]));
  return readFileSync(new URL(file, fixtures), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as { text: string; rules?: string[] })
    .flatMap(({ text, rules }) => {
      if (!rules) return [];
      const labels = rules.map((rule) => {
        const k = number.get(rule);
        if (k === undefined) throw new Error(`${file}: no rule ${rule}`);
        return k;
      });
      return [{ runs: runsOfText(text), labels: new Set(labels) }];
    });
}

/** SHA-256 over the training files: says whether a model was made from what they hold now. */
export function trainingDigest(): string {
  const hash = createHash('sha256');
  for (const file of trainingFiles) hash.update(readFileSync(new URL(file, fixtures)));
  return hash.digest('hex');
}

export function runsOfText(given: string): Uint32Array {
  const normal = normalise(given);
  const sentence = new Boundaries(given, normal).sentences();
  const all: number[] = [];
  for (let start = 0, end = 1; end <= normal.text.length; end++) {
    if (end < normal.text.length && sentence[end] === sentence[start]) continue;
    const runs = new Set<number>();
    runsOf(normal.text, start, end, (hash) => runs.add(hash));
    all.push(...runs);
    start = end;
  }
  return Uint32Array.from(all);
}
