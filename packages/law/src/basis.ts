import articles from '../data/articles.json' with { type: 'json' };
import { lawTitles } from './laws.ts';
import type { Basis } from './types.ts';

/** A+ and A: full text read. B: read as an excerpt only, a human checks the official page before it is printed. */
export type Level = 'A+' | 'A' | 'B';

const index = articles as unknown as Readonly<Record<string, readonly [label: string, level: Level]>>;

function entryOf(id: string): readonly [string, Level] {
  const entry = index[id];
  // Ids are written by us, never by a user: an unknown one is a bug and must not become a citation.
  if (!entry) throw new Error(`no verified article ${id}`);
  return entry;
}

/** Law (official full title) and article of a statute id such as `CPL-26`, ready to cite. Throws on an unknown id. */
export function basisOf(id: string): Basis {
  const title = lawTitles[id.split('-')[0] as string];
  if (!title) throw new Error(`no official title for ${id}`);
  return { law: title, article: entryOf(id)[0] };
}

/** `basisOf` for several ids, in order. */
export function basesOf(...ids: readonly string[]): Basis[] {
  return ids.map(basisOf);
}

/** How well the article's text is verified. */
export function levelOf(id: string): Level {
  return entryOf(id)[1];
}
