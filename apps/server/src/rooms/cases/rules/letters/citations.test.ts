import { basisOf } from '@redress/law';
import { expect, test } from 'vitest';
import { checkLetterText } from './check-letter-text.ts';
import { citation, isPrintable, lawVersions, withBasis } from './citations.ts';

test('articles of one law are cited together under the title that lawyers use', () => {
  expect(citation([basisOf('CC-577'), basisOf('CPL-52'), basisOf('CC-582')])).toBe(
    '《民法典》第五百七十七条、第五百八十二条；《消费者权益保护法》第五十二条',
  );
});

test('an article that was only read as an excerpt is never printed', () => {
  const excerpt = basisOf('CONTRACTADM-6p1');
  expect(isPrintable(excerpt)).toBe(false);
  expect(withBasis('该条款不公平。', [excerpt])).toBe('该条款不公平。');
});

test('an article named by a title without brackets gets them there and is not named twice', () => {
  expect(withBasis('应当承担违约责任（民法典第五百七十七条）。', [basisOf('CC-577')])).toBe(
    '应当承担违约责任（《民法典》第五百七十七条）。',
  );
  expect(
    withBasis('应当承担违约责任（民法典第五百七十七条）。', [basisOf('CC-577'), basisOf('CC-584')]),
  ).toBe('应当承担违约责任（《民法典》第五百七十七条、第五百八十四条）。');
});

test('a long title is printed short, and the note at the end says what it stands for', () => {
  const text = withBasis('应当就此承担举证证明责任。', [basisOf('CPJI-91')]);
  expect(text).toContain('《民诉法解释》第九十一条');
  expect(checkLetterText(text)).toEqual([]);
  expect(lawVersions.民诉法解释).toContain('即《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》');
});

test.each([
  ['依据《中华人民共和国电子商务法》第四十七条，承担连带责任', '第四十七条'],
  ['依据《中华人民共和国电子商务法》第二百条', '第二百条'],
  ['依据《中华人民共和国民法典》第五百七十七条、第九千条', '第九千条'],
  ['依据《合同行政监督管理办法》第六条', '第六条'],
  ['依据《想象出来的法》第一条', 'unknown law'],
  ['依据电子商务法第二百条', '第二百条'],
])('%s is caught', (text, what) => {
  expect(checkLetterText(text).join()).toContain(what);
});

test.each([
  '由贵司承担举证责任倒置的后果',
  '如不退款，本人将曝光此事',
  '退款后即删帖',
  '贵司是骗子平台',
  '贵司依法应当在7个工作日内答复',
])('the phrase in “%s” is caught', (text) => {
  expect(checkLetterText(text)).toHaveLength(1);
});

test('one law is named once in the brackets at the end of a sentence, whatever stood there before', () => {
  expect(
    withBasis('请提供记录（电子商务法第六十二条）。', [
      basisOf('ECL-62'),
      basisOf('CPJI-91'),
      basisOf('ECL-61'),
    ]),
  ).toBe('请提供记录（《电子商务法》第六十二条、第六十一条；《民诉法解释》第九十一条）。');
  expect(
    withBasis('该条款无效（网络消费规定（一）第一条）。', [basisOf('NETCONS-1'), basisOf('CPL-26')]),
  ).toBe('该条款无效（《网络消费规定（一）》第一条；《消费者权益保护法》第二十六条）。');
});

test('the version of a law says only what is sure, in Chinese', () => {
  expect(lawVersions.电子商务法).toBe('2018年8月31日通过，自2019年1月1日起施行');
  for (const text of Object.values(lawVersions)) expect(text).not.toMatch(/[a-z]|^-|\d{4}-/i);
});
