import type { z } from 'zod';
import { en, zhCN } from 'zod/locales';
import type { Bilingual } from './vocabulary.ts';

type Issue = z.core.$ZodIssue;

/** What is wrong with a field, in words. A pattern is for machines: people are told that the form is wrong. */
export function issueText(issue: Issue): Bilingual {
  if (issue.code === 'custom')
    return {
      zh: String(issue.params?.zh ?? issue.message),
      en: String(issue.params?.en ?? issue.message),
    };
  if (issue.code === 'invalid_format' && issue.format === 'regex')
    return { zh: '格式不对', en: 'has the wrong form' };
  const say = ({ localeError }: ReturnType<typeof en>): string => {
    const said = localeError(issue as z.core.$ZodRawIssue);
    return (typeof said === 'string' ? said : said?.message) ?? issue.message;
  };
  return { zh: say(zhCN()), en: say(en()) };
}
