import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bareText, maskedText } from './bare-text.ts';
import { toEnd } from './steps.ts';
import { findTemplates as findingTemplates, leastClaims, type WrittenAnswer } from './template-replies.ts';

const findTemplates = (answers: readonly WrittenAnswer[]) => toEnd(findingTemplates(answers));

let number = 0;
const answer = (note: string | undefined, given: Partial<WrittenAnswer> = {}): WrittenAnswer => ({
  claimId: `clm_${number++}`,
  merchantId: 'org_a',
  papers: [],
  note,
  ...given,
});

const wait = (order: string, when: string) =>
  `亲，您的订单 ${order} 系统已自动发货，请于${when}前在订单页面查看卡密，谢谢理解！`;

test('one text with other numbers, dates and addresses is one template, shown without them', () => {
  const found = findTemplates([
    answer(wait('20261101123456789', '11月3日')),
    answer(wait('DD-88213', '11月30日'), { merchantId: 'org_b' }),
    answer(wait('9920001', '12月1日')),
    answer('核对后发现这张卡确实没有写入您的账号，已经重新发出并在短信里附上核销截图。'),
  ]);
  expect(found).toHaveLength(1);
  expect(found[0]).toMatchObject({ kind: 'words', merchantIds: ['org_a', 'org_b'] });
  expect(found[0]?.claimIds).toHaveLength(3);
  expect(found[0]?.said).toBe('亲，您的订单 ＊ 系统已自动发货，请于＊月＊日前在订单页面查看卡密，谢谢理解！');
});

test('a phone number or a name in an answer is never shown', () => {
  const masked = maskedText('请加微信 kefu2026 或致电13800138000，收件人：王小明');
  expect(masked).not.toMatch(/kefu2026|1380|王小明/);
});

test('small changes of wording stay one template, another answer does not', () => {
  const base = '您好，该商品为虚拟商品，系统显示已经发货成功，请您联系平台客服处理';
  const found = findTemplates([
    answer(base),
    answer(`${base}。`),
    answer(base.replace('请您', '请')),
    answer('您好，虚拟商品请自行核对后再来'),
  ]);
  expect(found.map(({ claimIds }) => claimIds.length)).toEqual([3]);
});

test('two are no template yet, and "refunded" alone says too little to be one', () => {
  const twice = '订单显示已经发货，请自行查看邮箱';
  expect(findTemplates([answer(twice), answer(twice)])).toEqual([]);
  expect(findTemplates([answer('已退款'), answer('已退款'), answer('已退款'), answer('已退款')])).toEqual([]);
});

test('one paper for the claims of several orders is a template, however often one answer names it', () => {
  const same = { papers: ['ab', 'ab', 'cd'] };
  const found = findTemplates([answer(undefined, same), answer(undefined, same), answer('见附件', same)]);
  expect(found.map(({ kind, said, claimIds }) => [kind, said, claimIds.length])).toEqual([
    ['paper', 'ab', 3],
    ['paper', 'cd', 3],
  ]);
});

test('whatever numbers stand in it, a text is compared the same', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[0-9]{1,18}$/), fc.stringMatching(/^[A-Z]{0,3}[0-9]{4,12}$/), (a, b) => {
      expect(bareText(`订单（${a}）已发货，凭证号：${b}。`)).toBe(
        bareText('订单（7）已发货，凭证号：Q1234。'),
      );
    }),
  );
});

test('the order in which answers came changes nothing', () => {
  const answers = [
    '已发货请查收邮箱里的卡密',
    '已发货请查收邮箱中的卡密',
    '已发货请查收邮箱里的卡密!',
    '别的话说一说就好',
  ].map((note) => answer(note));
  const groups = (all: WrittenAnswer[]) => findTemplates(all).map(({ claimIds }) => claimIds.toSorted());
  expect(groups(answers.toReversed())).toEqual(groups(answers));
  expect(leastClaims).toBe(3);
});

test('of more different wordings than are compared, one that is used again and again is still counted', () => {
  const sign = (n: number) => String.fromCodePoint(0x4e00 + n);
  const others = Array.from({ length: 5200 }, (_, i) =>
    answer(`${sign(i % 80)}${sign(80 + (i >> 6))}`.repeat(3) + sign(i)),
  );
  const often = '卡密已经写入订单页面请自行查看核对';
  const found = findTemplates([...others, answer(often), answer(often), answer(often)]);
  expect(found.map(({ said, claimIds }) => [said, claimIds.length])).toContainEqual([often, 3]);
});
