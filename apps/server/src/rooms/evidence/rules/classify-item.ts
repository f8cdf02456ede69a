import type { ItemKind } from '@redress/contract';
import { promiseTextIn } from './fields/promise.ts';
import { type Cue, kindCues } from './kind-cues.ts';
import { type Page, pageOf, round } from './page.ts';
import type { ReadText } from './types.ts';

export interface Classification {
  kind: ItemKind;
  /** 0 to 1; what the buyer is asked to check when low. */
  confidence: number;
}

type Named = Exclude<ItemKind, 'other'>;
const leastScore = 3;
/** Enough when hardly anything speaks for another kind. */
const leastClearScore = 2;

/** Which kind of evidence an item is, by the words and the shape of its text; `other` when little speaks for any. */
export function classifyItem(reading: ReadText): Classification {
  const scores = scoresOf(reading);
  const [best, second] = [...scores.entries()].sort((a, b) => b[1] - a[1]) as [
    [Named, number],
    [Named, number],
  ];
  const clear = best[1] >= leastClearScore && best[1] >= 1.4 * second[1];
  if (best[1] < leastScore && !clear)
    return { kind: 'other', confidence: round(0.7 - best[1] / (2 * leastScore)) };
  const lead = (best[1] - second[1]) / best[1];
  return { kind: best[0], confidence: round(0.5 + 0.5 * lead * Math.min(1, best[1] / 6)) };
}

/** How much speaks for each kind. */
export function scoresOf(reading: ReadText): Map<Named, number> {
  const page = pageOf({ file: '', kind: 'other', ...reading });
  const scores = new Map<Named, number>();
  const chat = chatShape(page);
  for (const [kind, cues] of Object.entries(kindCues) as [Named, readonly Cue[]][]) {
    // In a conversation a party tells of the failure; only what the system says there is the failure's own record.
    const counted = kind === 'failure' && chat > 0 ? cues.filter((c) => c.system) : cues;
    scores.set(
      kind,
      counted.reduce((sum, c) => sum + (c.words.test(page.text) ? c.weight : 0), 0),
    );
  }
  const add = (kind: Named, weight: number) => scores.set(kind, (scores.get(kind) ?? 0) + weight);
  add('promise', chat);
  // A conversation without a promise proves none, however much it is a conversation.
  if (promiseTextIn(page).length > 0) add('promise', 0.5);
  else scores.set('promise', 0);
  add('terms', clauseShape(page));
  return scores;
}

/** A conversation: lines that name a speaker, or bubbles under bare times. */
function chatShape(page: Page): number {
  const speakers = page.lines.filter((l) =>
    /^(?:\[?[\d\s:/.-]{5,20}\]?\s*)?[^\s:,。]{1,16}\s?:\s?\S/.test(l.text),
  );
  const spoken = speakers.filter((l) =>
    /^(?:\[?[\d\s:/.-]{5,20}\]?\s*)?(?:我|客服|卖家|买家|商家|店主|[^\s:]{0,10}客服)/.test(l.text),
  );
  const exported = page.lines.filter((l) =>
    /^(?:\[?20\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s?\d{1,2}:\d{2}(?::\d{2})?\]?\s*[^\s:,。]{1,16}\s?:)/.test(
      l.text,
    ),
  );
  const bubbles = page.lines.filter((l) => /^(?:我|客服|卖家|商家)(?:\s|$)/.test(l.text));
  const turns = Math.max(spoken.length, bubbles.length, exported.length >= 2 ? exported.length : 0);
  return turns >= 3 ? 3.5 : turns === 2 ? 2 : 0;
}

/** Numbered clauses. */
function clauseShape(page: Page): number {
  const clauses = page.lines.filter((l) =>
    /^(?:第[一二三四五六七八九十百\d]{1,4}[条章]|\d{1,2}\.\d{1,2}|[一二三四五六七八九十]{1,3}、|\d{1,2}[、.]\s?\D)/.test(
      l.text,
    ),
  );
  return clauses.length >= 4 ? 3 : clauses.length >= 2 ? 1 : 0;
}
