import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { lockFolder } from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'redress-lock-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('a folder belongs to one holder, and to the next once it is released', () => {
  const lock = lockFolder(folder);
  expect(() => lockFolder(folder)).toThrow(expect.objectContaining({ code: 'data-folder-in-use' }));
  lock.release();
  lockFolder(folder).release();
});

test('a folder stays taken though nobody keeps the lock, and a killed process leaves it free', async () => {
  const code = `import { lockFolder } from ${JSON.stringify(join(import.meta.dirname, 'index.ts'))};
    lockFolder(${JSON.stringify(folder)});
    for (let i = 0; i < 5; i++) { globalThis.gc(); await new Promise(setImmediate); }
    process.stdout.write('held'); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--expose-gc', '--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise((resolve) => child.stdout.once('data', resolve));
  try {
    expect(() => lockFolder(folder)).toThrow(expect.objectContaining({ code: 'data-folder-in-use' }));
  } finally {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
  }
  lockFolder(folder).release();
});
