import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { auditLog } from '../../../../cli/src/commands/log-audit.ts';
import { readSite } from '../../../../cli/src/commands/log-read.ts';

const folder = mkdtempSync(join(tmpdir(), 'redress-site-kill-'));
const site = join(folder, 'site');
const seed = randomBytes(32).toString('hex');
afterAll(() => rmSync(folder, { recursive: true }));

/** Kills the child a moment after it showed some heads; gives the last size that it said was shown. */
async function publishUntilKilled(heads: number, killAfterMs: number): Promise<number> {
  const script = fileURLToPath(new URL('./site.child.ts', import.meta.url));
  const child = spawn(process.execPath, [script, join(folder, 'data'), site, seed], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  let shown = 0;
  let seen = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    shown = Number(/^shown (\d+)$/.exec(line)?.[1] ?? shown);
    if (++seen === heads) setTimeout(() => child.kill('SIGKILL'), killAfterMs);
  }
  await ended;
  return shown;
}

/** Full tiles and bundles with what would change if they were written again. */
function fullFiles(): Map<string, string> {
  const names = readdirSync(join(site, 'tile'), { recursive: true, encoding: 'utf8' });
  const full = names.filter((name) => /\d{3}$/.test(name) && !name.includes('.p'));
  return new Map(
    full.map((name) => {
      const { ino, mtimeMs } = statSync(join(site, 'tile', name));
      return [name, `${ino} ${mtimeMs}`];
    }),
  );
}

test('killed at any moment the site shows a whole head, never an older one, and rewrites nothing that is full', {
  timeout: 180_000,
}, async () => {
  let before = 0;
  let known = new Map<string, string>();
  for (const [heads, killAfterMs] of [
    [3, 0],
    [6, 3],
    [6, 7],
    [8, 11],
  ] as const) {
    const shown = await publishUntilKilled(heads, killAfterMs);
    const checkpoint = readFileSync(join(site, 'checkpoint'), 'utf8');
    const vkey = readFileSync(join(site, 'vkey'), 'utf8').trim();
    const audit = await auditLog(readSite(site), checkpoint, vkey);
    expect(audit).toMatchObject({ ok: true, problems: [] });
    expect(audit.size).toBeGreaterThanOrEqual(shown);
    expect(shown).toBeGreaterThan(before);
    const now = fullFiles();
    for (const [name, stamp] of known) expect([name, now.get(name)]).toEqual([name, stamp]);
    known = now;
    before = shown;
  }
  expect(known.size).toBeGreaterThan(4);
});
