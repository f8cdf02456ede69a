import { type Verification, verifyBundle } from '@redress/bundle';
import { Refusal } from '@redress/kernel';
import { Presets, SingleBar } from 'cli-progress';
import type { Command } from 'commander';
import type { Outcome } from '../exit.ts';
import { HashPool, nodeHasher, openBundleFile } from '../hashers.ts';
import { language, printable } from '../language.ts';
import { readVkey } from '../vkey-option.ts';

interface Options {
  vkey?: string;
  json?: boolean;
}

/** `redress verify BUNDLE [--vkey KEY] [--json]`: 0 intact, 1 broken, 2 no bundle. Works offline. */
export function register(program: Command, outcome: Outcome): void {
  program
    .command('verify')
    .argument('<bundle>', 'the zip to check')
    .description('check an evidence bundle: every file, every seal, the log head')
    .option(
      '--vkey <key>',
      "the log's public key, or a file that holds it; without it the key inside is used",
    )
    .option('--json', 'one JSON object on stdout')
    .action(async (path: string, options: Options) => {
      const verification = await verifyFile(path, options.vkey);
      process.stdout.write(
        options.json ? `${JSON.stringify(verification, null, 2)}\n` : describe(path, verification),
      );
      if (!verification.ok) outcome.exitCode = 1;
    });
}

async function verifyFile(path: string, vkey?: string): Promise<Verification> {
  const key = vkey === undefined ? {} : { vkey: readVkey(vkey) };
  const file = open(path);
  const pool = new HashPool(file.fd);
  const bar = progressBar(file.source.size);
  try {
    const onProgress = (done: number) => bar?.update(Math.round(done / 1e6));
    const { hashRange } = pool;
    return await verifyBundle(file.source, { hasher: nodeHasher, ...key, hashRange, language, onProgress });
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

function describe(path: string, { ok, checks }: Verification): string {
  const broken = checks.filter((check) => !check.ok).length;
  const verdict = {
    zh: ok ? '完整：所有检查通过' : `未通过：${checks.length} 项检查中有 ${broken} 项不符`,
    en: ok ? 'intact: every check passes' : `broken: ${broken} of ${checks.length} checks fail`,
  }[language];
  const lines = checks.map(
    (check) => `${check.ok ? '✓' : '✗'} ${printable(check.name)}  ${printable(check.detail)}`,
  );
  return `${printable(path)}  ${verdict}\n${lines.join('\n')}\n`;
}
