import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCli } from './run-cli.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'redress-path-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const file = async (name: string, json: unknown) => {
  const path = join(folder, name);
  await writeFile(path, JSON.stringify(json));
  return path;
};
const history = (...events: object[]) => ({ steps: [{ id: 'step_1', channel: 'platform-demand', events }] });
const delivered = [
  { kind: 'sent', day: '2026-11-02' },
  { kind: 'delivered', day: '2026-11-02' },
];

describe('redress path', () => {
  test('says what is open, what waits and until when', async () => {
    const steps = await file('history.json', history(...delivered));
    const { stdout, status } = await runCli(['path', '--history', steps, '--today', '2026-11-05', '--json']);
    expect(status).toBe(0);
    const { path, today } = JSON.parse(stdout);
    expect(today).toBe('2026-11-05');
    const platform = path.find(({ channelId }: { channelId: string }) => channelId === 'platform-demand');
    expect(platform).toMatchObject({
      state: 'waiting',
      next: { who: 'platform', by: '2026-11-11' },
      clocks: [{ rule: 'platform-reply', due: '2026-11-11', state: 'running' }, {}],
    });
  });

  test('on overrun the next channel is open', async () => {
    const steps = await file('history.json', history(...delivered));
    const { stdout } = await runCli(['path', '--history', steps, '--today', '2026-11-12']);
    expect(stdout).toMatch(/\[现在 now\].*\(samr-complaint\)/);
    expect(stdout).toContain('已逾期 overdue');
  });

  test('exit code 2 and one line where the history has an unknown event', async () => {
    const steps = await file('bad.json', history({ kind: 'eaten', day: '2026-11-02' }));
    const { stderr, status } = await runCli(['path', '--history', steps]);
    expect(status).toBe(2);
    expect(stderr).toContain('/steps/0/events/0/kind');
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});

test('redress deadline --why counts day by day', async () => {
  const { stdout } = await runCli(['deadline', 'platform-reply', '--from', '2026-11-05', '--why', '--json']);
  const { due, table } = JSON.parse(stdout);
  expect(table.at(-1)).toMatchObject({ day: due, as: 'counted', number: 7 });
  expect(table.filter(({ as }: { as: string }) => as === 'rest')).toHaveLength(4);
});
