import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AlipayOptions } from './alipay.ts';
import { createAlipayRail } from './alipay.ts';
import { memberText, signedText } from './alipay-text.ts';
import type { Rail, RailOrder } from './rail.ts';
import type { Provider } from './testing.ts';
import { startAlipay } from './testing-alipay.ts';
import { makeKeys } from './testing-keys.ts';
import { startWechat } from './testing-wechat.ts';
import { createWechatRail, type WechatOptions } from './wechat.ts';

test('what is signed of an answer is its exact text, braces and quotes within included', () => {
  const text = '{"a":{"x":"}\\"{" , "y":{}},"sign":"s"}';
  expect(memberText(text, 'a')).toBe('{"x":"}\\"{" , "y":{}}');
  expect(memberText('{"b":{', 'b')).toBeUndefined();
  expect(memberText('{}', 'b')).toBeUndefined();
  expect(signedText({ b: '2', sign: 'x', a: '1', c: '' })).toBe('a=1&b=2');
});

let counter = 0;
const orders = {
  alipay: (): RailOrder => ({
    number: `payA${++counter}`,
    amountFen: 9850,
    payee: { kind: 'alipay', name: '李雷', account: '13800138000' },
  }),
  wechat: (): RailOrder => ({
    number: `payW${++counter}`,
    amountFen: 9850,
    payee: { kind: 'wechat', name: '韩梅梅', openId: 'o-MYE42l80oelYMDE34nYD456Xoy' },
  }),
};

describe.each(['alipay', 'wechat'] as const)('%s', (name) => {
  let provider: Provider<AlipayOptions> | Provider<WechatOptions>;
  let rail: Rail;
  const make = (change: object = {}): Rail =>
    name === 'alipay'
      ? createAlipayRail({ ...(provider.options as AlipayOptions), ...change })
      : createWechatRail({ ...(provider.options as WechatOptions), ...change });
  beforeAll(async () => {
    provider = await (name === 'alipay' ? startAlipay() : startWechat());
    rail = make();
  });
  afterAll(() => provider.close());

  test('pays what it is asked, and the provider reads name and amount', async () => {
    const order = orders[name]();
    expect(await rail.send(order)).toMatchObject({
      state: 'paid',
      reference: expect.stringContaining(order.number),
    });
    expect(provider.paid.get(order.number)).toBe(9850);
    expect(provider.names.at(-1)).toBe(order.payee.name);
    expect(await rail.query(order)).toMatchObject({ state: 'paid' });
  });
  test('pays a number once, however often it is sent', async () => {
    const order = orders[name]();
    await rail.send(order);
    expect(await rail.send(order)).toMatchObject({ state: 'paid' });
    expect(provider.paid.get(order.number)).toBe(9850);
  });
  test('that went away after taking it is asked, not sent again', async () => {
    const order = orders[name]();
    provider.next = 'gone-after-taking';
    expect(await rail.send(order)).toMatchObject({ state: 'unknown' });
    expect(await rail.query(order)).toMatchObject({ state: 'paid' });
  });
  test('that went away before taking it does not know the number', async () => {
    const order = orders[name]();
    provider.next = 'hang-before-taking';
    expect(await rail.send(order)).toMatchObject({ state: 'unknown' });
    expect(await rail.query(order)).toEqual({ state: 'absent' });
  });
  test('without money refuses now, and may be asked again with the same number', async () => {
    const order = orders[name]();
    provider.next = 'poor';
    expect(await rail.send(order)).toMatchObject({ state: 'refused' });
    expect(await rail.send(order)).toMatchObject({ state: 'paid' });
  });
  test('is not believed under another signature, whatever it says', async () => {
    provider.next = 'forged';
    expect(await rail.send(orders[name]())).toEqual({ state: 'unknown', why: 'bad-signature' });
  });
  test.each(['strange', 'broken'] as const)('that answers something %s has said nothing', async (mood) => {
    provider.next = mood;
    expect(await rail.send(orders[name]())).toMatchObject({ state: 'unknown' });
  });
  test('that says the payee is wrong has failed', async () => {
    provider.next = 'wrong-payee';
    expect(await rail.send(orders[name]())).toMatchObject({ state: 'failed' });
  });
  test('that is still at work has accepted, and says later how it ended', async () => {
    const [one, two] = [orders[name](), orders[name]()];
    provider.next = 'slow';
    const taken = await rail.send(one);
    expect(taken).toMatchObject({ state: 'accepted' });
    if (name === 'wechat') expect(taken).toMatchObject({ confirm: { packageInfo: `pkg-${one.number}==` } });
    provider.finish('SUCCESS');
    expect(await rail.query(one)).toMatchObject({ state: 'paid' });
    provider.next = 'slow';
    await rail.send(two);
    provider.finish('FAIL');
    expect(await rail.query(two)).toMatchObject({ state: 'failed' });
    expect(provider.paid.has(two.number)).toBe(false);
  });
  test('that paid another amount under our number is a riddle for a person', async () => {
    const order = orders[name]();
    await rail.send(order);
    expect(await rail.query({ ...order, amountFen: 1 })).toEqual({ state: 'unknown', why: 'other-amount' });
  });
  test('refuses a request that somebody else signed', async () => {
    const { privateKey } = makeKeys();
    const before = provider.asked;
    expect(await make({ privateKey }).send(orders[name]())).toMatchObject({ state: 'unknown' });
    expect(provider.asked).toBe(before);
  });
  test('is told apart from strangers in its notices', () => {
    const notice = provider.notice('payX1');
    expect(rail.readNotice(notice)).toMatchObject({ number: 'payX1' });
    const changed = notice.body.replace('payX1', 'payX2').replace(/"ciphertext":"./, '"ciphertext":"_');
    expect(rail.readNotice({ ...notice, body: changed })).toBeUndefined();
    expect(rail.readNotice({ headers: {}, body: 'x' })).toBeUndefined();
  });
  test('that nobody can reach is an answer too', async () => {
    const nowhere = make({ gateway: 'http://127.0.0.1:9', baseUrl: 'http://127.0.0.1:9' });
    expect(await nowhere.send(orders[name]())).toEqual({ state: 'unknown', why: 'not-reached' });
  });
});
