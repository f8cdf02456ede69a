#!/usr/bin/env node
// Plain JavaScript for any Node ≥ 18: finds the Node 24 that the project brings and hands over to it.
import { spawn } from 'node:child_process';
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
      `redress-connector: needs Node 24 or newer (this is ${process.versions.node}); install it, or run "npm ci" without --omit=optional.`,
    );
    process.exit(2);
  }
  const child = spawn(bundled, [main, ...process.argv.slice(2)], { stdio: 'inherit' });
  // Waits until the other has tidied up. On Ctrl-C the terminal tells it as well; twice does no harm.
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const name of signals) process.on(name, () => child.kill(name));
  child.on('exit', (status, signal) => {
    for (const name of signals) process.removeAllListeners(name);
    if (signal) process.kill(process.pid, signal);
    process.exitCode = status ?? 1;
  });
}
