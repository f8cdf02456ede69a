import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sanitizeFileName, uniqueFileName } from './file-name.ts';

describe('sanitizeFileName', () => {
  test.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\李四\\付款截图.png', '付款截图.png'],
    ['voucher\u0000.png', 'voucher.png'],
    ['invoice\u202Egpj.exe', 'invoicegpj.exe'],
    ['a\r\nb.txt', 'ab.txt'],
    ['con.txt', '_con.txt'],
    ['LPT1', '_LPT1'],
    ['..', 'item'],
    ['', 'item'],
    ['.png', 'png'],
    ['what?*<>|".pdf', 'what______.pdf'],
    ['聊天记录 . ', '聊天记录'],
  ])('%j becomes %j', (declared, safe) => {
    expect(sanitizeFileName(declared)).toBe(safe);
  });

  test('a name of any length keeps its extension and fits in 180 bytes', () => {
    const name = sanitizeFileName(`${'证'.repeat(500)}.png`);
    expect(name.endsWith('证.png')).toBe(true);
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(180);
  });

  test('whatever a stranger sends, the name is one visible path segment and cleaning it again changes nothing', () => {
    const hostile = fc.string({
      unit: fc.oneof(
        fc.constantFrom('/', '\\', '.', ' ', '\u202e', '\0', 'ａ', '证', 'c', 'o', 'n'),
        fc.string(),
      ),
      maxLength: 300,
    });
    fc.assert(
      fc.property(hostile, (declared) => {
        const name = sanitizeFileName(declared);
        expect(name).not.toMatch(/[/\\\p{Cc}\p{Cf}]/u);
        expect(name).not.toMatch(/^\.|[. ]$/);
        expect(name.length).toBeGreaterThan(0);
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(190);
        expect(sanitizeFileName(name)).toBe(name);
      }),
    );
  });
});

describe('uniqueFileName', () => {
  test('a second file of the same name gets (2), a third (3)', () => {
    expect(uniqueFileName('a.png', [])).toBe('a.png');
    expect(uniqueFileName('a.png', ['a.png'])).toBe('a (2).png');
    expect(uniqueFileName('a.png', ['a.png', 'a (2).png'])).toBe('a (3).png');
  });
  test('names that differ only in case are the same on Windows', () => {
    expect(uniqueFileName('A.PNG', ['a.png'])).toBe('A (2).PNG');
  });
  test('a long name stays within its limit with its number', () => {
    const long = sanitizeFileName(`${'长'.repeat(100)}.png`);
    expect(Buffer.byteLength(uniqueFileName(long, [long]))).toBeLessThanOrEqual(180);
  });
});
