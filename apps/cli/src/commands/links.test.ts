import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { redress } from './run-cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'redress-links-'));
afterAll(() => rmSync(folder, { recursive: true }));
mkdirSync(join(folder, 'case'));
const chat = join(folder, 'case', 'chat.txt');
writeFileSync(chat, '店主：加微信：kami_8899\n订单号：20261110123456789\n网址 kami8点top\n');
writeFileSync(
  join(folder, 'case', 'page.html'),
  '<p>客服QQ：2345678901</p><p>官网 https://www.taobao.com</p>',
);

test('a folder gives each identifier with its place and reason, and no shared site', () => {
  const { status, stdout } = redress(['links', join(folder, 'case'), '--json']);
  const { identifiers } = JSON.parse(stdout);
  expect(status).toBe(0);
  expect(identifiers.map((one: { kind: string; value: string }) => `${one.kind}:${one.value}`)).toEqual([
    'wechat:kami_8899',
    'order-no:20261110123456789',
    'site:kami8.top',
    'qq:2345678901',
  ]);
  expect(identifiers[0]).toMatchObject({ file: chat, quote: 'kami_8899', why: 'label' });
});

test('words are in the language of the terminal; standard input works; nothing found is a no', () => {
  const zh = redress(['links', '-'], { input: 'QQ：②③④⑤⑥⑦⑧', lang: 'zh_CN.UTF-8' });
  expect(zh.stdout).toContain('同一QQ号 2345678 “②③④⑤⑥⑦⑧”');
  const none = redress(['links', '-'], { input: '没有号码' });
  expect([none.status, none.stdout]).toEqual([1, 'nothing that links was found\n']);
});

test('a file that is not there is unusable input', () => {
  expect(redress(['links', join(folder, 'nothing.txt')]).status).toBe(2);
});
