import { useLanguage } from './language.ts';

/** Words of one area of the consoles, both languages in one file that loads with its page; `en` is complete by type. */
export const words = <W>(zh: W, en: NoInfer<W>): { zh: W; en: W } => ({ zh, en });

/** Those words in the language of the page. */
export function useWords<W>(both: { zh: W; en: W }): W {
  return useLanguage().language === 'en' ? both.en : both.zh;
}
