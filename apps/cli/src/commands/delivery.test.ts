import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { runCli } from './run-cli.ts';

const failure = (name: string): string =>
  fileURLToPath(new URL(`../../../../packages/delivery/fixtures/failures/${name}.jsonl`, import.meta.url));

describe('redress delivery grade', () => {
  it('exits 0 for a delivery that counts', async () => {
    const { status, stdout } = await runCli([
      'delivery',
      'grade',
      failure('03-return-before-notify'),
      '--json',
    ]);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ level: 2, counts: true, standard: { version: 1 } });
  });

  it('exits 1 for one that does not, and says what is missing and who can tell', async () => {
    const { status, stdout } = await runCli(['delivery', 'grade', failure('08-mail-never-came')]);
    expect(status).toBe(1);
    expect(stdout).toContain('L1 · does not count · late');
    expect(stdout).toMatch(/^\? missing: No evidence that it could be fetched/m);
  });

  it('refuses what holds no events with one line and exit code 2', async () => {
    const { status, stdout, stderr } = await runCli(['delivery', 'grade', fileURLToPath(import.meta.url)]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain('line 1');
  });
});
