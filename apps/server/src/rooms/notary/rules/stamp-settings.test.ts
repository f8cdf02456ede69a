import { Refusal } from '@redress/kernel';
import { describe, expect, test } from 'vitest';
import { isDue, pauseMs } from './stamp-schedule.ts';
import { parseStampSettings } from './stamp-settings.ts';

const one = { name: 'one', url: 'http://one.example/tsa', roots: 'one.pem' };
const two = { name: 'two', url: 'https://two.example', roots: 'system', policy: '1.2.3' };
const parse = (value: unknown) =>
  parseStampSettings(typeof value === 'string' ? value : JSON.stringify(value), 'stamps.json');

describe('the timestamps file', () => {
  test('names authorities; two of them must stamp a head, every ten minutes, unless it says otherwise', () => {
    expect(parse({ authorities: [one, two] })).toEqual({
      needed: 2,
      everyMinutes: 10,
      authorities: [one, two],
    });
    const secret = { ...two, username: 'u', password: 'p:w' };
    const all = { needed: 1, everyMinutes: 60, authorities: [secret] };
    expect(parse(all)).toEqual(all);
  });
  test.each([
    ['{', 'the file is not JSON'],
    [[], 'the file must be a JSON object'],
    [{ authorities: [one, two], neded: 1 }, 'neded is not a setting'],
    [{ authorities: [] }, 'authorities must be a list'],
    [
      { authorities: [one] },
      'needed is 2 (2 if not given), but there are 1 authorities: add one or lower it',
    ],
    [{ needed: 0, authorities: [one] }, 'needed must be a whole number from 1'],
    [{ needed: 1, everyMinutes: 1.5, authorities: [one] }, 'everyMinutes must be a whole number'],
    [{ authorities: [one, one] }, 'authorities[1].name is used twice'],
    [{ authorities: [one, { ...two, name: 'Two' }] }, 'authorities[1].name must be lower-case'],
    [{ authorities: [one, { ...two, url: 'ftp://x' }] }, 'authorities[1].url must be an http(s) address'],
    [{ authorities: [one, { ...two, url: 'https://geheim@x' }] }, 'authorities[1].url must be'],
    [{ authorities: [one, { ...two, roots: 5 }] }, 'authorities[1].roots must be a PEM file'],
    [{ authorities: [one, { ...two, policy: 'any' }] }, 'authorities[1].policy must look like 1.3.6.1'],
    [{ authorities: [one, { ...two, password: 'geheim' }] }, 'authorities[1] must have both'],
    [
      { authorities: [{ ...one, username: 'u', password: 'geheim' }, two] },
      'authorities[0].url must start with https',
    ],
    [{ authorities: [one, { ...two, pasword: 'geheim' }] }, 'authorities[1].pasword is not a setting'],
    [{ authorities: [one, 'geheim'] }, 'authorities[1] must be a JSON object'],
  ])('%j is refused with place and mend, in both languages, and no secret is repeated', (value, says) => {
    try {
      parse(value);
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(Refusal);
      const { code, text } = error as Refusal;
      expect(code).toBe('bad-config');
      expect(text.en).toMatch(/^stamps\.json: /);
      expect(text.en).toContain(says);
      expect(text.zh).toContain('stamps.json');
      expect(text.en + text.zh).not.toContain('geheim');
    }
  });
});

describe('the turn of an authority', () => {
  const at = (nowMs: number, chance = 0) => ({ nowMs, everyMs: 600_000, chance });
  test('comes at once for the first head, then with a newer head and not before the minutes have passed', () => {
    expect(isDue({ size: 1 }, { failures: 0 }, at(0))).toBe(true);
    const last = { size: 5, atMs: 1000 };
    expect(isDue({ size: 5 }, { last, failures: 0 }, at(9e9))).toBe(false);
    expect(isDue({ size: 6 }, { last, failures: 0 }, at(600_999))).toBe(false);
    expect(isDue({ size: 6 }, { last, failures: 0 }, at(601_000))).toBe(true);
  });
  test('comes later and later while it fails, at most half an hour later', () => {
    expect([1, 2, 3, 20, 5000].map((failures) => pauseMs(failures, 0) / 1000)).toEqual([
      15, 30, 60, 900, 900,
    ]);
    expect(pauseMs(5000, 0.999) / 60_000).toBeLessThan(30);
    const failing = { failures: 2, failedAtMs: 0 };
    expect(isDue({ size: 1 }, failing, at(29_999))).toBe(false);
    expect(isDue({ size: 1 }, failing, at(30_000))).toBe(true);
    expect(isDue({ size: 1 }, failing, at(30_000, 0.9))).toBe(false);
  });
});
