import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { redress } from './run-cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'redress-diagnose-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
/** 虚拟商品一经售出概不退换 in GB18030. */
const gbk = Buffer.from('d0e9c4e2c9ccc6b7d2bbbeadcadbb3f6b8c5b2bbcdcbbbbb', 'hex');

describe('redress diagnose', () => {
  it('gives one JSON object with offsets in the text as given', () => {
    const text = '须知：\r\n虚拟商品一经售出，\r\n概不退换';
    const { status, stdout, stderr } = redress(['diagnose', file('terms.txt', text), '--json']);
    const { findings } = JSON.parse(stdout);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ rule: 'no-refund-for-virtual-goods', verdict: 'void', start: 5 });
    expect(text.slice(findings[0].start, findings[0].end)).toBe(findings[0].quote);
  });

  it('reads GB18030 and standard input', () => {
    const fromFile = redress(['diagnose', '--json', file('old.txt', gbk)]);
    expect(JSON.parse(fromFile.stdout).findings[0].quote).toBe('虚拟商品一经售出概不退换');
    const { stdout } = redress(['diagnose', '-'], { input: '您好\n\n请耐心等待' });
    expect(stdout).toContain('3:1');
    expect(stdout).toContain('《中华人民共和国电子商务法》第五十九条');
  });

  it('finds nothing in an empty file, and that is no error', () => {
    const { status, stdout } = redress(['diagnose', '--json', file('empty.txt', '')]);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toEqual({ findings: [] });
  });

  it.each([
    [
      'a binary file',
      () =>
        file(
          'picture.png',
          Uint8Array.from({ length: 400 }, (_, i) => (i * 7) % 256),
        ),
    ],
    ['a missing file', () => join(folder, 'none.txt')],
    ['a folder', () => folder],
  ])('refuses %s with one line and exit code 2', (_, path) => {
    const { status, stdout, stderr } = redress(['diagnose', path()]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  it('tells lawful terms apart from findings', () => {
    const { stdout } = redress(['diagnose', '--json', '-'], {
      input: '经您确认，数字化商品不适用七日无理由退货',
    });
    const { findings, lawful } = JSON.parse(stdout);
    expect(findings).toEqual([]);
    expect(lawful[0]).toMatchObject({
      rule: 'no-return-without-reason',
      basis: [{ article: '第二十五条' }, {}],
    });
  });

  it('--evaluate counts what is right, wrong and missed, and refuses what is no label', () => {
    const rows = [
      { text: '虚拟商品一经售出概不退换', rules: ['no-refund-for-virtual-goods'] },
      { text: '请耐心等待', rules: [] },
      { text: '天气不错', rules: ['final-interpretation'] },
    ];
    const labels = file('labels.jsonl', rows.map((row) => JSON.stringify(row)).join('\n'));
    const { stdout } = redress(['diagnose', '--evaluate', '--json', labels]);
    expect(JSON.parse(stdout).overall).toEqual({
      right: 1,
      wrong: 1,
      missed: 1,
      precision: 0.5,
      recall: 0.5,
    });
    const { status, stderr } = redress([
      'diagnose',
      '--evaluate',
      file('bad.jsonl', '{"text":"x","rules":["nope"]}'),
    ]);
    expect(status).toBe(2);
    expect(stderr).toContain('nope');
  });
});
