import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { runCli } from './run-cli.ts';

/** Made up for these tests: nobody has published it. */
const notice = {
  year: '2033',
  document: 'made up for a test',
  url: 'https://www.gov.cn/zhengce/made-up',
  off: [
    ['2033-01-01', '2033-01-03'],
    ['2033-05-01', '2033-05-05'],
    ['2033-10-01', '2033-10-07'],
  ],
  work: ['2033-01-08'],
};
const folder = mkdtempSync(join(tmpdir(), 'redress-holidays-'));
const file = (name: string, year: object): string => {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify({ notices: [year] }));
  return path;
};
const good = file('good.json', notice);

afterEach(() => vi.unstubAllEnvs());

describe('redress holidays', () => {
  it('lists the years on record with their notices', async () => {
    const { status, stdout } = await runCli(['holidays']);
    expect(status).toBe(0);
    expect(stdout).toContain(
      '2026  国办发明电〔2025〕7号\n  放假 / off (33): 2026-01-01–2026-01-03 2026-02-15–2026-02-23',
    );
    expect(stdout).toContain('2026-02-14');
  });

  it('checks a file before a server uses it, and points out what looks mistyped', async () => {
    const { status, stdout } = await runCli(['holidays', good]);
    expect(status).toBe(0);
    expect(stdout).toContain(`2033  ${notice.document}  ${notice.url}`);
    expect(stdout).toContain('Mind: 2033 weekdays off less days worked in exchange');
  });

  it('refuses one with a wrong day, with one line and exit code 2', async () => {
    const { status, stdout, stderr } = await runCli([
      'holidays',
      file('bad.json', { ...notice, work: ['2033-01-05'] }),
    ]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain('2033-01-05');
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  it('named by REDRESS_HOLIDAYS, it makes a provisional day a settled one', async () => {
    const ask = () => runCli(['deadline', 'platform-reply', '--from', '2033-01-04', '--json']);
    expect(JSON.parse((await ask()).stdout)).toMatchObject({
      due: '2033-01-13',
      provisional: { years: ['2033'] },
    });
    vi.stubEnv('REDRESS_HOLIDAYS', good);
    const settled = JSON.parse((await ask()).stdout);
    expect(settled.due).toBe('2033-01-12');
    expect(settled).not.toHaveProperty('provisional');
  });
});
