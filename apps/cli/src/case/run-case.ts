import { createReadStream, createWriteStream } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type CaseView, type FactsInput, type Report, report as reportShape } from '@redress/contract';
import { Refusal } from '@redress/kernel';
import { collectFiles, type Skipped } from './collect-files.ts';
import { onInterruption } from './interruption.ts';
import { type LocalApp, openLocalApp } from './local-app.ts';
import { type OutputFolder, openOutputFolder } from './output-folder.ts';

export interface RunOptions {
  folder: string;
  out: string;
  given: FactsInput;
  clock: { now(): number };
  onSkip(skipped: Skipped): void;
  /** Ctrl-C or a plain kill: nothing was written, the process is about to end. */
  onInterrupted(): void;
  /** Files read so far, in hundredths of a file. */
  onProgress(done: number, total: number): void;
}

export interface RunResult {
  /** `letters`: their paths below the output folder, by which a later run knows them as ours. */
  report: Report & { skipped: { file: string; why: string; whyEn: string }[]; letters: string[] };
  skipped: Skipped[];
}

/**
 * From a folder of evidence to report, letters and bundle. Everything is written beside `out` and appears there at
 * once, when it is whole. Refusals: an unreadable or empty folder, nothing usable in it, an output folder not ours.
 */
export async function runCase(options: RunOptions): Promise<RunResult> {
  const { files, skipped } = await collectFiles(options.folder, options.out);
  for (const one of skipped) options.onSkip(one);
  if (files.length === 0) throw nothingUsable(options.folder);
  let output: OutputFolder | undefined;
  const stopListening = onInterruption(() => {
    output?.discard();
    options.onInterrupted();
  });
  try {
    output = await openOutputFolder(options.out, options.folder);
    const result = await write(output.draft, { ...options, files, skipped });
    await output.publish();
    return result;
  } catch (error) {
    output?.discard();
    throw error;
  } finally {
    stopListening();
  }
}

async function write(draft: string, options: Filling): Promise<RunResult> {
  const work = join(draft, '.work');
  const app = await openLocalApp(work, options.clock);
  let result: RunResult;
  try {
    result = await fill(app, draft, options);
  } finally {
    await app.stop();
  }
  await rm(work, { recursive: true, force: true });
  await writeDurably(join(draft, 'report.json'), `${JSON.stringify(result.report, null, 2)}\n`);
  return result;
}

type Filling = RunOptions & { files: string[]; skipped: Skipped[] };

async function fill(app: LocalApp, draft: string, options: Filling): Promise<RunResult> {
  const { cases, evidence } = app.rooms;
  const { given, skipped } = options;
  const { caseId } = await cases.openCase({
    disputeType: given.disputeType,
    story: given.story,
    parties: given.parties,
    gateAnswers: given.gates,
  });
  const added = await addFiles(app, caseId, options);
  if (added === 0) throw nothingUsable(options.folder, skipped.at(-1));
  if (given.facts) await evidence.correctFacts({ caseId, values: given.facts });
  await untilRead(app, caseId, options.onProgress);
  const bundle = await cases.issueBundle(caseId);
  await pipeline(Readable.from(bundle), createWriteStream(join(draft, 'bundle.zip'), { flush: true }));
  const letters = await writeLetters(app, caseId, draft);
  const view = await cases.readCase(caseId);
  const said = skipped.map(({ file, why }) => ({ file, why: why.zh, whyEn: why.en }));
  return { report: { ...reportShape.parse(view), skipped: said, letters }, skipped };
}

/** Adds every file; one that is refused is named and left out. Gives the number of items. */
async function addFiles(app: LocalApp, caseId: string, options: Filling): Promise<number> {
  const { evidence } = app.rooms;
  let added = 0;
  for (const file of options.files) {
    try {
      const content = createReadStream(join(options.folder, file));
      const item = await evidence.addItem({ caseId, declaredName: file, content, provenance: 'given' });
      const kind = options.given.kinds?.[file] ?? options.given.kinds?.[item.file];
      if (kind) await evidence.changeItem({ caseId, itemId: item.id, kind });
      added++;
    } catch (error) {
      const why = reasonOf(error);
      if (!why) throw error;
      options.skipped.push({ file, why });
      options.onSkip({ file, why });
    }
  }
  return added;
}

function reasonOf(error: unknown): Skipped['why'] | undefined {
  if (error instanceof Refusal) return { zh: error.text.zh, en: error.text.en };
  const code = (error as NodeJS.ErrnoException).code;
  if (code !== 'EACCES' && code !== 'EPERM' && code !== 'ENOENT' && code !== 'EIO') return undefined;
  return { zh: `读不到文件（${code}）`, en: `cannot be read (${code})` };
}

const pollEveryMs = 100;

async function untilRead(app: LocalApp, caseId: string, onProgress: RunOptions['onProgress']): Promise<void> {
  for (;;) {
    const { items } = await app.rooms.evidence.readEvidence({ caseId });
    onProgress(
      items.reduce((done, { progress }) => done + progress, 0),
      items.length * 100,
    );
    if (items.every(isRead)) return;
    await new Promise((resolve) => setTimeout(resolve, pollEveryMs));
  }
}

const isRead = (item: CaseView['items'][number]) => item.state !== 'reading';

async function writeLetters(app: LocalApp, caseId: string, draft: string): Promise<string[]> {
  const { cases } = app.rooms;
  const written: string[] = [];
  for (const name of cases.letterNames) {
    for (const format of cases.letterFormats) {
      const path = `letters/${name}.${format}`;
      const { bytes } = await cases.issueLetter(caseId, name, format);
      await writeDurably(join(draft, path), bytes);
      written.push(path);
    }
  }
  return written;
}

async function writeDurably(path: string, content: string | Uint8Array): Promise<void> {
  const file = await open(path, 'wx');
  await file.writeFile(content);
  await file.sync();
  await file.close();
}

const nothingUsable = (folder: string, last?: Skipped) =>
  new Refusal('nothing-usable', {
    zh: `${folder} 里没有可用的证据文件${last ? `（${last.file}：${last.why.zh}）` : ''}`,
    en: `no usable evidence in ${folder}${last ? ` (${last.file}: ${last.why.en})` : ''}`,
  });
