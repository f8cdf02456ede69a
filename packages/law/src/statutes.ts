import data from '../data/statutes.json' with { type: 'json' };
import { basisOf, type Level } from './basis.ts';

export interface Statute {
  id: string;
  /** Official full title. */
  law: string;
  article: string;
  /** Full text of the article as read, paragraphs separated by line feeds. */
  text: string;
  level: Level;
  /** Day it took force where known, else the words of the source about it. */
  effective: string;
  version: string;
  source: string;
}

type Row = Omit<Statute, 'law' | 'article' | 'level'> & { level: string };
const rows = new Map((data as unknown as Row[]).map((row) => [row.id, row]));

/** The article with its full text, or undefined. Half a megabyte of text: kept out of the main entry on purpose. */
export function statute(id: string): Statute | undefined {
  const row = rows.get(id);
  if (!row) return undefined;
  const { text, effective, version, source } = row;
  return { id, ...basisOf(id), text, level: row.level as Level, effective, version, source };
}

/** Every id held. */
export function statuteIds(): string[] {
  return [...rows.keys()];
}
