import type { Bilingual } from '../../types.ts';
import type { ChannelField, Quoted } from '../channels.ts';

export const say = (zh: string, en: string): Bilingual => ({ zh, en });

/** An article with the words of it that a rule stands on. */
export const quoted = (article: string, quote: string): Quoted => ({ article, quote });

/** A field of a paper that a text demands. */
export const must = (name: string, zh: string, en: string): ChannelField => ({
  name,
  label: { zh, en },
  required: true,
});

/** A field that helps but that no text demands. */
export const may = (name: string, zh: string, en: string): ChannelField => ({
  name,
  label: { zh, en },
  required: false,
});
