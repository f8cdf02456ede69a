#!/usr/bin/env node
// Plain JavaScript for any Node ≥ 18: finds the Node 24 that the project brings and hands over to it.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import module from 'node:module';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));
// What was compiled once is read the next time: a third less to wait for each command. Beside the packages, where nobody else writes.
const compiled = fileURLToPath(new URL('../../../node_modules/.cache/redress/compiled', import.meta.url));
const [major] = process.versions.node.split('.');

if (Number(major) >= 24) {
  if (!process.env.NODE_COMPILE_CACHE) module.enableCompileCache?.(compiled);
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
  const child = spawn(bundled, [main, ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { NODE_COMPILE_CACHE: compiled, ...process.env },
  });
  // Waits until the other has tidied up. On Ctrl-C the terminal tells it as well; twice does no harm.
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const name of signals) process.on(name, () => child.kill(name));
  child.on('exit', (status, signal) => {
    for (const name of signals) process.removeAllListeners(name);
    if (signal) process.kill(process.pid, signal);
    process.exitCode = status ?? 1;
  });
}
