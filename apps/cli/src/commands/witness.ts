import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Refusal } from '@redress/kernel';
import { createCosigner, parsePolicy } from '@redress/tlog';
import type { Command } from 'commander';
import type { Outcome } from '../exit.ts';
import { printable } from '../language.ts';
import { makeWitnessKey, readText, readWitnessKey } from './witness-key.ts';
import { createWitnessServer } from './witness-server.ts';
import { openWitnessState } from './witness-state.ts';

interface ServeOptions {
  policy: string;
  key: string;
  listen: string;
  state?: string;
}

/** `redress witness`: cosigns the heads of the logs of a policy, as long as each only grows (c2sp.org/tlog-witness). */
export function register(program: Command, _outcome: Outcome): void {
  const witness = program
    .command('witness')
    .description('watch logs and cosign their heads (C2SP tlog-witness)');
  witness
    .command('serve', { isDefault: true })
    .description('answer add-checkpoint over HTTP until stopped; the word "serve" may be left out')
    .requiredOption('--policy <file>', 'tlog-policy file whose `log` lines are the logs to watch')
    .requiredOption('--key <file>', 'cosigning key made by `redress witness keygen`')
    .requiredOption(
      '--listen <host:port>',
      'where to listen, e.g. 127.0.0.1:8090; port 0 lets the system choose',
    )
    .option('--state <dir>', 'folder of what was cosigned; never lose or restore it (default: KEY.state)')
    .action(serve);
  witness
    .command('keygen')
    .description('make a cosigning key and print its public key')
    .requiredOption('--name <name>', 'name of the witness, e.g. witness.example/w1')
    .requiredOption('--out <file>', 'new file for the secret key, readable by its owner only')
    .action(({ name, out }: { name: string; out: string }) => {
      process.stdout.write(`${makeWitnessKey(name, out)}
`);
    });
  // Commander keeps these settings per command and does not hand them down.
  for (const command of witness.commands) command.exitOverride().configureOutput({ writeErr: () => {} });
}

async function serve({ policy, key: keyFile, listen, state: folder }: ServeOptions): Promise<void> {
  const logs = readLogs(policy);
  const cosigner = createCosigner(readWitnessKey(keyFile));
  const address = parseListen(listen);
  const state = openWitnessState(folder ?? `${keyFile}.state`);
  try {
    const warn = (line: string): void => void process.stderr.write(`redress witness: ${line}\n`);
    const server = createWitnessServer({ logs, cosigner, state, nowMs: Date.now, warn });
    await listenOn(server, address);
    const { address: host, port, family } = server.address() as AddressInfo;
    const url = `http://${family === 'IPv6' ? `[${host}]` : host}:${port}`;
    process.stdout.write(
      `${cosigner.vkey}\n${url} watches ${logs.length} log keys and has cosigned heads of ${state.heads} logs\n`,
    );
    await stopped(server);
  } finally {
    state.close();
  }
}

function readLogs(file: string): string[] {
  const policy = parsePolicy(readText(file));
  const logs = policy.ok ? policy.value.logs.map(({ vkey }) => vkey) : [];
  if (policy.ok && logs.length > 0) return logs;
  const reason = policy.ok ? 'it names no log to watch' : policy.reason;
  throw new Refusal('bad-policy', {
    zh: `${printable(file)} 不能用作策略文件（${printable(reason)}）`,
    en: `${printable(file)} is no usable policy: ${printable(reason)}`,
  });
}

function parseListen(text: string): { host: string; port: number } {
  const match = /^(?:\[([0-9A-Fa-f:.]+)\]|([^[\]:\s]+)):(\d{1,5})$/.exec(text);
  const host = match?.[1] ?? match?.[2];
  const port = Number(match?.[3]);
  if (host !== undefined && port <= 65_535) return { host, port };
  throw new Refusal('bad-listen', {
    zh: `--listen 应为 主机:端口，例如 127.0.0.1:8090`,
    en: '--listen must be HOST:PORT, such as 127.0.0.1:8090',
  });
}

function listenOn(server: Server, { host, port }: { host: string; port: number }): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        new Refusal('cannot-listen', {
          zh: `无法监听 ${printable(host)}:${port}（${error.code}）`,
          en: `cannot listen on ${printable(host)}:${port} (${error.code})`,
        }),
      ),
    );
    server.listen(port, host, () => resolve());
  });
}

/** The first signal lets running requests finish; the second does not wait. */
function stopped(server: Server): Promise<void> {
  return new Promise((resolve) => {
    let stopping = false;
    const stop = (): void => {
      if (stopping) process.exit(1);
      stopping = true;
      server.close(() => resolve());
      server.closeIdleConnections();
    };
    process.on('SIGINT', stop);
    process.on('SIGTERM', stop);
  });
}
