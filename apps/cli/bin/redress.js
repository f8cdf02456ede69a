#!/usr/bin/env node
// Plain JavaScript for any Node ≥ 18: finds the Node 24 that the project brings and hands over to it.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));
const [major] = process.versions.node.split('.');

if (Number(major) >= 24) {
  await import(main);
} else {
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  const file = process.platform === 'win32' ? 'node.exe' : 'node';
  const bundled = fileURLToPath(new URL(`../../../node_modules/${name}/bin/${file}`, import.meta.url));
  if (!existsSync(bundled)) {
    console.error(
      `redress: needs Node 24 or newer (this is ${process.versions.node}); install it, or run "npm ci" without --omit=optional.`,
    );
    process.exit(2);
  }
  const { status, signal } = spawnSync(bundled, [main, ...process.argv.slice(2)], { stdio: 'inherit' });
  if (signal) process.kill(process.pid, signal);
  process.exit(status ?? 1);
}
