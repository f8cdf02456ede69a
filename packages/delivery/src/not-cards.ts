import data from '../data/not-cards.json' with { type: 'json' };

export type NotCardMeaning = 'out-of-stock' | 'pending' | 'placeholder';
export interface NotCard {
  means: NotCardMeaning;
  software: string;
  /** The words by which it was known. */
  words: string;
}

/** A long text is a usage note with a code in it; what stands in a code's place is a short sentence. */
const longestSentence = 120;
/** A run that looks like a code: letters and digits of at least eight, with a digit among them. */
const codeLike = /(?=[A-Za-z0-9-]*\d)[A-Za-z0-9][A-Za-z0-9-]{7,}/;

/** A sentence that stands where a code should stand, such as 有人在你付款之前抢走了商品; undefined for what may be a code. */
export function notCardOf(shown: string): NotCard | undefined {
  const text = shown.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim();
  if (text === '') return { means: 'placeholder', software: 'any', words: '' };
  if (text.length > longestSentence || codeLike.test(text)) return undefined;
  for (const row of data.rows) {
    const found = row.words.find((words) => text.includes(words.normalize('NFKC').toLowerCase()));
    if (found) return { means: row.means as NotCardMeaning, software: row.software, words: found };
  }
  return undefined;
}
