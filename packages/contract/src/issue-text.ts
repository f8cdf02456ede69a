import type { z } from 'zod';
import { en, zhCN } from 'zod/locales';
import type { Bilingual } from './vocabulary.ts';

type Issue = z.core.$ZodIssue;

/** The forms that a schema names by itself, for who reads Chinese. */
const forms: Readonly<Record<string, string>> = {
  'whpk_ and 32 bytes in Base64': '应为 whpk_ 加上 Base64 编码的 32 个字节',
  'evt_ and 32 hex digits': '应为 evt_ 加上 32 个十六进制字符',
  'sha256, 64 lower-case hex digits': '应为 SHA-256：64 个小写的十六进制字符',
  'an account number has 8 to 32 digits': '账号应为 8 到 32 位数字',
};

function wrongForm(message: string): Bilingual {
  const form = forms[message];
  return form === undefined
    ? { zh: '格式不对', en: 'has the wrong form' }
    : { zh: `格式不对：${form}`, en: `has the wrong form: ${message}` };
}

/** What is wrong with a field, in words. A pattern is for machines: people are told that the form is wrong. */
export function issueText(issue: Issue): Bilingual {
  if (issue.code === 'custom')
    return {
      zh: String(issue.params?.zh ?? issue.message),
      en: String(issue.params?.en ?? issue.message),
    };
  if (issue.code === 'invalid_format' && issue.format === 'regex') return wrongForm(issue.message);
  const say = ({ localeError }: ReturnType<typeof en>): string => {
    const said = localeError(issue as z.core.$ZodRawIssue);
    return (typeof said === 'string' ? said : said?.message) ?? issue.message;
  };
  return { zh: say(zhCN()), en: say(en()) };
}
