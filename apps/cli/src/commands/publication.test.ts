import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { redress, runCli } from './run-cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'redress-publication-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

describe('redress statement check', () => {
  it('gives one JSON object with places in the text as given, and exit code 1 when it is blocked', () => {
    const text = '致各位：\n本人支付98元，不退款就曝光你们。收款人：张伟';
    const { status, stdout, stderr } = redress(['statement', 'check', file('a.txt', text), '--json']);
    const { ok, findings } = JSON.parse(stdout);
    expect({ status, stderr, ok }).toEqual({ status: 1, stderr: '', ok: false });
    expect(findings.map((one: { rule: string }) => one.rule)).toEqual(['money-for-silence', 'personal-name']);
    for (const { start, end, quote } of findings) expect(text.slice(start, end)).toBe(quote);
    expect(findings[0].basis[0]).toMatchObject({ article: '第六条' });
  });

  it('finds nothing in plain facts, and only warns of what a person may judge', async () => {
    const facts = file('facts.txt', '2026年11月1日，本人支付98元，至今未收到商品，也未收到退款。');
    expect(await runCli(['statement', 'check', facts])).toEqual({
      status: 0,
      stdout: '没有发现 / nothing found\n',
      stderr: '',
    });
    const harsh = await runCli(['statement', 'check', file('harsh.txt', '本人支付98元。\n黑心商家。')]);
    expect(harsh).toMatchObject({ status: 0 });
    expect(harsh.stdout).toContain('2:1  请再看一遍（warn） belittling');
    expect(harsh.stdout).toContain('《中华人民共和国民法典》第一千零二十五条');
  });

  it('refuses what is no text with one line and exit code 2', async () => {
    const picture = file(
      'p.png',
      Uint8Array.from({ length: 400 }, (_, i) => (i * 7) % 256),
    );
    const { status, stdout, stderr } = await runCli(['statement', 'check', picture]);
    expect({ status, stdout, lines: stderr.trimEnd().split('\n').length }).toEqual({
      status: 2,
      stdout: '',
      lines: 1,
    });
  });
});

describe('redress redact', () => {
  it('writes a text without persons, and a report that does not repeat them', async () => {
    const from = file('chat.txt', '我叫李雷，电话13800138000，找赵铁柱退款');
    const to = join(folder, 'chat-out.txt');
    const { status, stdout } = await runCli(['redact', from, to, '--json', '--name', '赵铁柱']);
    expect(status).toBe(0);
    expect(readFileSync(to, 'utf8')).toBe('我叫李某，电话138********，找赵某退款');
    expect(stdout).not.toMatch(/李雷|13800138000|赵铁柱/);
    expect(JSON.parse(stdout).redactions).toHaveLength(3);
  });

  it('writes a picture whose places are destroyed, the chosen one too', async () => {
    const from = fileURLToPath(
      new URL('../../../server/src/platform/reading/testdata/personal.png', import.meta.url),
    );
    const to = join(folder, 'out.webp');
    const { status, stdout } = await runCli(['redact', from, to, '--json', '--area', '0,0,0.5,0.05']);
    expect(status).toBe(0);
    const { width, areas } = JSON.parse(stdout);
    expect([width, readFileSync(to).subarray(8, 12).toString()]).toEqual([1170, 'WEBP']);
    expect(areas[0]).toEqual({ kind: 'chosen', box: [0, 0, 585, 127] });
    expect(areas.map((area: { kind: string }) => area.kind)).toEqual(
      expect.arrayContaining(['phone', 'code']),
    );
    expect(await runCli(['redact', from, join(folder, 'x.webp'), '--area', '0,0,2,1'])).toMatchObject({
      status: 2,
    });
  }, 90_000);

  it('never overwrites a file', async () => {
    const from = file('same.txt', '电话13800138000');
    expect(await runCli(['redact', from, from])).toMatchObject({ status: 2, stdout: '' });
    expect(readFileSync(from, 'utf8')).toBe('电话13800138000');
  });
});
