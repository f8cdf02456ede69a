import { describe, expect, test } from 'vitest';
import { isTelling, plainNumber } from './payment-number.ts';

const alipay = '2026112722001412345678901234';
const wechat = '4200002600202611278765432109';
const gateway = '2026112710150183642';

describe('a payment number', () => {
  test('is read as people copy it: spaces, full width, dashes and signs that nobody sees', () => {
    expect(plainNumber(' 4200 0026–0020\u200b2611\u00a02787６５\n')).toBe('420000260020261127' + '8765');
    expect(plainNumber('T-2026Ab')).toBe('t2026ab');
  });

  test('shows who paid where it is one of Alipay, of WeChat or of a gateway', () => {
    for (const no of [alipay, wechat, gateway, '8MC585209K746392H', wechat.replace(/(.{4})/g, '$1 ')])
      expect(isTelling(no, 'XK20261127A9F3'), no).toBe(true);
  });

  test('shows nothing where it is short, a filler, or made of the order number that opens a claim', () => {
    const order = '20261127101501836421';
    for (const no of ['', ' ', '123456', '202611271015018', '0'.repeat(28), '1212121212121212', order])
      expect(isTelling(no, order), no).toBe(false);
    expect(isTelling(order.toLowerCase(), order)).toBe(false);
    expect(isTelling(order.slice(0, 18), order), 'a part of it').toBe(false);
    expect(isTelling(`pay_${order}_01`, order), 'it with something about it').toBe(false);
    expect(isTelling(`XK-A9F3Q7WZ8LM2C4`, 'xk a9f3q7wz8lm2c4')).toBe(false);
  });

  test('may hold a short order number by chance', () => {
    expect(isTelling(wechat, '26')).toBe(true);
    expect(isTelling(`${alipay}A9F3`, 'A9F3')).toBe(true);
  });
});
