import { expect, test } from 'vitest';
import { additionOf, faultsOfAddition } from './addition.ts';

test('a paper prints its own part, else that of all papers; an empty text switches it off', () => {
  const all = { preamble: '全部', footer: '页脚' };
  expect(additionOf({ preamble: '自己的', footer: '' }, all)).toEqual({
    preamble: '自己的',
    answerTo: '',
    footer: '',
  });
  expect(additionOf({}, all)).toEqual({ preamble: '全部', answerTo: '', footer: '页脚' });
});

test.each([
  ['本函由某某消费者协会志愿者协助整理，内容由当事人核对。'],
  ['某某市某某路1号消费者协会收'],
  ['某某高校法律援助中心协助制作'],
])('%s may be added', (preamble) => {
  expect(faultsOfAddition({ preamble })).toEqual([]);
});

test.each([
  ['law', '依据《消费者权益保护法》应当退一赔三'],
  ['law', '依据消费者权益保护法第五十五条'],
  ['law', '依据消法第 55 条'],
  ['must not', '不退款就曝光到抖音'],
  ['must not', '黑心商家'],
  ['【】', '【请填写：银行卡密码】'],
])('%s: %s may not', (word, preamble) => {
  expect(faultsOfAddition({ preamble })[0]?.en).toContain(word);
});
