import { describe, expect, test } from 'vitest';
import { assemble, cleanLine, splitLines } from '../assemble.ts';
import { maxTextChars } from '../limits.ts';
import { readCsv, readJson } from './chat-export.ts';
import { decodeHtml, readHtml } from './html.ts';
import { plainIdeographs } from './radicals.ts';
import { sniffText } from './sniff.ts';

const texts = (lines: { text: string }[]) => lines.map((l) => l.text);

describe('assembling', () => {
  test('NUL, control, zero-width and direction marks are removed, blanks are single', () => {
    expect(cleanLine('\u0000订\u200b单\u202e号\t\u3000 2026\u0007 \ud800')).toBe('订单号 2026');
    expect(cleanLine('emoji 😀 stays')).toBe('emoji 😀 stays');
  });
  test('offsets point at the lines; empty lines are dropped', () => {
    const { text, lines } = assemble(splitLines('一\r\n\r\n 二三 \n四'));
    expect(text).toBe('一\n二三\n四');
    expect(lines.map((l) => text.slice(l.start, l.end))).toEqual(['一', '二三', '四']);
  });
  test('text beyond the limit is cut at a line and told', () => {
    const { text, notes } = assemble(splitLines('一二三四五六七八九\n'.repeat(30_000)));
    expect([text.length <= maxTextChars, text.endsWith('九'), notes.length]).toEqual([true, true, 1]);
  });
  test('radicals that PDF printers write become the ordinary characters', () => {
    expect(plainIdeographs('⽀付⾦额 收款⽅ ⻚⾯ ⻓期')).toBe('支付金额 收款方 页面 长期');
    expect(plainIdeographs('普通文字 ABC')).toBe('普通文字 ABC');
  });
});

describe('chat exports', () => {
  test('a message is one line of its values; other values keep their name', () => {
    const json =
      '{"shop":"极速点卡专营店","messages":[{"time":"2026-11-03 20:08","from":"客服","text":"5分钟到账"},{"time":"20:25","body":{"text":"请等待"}}]}';
    expect(texts(readJson(json))).toEqual([
      'shop: 极速点卡专营店',
      '2026-11-03 20:08  客服  5分钟到账',
      '20:25',
      'text: 请等待',
    ]);
  });
  test('quoted cells keep separators, doubled quotes and line breaks', () => {
    expect(texts(readCsv('time,text\r\n20:08,"到账, 说""5分钟""\n内"\r\n'))).toEqual([
      'time  text',
      '20:08  到账, 说"5分钟" 内',
    ]);
    expect(texts(readCsv('a;b\n1;2,5'))).toEqual(['a  b', '1  2,5']);
  });
});

describe('pages', () => {
  test('label and value side by side are apart; an amount in parts is whole', () => {
    const page = readHtml(
      '<div><span>支付时间</span><span>2026-11-03 20:12:07</span></div><p><s>¥</s><b>98</b><i>.00</i><u>元</u></p><p>付款后<b>5分钟</b>到账</p>',
    );
    expect(texts(page.lines)).toEqual(['支付时间 2026-11-03 20:12:07', '¥98.00元', '付款后5分钟到账']);
  });
  test('SingleFile writes down the address and the time of saving', () => {
    const page = readHtml(
      '<!DOCTYPE html> <html><!--\n Page saved with SingleFile \n url: https://www.suchong-card.example/o \n saved date: Tue Nov 03 2026 20:20:00 GMT+0800 (China Standard Time)\n--><body>x',
    );
    expect(page).toMatchObject({
      savedAt: '2026-11-03T12:20:00.000Z',
      lines: [{ text: 'https://www.suchong-card.example/o' }, { text: 'x' }],
    });
  });
  test('an address that is no web address is not taken over', () => {
    expect(texts(readHtml('<!-- saved from url=(0019)javascript:alert(1) --><p>x').lines)).toEqual(['x']);
  });
  test('a page in GBK is read by its declared charset, and UTF-8 that claims GBK as what it is', () => {
    const gbk = Buffer.concat([Buffer.from('<meta charset="gbk"><p>'), Buffer.from('b6a9b5a5', 'hex')]);
    expect(decodeHtml(gbk)).toContain('订单');
    expect(decodeHtml(Buffer.from('<meta charset="gbk"><p>订单'))).toContain('订单');
  });
});

test('ten thousand comments do not hold up the sniffing', () => {
  const started = performance.now();
  expect(sniffText(Buffer.from(`${'<!---->'.repeat(9000)}x`))).toBe('text/plain');
  expect(sniffText(Buffer.from(`${'<!---->'.repeat(9000)}<html>`))).toBe('text/html');
  expect(performance.now() - started).toBeLessThan(1000);
});
