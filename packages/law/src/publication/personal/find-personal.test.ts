import { describe, expect, it } from 'vitest';
import { isBankCard, isIdNumber, isLuhn } from './checksums.ts';
import { findPersonal, redactText } from './find-personal.ts';
import type { KnownPersonal, PersonalKind } from './kinds.ts';

const found = (text: string, known?: KnownPersonal) =>
  findPersonal(text, known).map(({ kind, quote }) => [kind, quote]);

describe('checksums', () => {
  it('know an identity number and a card by their check digits', () => {
    expect([isIdNumber('11010519491231002X'), isIdNumber('110105194912310021')]).toEqual([true, false]);
    expect(isIdNumber('11010519491331002X')).toBe(false);
    expect([isLuhn('79927398713'), isLuhn('79927398710'), isBankCard('6222021234567890128')]).toEqual([
      true,
      false,
      isLuhn('6222021234567890128'),
    ]);
  });
});

describe('what singles out a person is found', () => {
  it.each<[PersonalKind, string, string]>([
    ['phone', '客服电话 13800138000，打不通', '13800138000'],
    ['phone', '手机１３８００１３８０００。', '１３８００１３８０００'],
    ['phone', '加 138-0013-8000', '138-0013-8000'],
    ['phone', '电话：+86 138 0013 8000', '+86 138 0013 8000'],
    ['phone', '电话幺三八零零一三八零零零', '幺三八零零一三八零零零'],
    ['phone', '1 3 8 0 0 1 3 8 0 0 0', '1 3 8 0 0 1 3 8 0 0 0'],
    ['phone', '家里 0571-87654321', '0571-87654321'],
    ['id-number', '身份证11010519491231002X', '11010519491231002X'],
    ['id-number', '证件号 110105 19491231 002x', '110105 19491231 002x'],
    ['id-number', '身份证号：110105194912310021（OCR 读错一位）', '110105194912310021'],
    ['bank-card', '打到 6222 0212 3456 7890 12', '6222 0212 3456 7890 12'],
    ['email', '邮箱 zhang.wei_88@qq.com', 'zhang.wei_88@qq.com'],
    ['email', '邮箱zhangwei艾特163点com', 'zhangwei艾特163点com'],
    ['messenger', '加微信：kami_wang88', 'kami_wang88'],
    ['messenger', 'V信 a12345678', 'a12345678'],
    ['messenger', 'wxid_8x7yq2ab0c12', 'wxid_8x7yq2ab0c12'],
    ['messenger', 'QQ：1234567890', '1234567890'],
    ['messenger', '扣扣 88888888', '88888888'],
    ['address', '家住杭州市西湖区文三路478号3幢2单元501室', '文三路478号3幢2单元501室'],
    ['address', '地址：建国路88号', '建国路88号'],
    ['ip-address', '登录IP 123.56.78.90', '123.56.78.90'],
    ['card-secret', '卡密：AB12-CD34-EF56', 'AB12-CD34-EF56'],
    ['order-number', '订单号：20261101123456789', '20261101123456789'],
    ['order-number', '交易单号 4200002011202611019876543210', '4200002011202611019876543210'],
    ['order-number', '订单编号 DD-88A7-20261101', 'DD-88A7-20261101'],
    ['name', '收款人：张伟', '张伟'],
    ['name', '户名欧阳修文，', '欧阳修文'],
    ['name', '我叫李雷，住杭州', '李雷'],
    ['name', '与王小明先生联系', '王小明'],
    ['name', '陈晓（身份证略）', '陈晓'],
  ])('%s in “%s”', (kind, text, quote) => {
    expect(found(text)).toContainEqual([kind, quote]);
  });

  it('also where the name that a label gave stands alone, and where a value follows in the next line', () => {
    expect(found('收款方：王建国\n后来王建国不回消息。微信号\nkami_wang88')).toEqual([
      ['name', '王建国'],
      ['name', '王建国'],
      ['messenger', 'kami_wang88'],
    ]);
  });

  it('also where only the case knows that it is a name or an account', () => {
    const known = {
      names: ['赵铁柱'],
      orderNumbers: ['A1B2C3D4'],
      values: [{ kind: 'messenger' as const, value: 'cardking' }],
    };
    expect(found('那天赵 铁·柱说 cardking 会发货，单A1B2C3D4', known)).toEqual([
      ['name', '赵 铁·柱'],
      ['messenger', 'cardking'],
      ['order-number', 'A1B2C3D4'],
    ]);
  });
});

describe('what names no person stays', () => {
  it.each([
    '2026年11月1日 20:15:33，本人支付人民币98.00元。',
    '页面显示“2026-11-01 12:00:05 付款成功”。',
    '杭州极速网络科技有限公司，统一社会信用代码91330106MA2XXXXX3K',
    '收款方：王老吉网络科技有限公司',
    '商家为“张小二点卡专营店”，收款方 李记数码商行',
    '请拨打12315或者400-810-1234、95188',
    '注册地址：杭州市西湖区文三路478号',
    '我知道11月3号会发货，线路2号',
    '承诺付款后5分钟内到账，面值100元，共3张',
    '根据《中华人民共和国电子商务法》第三十八条',
    '版本 1.2.3，尾号1234',
  ])('“%s”', (text) => {
    expect(found(text)).toEqual([]);
  });
});

describe('redactText', () => {
  it('keeps the sentence readable and leaves nothing to find', () => {
    const text =
      '收款人张伟（微信 zw_kami88，手机13800138000）于11月1日收取订单20261101123456789的98元，卡号6222021234567890128。';
    const redacted = redactText(text);
    expect(redacted.text).toBe(
      '收款人张某（微信 ****，手机138********）于11月1日收取订单2026****6789的98元，卡号****。',
    );
    expect(findPersonal(redacted.text)).toEqual([]);
    for (const { start, end, quote } of redacted.redactions) expect(text.slice(start, end)).toBe(quote);
  });

  it('takes time in proportion to the text', () => {
    const text = '收款人张伟，路路路路路路1380013800 6222 0212 '.repeat(20_000);
    const began = performance.now();
    findPersonal(text);
    expect(performance.now() - began).toBeLessThan(5000);
  });
});
