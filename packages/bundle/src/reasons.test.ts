import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { reasonInChinese } from './reasons.ts';

const tlog = new URL('../../tlog/src/', import.meta.url);
const anchor = new URL('../../anchor/src/', import.meta.url);
const sources = [
  ...['record', 'check-record', 'read-anchor'].map((n) => new URL(`${n}.ts`, anchor)),
  ...['verify', 'note', 'checkpoint', 'proof', 'key', 'parse-policy', 'policy'].map(
    (n) => new URL(`${n}.ts`, tlog),
  ),
  new URL('entry.ts', import.meta.url),
  new URL('case-file.ts', import.meta.url),
];
/** Every reason that these files can give, with something in each place that differs. */
const reasons = sources.flatMap((url) =>
  [
    ...readFileSync(url, 'utf8').matchAll(
      /(?:fail\(\s*|no\(\s*|reason: |^ {2,4}(?:if .*)?return )(['"`])(.+?)\1(?=[);} ,])/gm,
    ),
  ].map((match) => (match[2] as string).replaceAll(/\$\{[^}]*\}/g, '7')),
);

describe('reasons in Chinese', () => {
  test('every reason that a log, a policy, an entry or an anchor can give has a translation', () => {
    expect(reasons.length).toBeGreaterThan(70);
    const english = reasons.filter((reason) => /[a-z]{4,} [a-z]{2,}/.test(reasonInChinese(reason)));
    expect(english).toEqual([]);
  });
  test('what stands inside is kept, and translated where it is a reason itself', () => {
    expect(reasonInChinese('index 9 is not in a tree of size 8')).toBe('序号 9 超出大小为 8 的日志');
    expect(reasonInChinese('line 3: "a{}b$&" is not defined above')).toBe('第 3 行："a{}b$&" 在前面没有定义');
  });
  test('an unknown reason is shown as it is', () => {
    expect(reasonInChinese('something new')).toBe('something new');
  });
});
