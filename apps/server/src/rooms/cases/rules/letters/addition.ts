import type { Addition } from '@redress/contract';
import { forbiddenPhrases } from './check-letter-text.ts';

const fields = ['preamble', 'answerTo', 'footer'] as const;

/** What a paper prints: of each part its own, where it has one, else that of all papers; an empty text is one. */
export const additionOf = (own: Addition, all: Addition): Required<{ [K in keyof Addition]: string }> => ({
  preamble: own.preamble ?? all.preamble ?? '',
  answerTo: own.answerTo ?? all.answerTo ?? '',
  footer: own.footer ?? all.footer ?? '',
});

/** The parts that are given, without spaces around them. */
export const trimmed = (addition: Addition): Addition =>
  Object.fromEntries(
    fields.flatMap((field) => (addition[field] === undefined ? [] : [[field, addition[field]?.trim()]])),
  );

/** The parts in which two additions differ. */
export const changedParts = (before: Addition, after: Addition): string[] =>
  fields.filter((field) => before[field] !== after[field]);

const law = /《[^》]*(?:法|条例|办法|规定|解释)》|第[一二三四五六七八九十百千零〇\d]+[条款项]/;

/** Why an addition may not be printed; empty: nothing was found. Law and demands come from the program alone. */
export function faultsOfAddition(addition: Addition): { field: string; zh: string; en: string }[] {
  return fields.flatMap((field) => {
    const text = (addition[field] ?? '').normalize('NFKC').replace(/\s/g, '');
    const faults: { field: string; zh: string; en: string }[] = [];
    if (law.test(text))
      faults.push({
        field,
        zh: '不能引用法律条文：条文只由程序按核对过的原文写入',
        en: 'must cite no law: articles come from the program alone, compared with the official text',
      });
    if (forbiddenPhrases(text).length > 0)
      faults.push({
        field,
        zh: '不能有威胁曝光、以钱换沉默、辱骂、指称犯罪或者夸大的话',
        en: 'must not threaten, insult, allege a crime, trade money for silence or claim too much',
      });
    if (/【/.test(text))
      faults.push({
        field,
        zh: '不能写【】：那是留给当事人填写的空白',
        en: 'must hold no 【】: that is a blank for the buyer',
      });
    return faults;
  });
}
