import { type Verification, verifyBundle } from '@redress/bundle';
import { Refusal } from '@redress/kernel';
import { Presets, SingleBar } from 'cli-progress';
import type { Command } from 'commander';
import type { Outcome } from '../exit.ts';
import { HashPool, nodeHasher, openBundleFile } from '../hashers.ts';
import { language, printable } from '../language.ts';
import { type GivenOptions, readGiven } from './verify-given.ts';
import { describe } from './verify-report.ts';

interface Options extends GivenOptions {
  json?: boolean;
}

/** `redress verify BUNDLE`: 0 intact, 1 broken or not as asked, 2 no bundle. Works offline but for `--rpc`. */
export function register(program: Command, outcome: Outcome): void {
  program
    .command('verify')
    .argument('<bundle>', 'the zip to check')
    .description('check an evidence bundle: every file, every seal, the log head and who vouches for it')
    .option(
      '--vkey <key>',
      "the log's public key, or a file that holds it; without it the key inside is used",
    )
    .option('--policy <file>', 'your own witness policy (tlog-policy): its quorum must have cosigned')
    .option('--tsa-roots <pem>', 'root certificates of the timestamp authorities that you trust')
    .option(
      '--rpc <chain=url>',
      'a node to read the anchor on this chain back from, e.g. eip155:1=https://…; may be repeated',
      (value: string, before: string[] = []) => [...before, value],
    )
    .option('--json', 'one JSON object on stdout')
    .action(async (path: string, options: Options) => {
      const verification = await verifyFile(path, options);
      process.stdout.write(
        options.json ? `${JSON.stringify(verification, null, 2)}\n` : describe(path, verification),
      );
      if (!verification.ok) outcome.exitCode = 1;
    });
}

async function verifyFile(path: string, options: GivenOptions): Promise<Verification> {
  const given = readGiven(options);
  const file = open(path);
  const pool = new HashPool(file.fd);
  const bar = progressBar(file.source.size);
  try {
    const onProgress = (done: number) => bar?.update(Math.round(done / 1e6));
    const { hashRange } = pool;
    return await verifyBundle(file.source, { hasher: nodeHasher, ...given, hashRange, language, onProgress });
  } finally {
    bar?.stop();
    await pool.close();
    file.close();
  }
}

function open(path: string): ReturnType<typeof openBundleFile> {
  try {
    return openBundleFile(path);
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new Refusal('not-readable', {
      zh: `无法读取 ${printable(path)}（${why}）`,
      en: `cannot read ${printable(path)} (${why})`,
    });
  }
}

const slowBytes = 64 * 1024 * 1024;

/** Only for a person who waits: on a terminal, for a large bundle. */
function progressBar(bytes: number): SingleBar | undefined {
  if (!process.stderr.isTTY || bytes < slowBytes) return undefined;
  const bar = new SingleBar(
    {
      format: '{bar} {percentage}% | {value}/{total} MB | {eta_formatted}',
      stream: process.stderr,
      clearOnComplete: true,
    },
    Presets.shades_classic,
  );
  bar.start(Math.round(bytes / 1e6), 0);
  return bar;
}
