import { homedir } from 'node:os';
import { resolve } from 'node:path';
import { Refusal } from '@redress/kernel';
import { SingleBar } from 'cli-progress';
import { type Command, Option } from 'commander';
import { readFactsFile } from '../case/facts-file.ts';
import { summarize } from '../case/summary.ts';
import type { Outcome } from '../exit.ts';
import { language, printable } from '../language.ts';

interface Options {
  out: string;
  facts?: string;
  json?: boolean;
  now?: string;
}

/** `redress case FOLDER --out DIR`: from a folder of evidence to report, letters and bundle. 0 done, 2 unusable input. */
export function register(program: Command, _outcome: Outcome): void {
  program
    .command('case')
    .argument('<folder>', 'screenshots, saved pages, PDFs, texts and chat exports')
    .description('read and seal a folder of evidence; write report, letters and bundle')
    .requiredOption('--out <dir>', 'folder for the result: new, empty, or an earlier result')
    .option('--facts <file>', "JSON with the buyer's own words: type, story, parties, facts, gates, kinds")
    .option('--json', 'the report on stdout and nothing else')
    .addOption(new Option('--now <instant>', 'take this for the time of the run').hideHelp())
    .action(run);
}

async function run(folder: string, options: Options): Promise<void> {
  const clock = clockFrom(options.now);
  if (options.out === '')
    throw new Refusal('no-output-folder', { zh: '--out 后面缺少文件夹', en: '--out names no folder' });
  const given = options.facts === undefined ? {} : await readFactsFile(options.facts);
  const bar = progressBar();
  // `--out=~/x` reaches us as it stands from most shells; a folder named `~` is a trap for `rm -rf`.
  const out = resolve(options.out.replace(/^~(?=\/|$)/, homedir()));
  // Database, OCR and typesetting are loaded only for this command; the others start in a moment.
  const { runCase } = await import('../case/run-case.ts');
  try {
    const { report, skipped } = await runCase({
      folder,
      out,
      given,
      clock,
      onSkip: ({ file, why }) => process.stderr.write(`redress: ${printable(`${file}: ${why[language]}`)}\n`),
      onInterrupted: () => {
        bar.stop();
        process.stderr.write(
          language === 'zh'
            ? 'redress: 已中断，没有写入结果\n'
            : 'redress: interrupted, nothing was written\n',
        );
      },
      onProgress: bar.update,
    });
    bar.stop();
    process.stdout.write(
      options.json
        ? `${JSON.stringify(report, null, 2)}\n`
        : summarize(report, { skipped, out: options.out, letters: report.letters }, language),
    );
  } finally {
    bar.stop();
  }
}

/** The system's time; or, for demonstrations, a time of one's own from which it runs on. */
function clockFrom(given: string | undefined): { now(): number } {
  if (given === undefined) return { now: () => Date.now() };
  const start = Date.parse(given);
  if (Number.isNaN(start))
    throw new Refusal('bad-now', { zh: `--now 不是时间：${given}`, en: `--now is not a time: ${given}` });
  return { now: () => Math.floor(start + performance.now()) };
}

/** Only for a person who waits. */
function progressBar(): { update(done: number, total: number): void; stop(): void } {
  if (!process.stderr.isTTY) return { update() {}, stop() {} };
  const label = language === 'zh' ? '读取证据' : 'Reading';
  const bar = new SingleBar({
    format: `${label} {bar} {percentage}% | {duration_formatted}`,
    stream: process.stderr,
    clearOnComplete: true,
    hideCursor: true,
  });
  let running = false;
  return {
    update(done, total) {
      if (!running) bar.start(total, 0);
      running = true;
      bar.update(done);
    },
    stop() {
      if (running) bar.stop();
      running = false;
    },
  };
}
