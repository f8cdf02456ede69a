import { readFileSync } from 'node:fs';
import { diagnoseText, diagnosisRules } from '../packages/law/src/index.ts';

const usage = 'node bench/diagnose.ts [megabytes, default 8] [repeats, default 3]';
const fixtures = ['diagnosis', 'diagnosis-dev', 'diagnosis-unseen'];

/** Sentences in one document: about what a page of terms or a long chat holds. */
const sentencesEach = 40;

/** Sentences of the fixtures, again and again, as documents. */
function documents(megabytes: number): string[] {
  const sentences = fixtures.flatMap((name) =>
    readFileSync(new URL(`../packages/law/fixtures/${name}.jsonl`, import.meta.url), 'utf8')
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { text: string }).text),
  );
  const pages: string[] = [];
  for (let bytes = 0, at = 0; bytes < megabytes * 1024 * 1024; at += sentencesEach) {
    const page = Array.from({ length: sentencesEach }, (_, i) => sentences[(at + i) % sentences.length]);
    pages.push(page.join('\n\n'));
    bytes += Buffer.byteLength(pages.at(-1) as string);
  }
  return pages;
}

/** The plainest search there is: each word of a filter by itself, over the same text. */
function indexOfAll(texts: readonly string[], words: readonly string[]): number {
  let hits = 0;
  for (const text of texts)
    for (const word of words)
      for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) hits++;
  return hits;
}

function oneExpression(texts: readonly string[], words: readonly string[]): number {
  const expression = new RegExp(words.join('|'), 'g');
  let hits = 0;
  for (const text of texts) hits += text.match(expression)?.length ?? 0;
  return hits;
}

function bestSeconds(repeats: number, run: () => number): { seconds: number; hits: number } {
  let seconds = Number.POSITIVE_INFINITY;
  let hits = 0;
  for (let i = 0; i < repeats; i++) {
    const start = process.hrtime.bigint();
    hits = run();
    seconds = Math.min(seconds, Number(process.hrtime.bigint() - start) / 1e9);
  }
  return { seconds, hits };
}

/** `diagnoseText` against a list of forbidden words, one per rule, searched by `indexOf` and by one expression. */
function main(): void {
  const [megabytes = 8, repeats = 3] = process.argv.slice(2).map(Number);
  if (![megabytes, repeats].every((n) => n > 0)) throw new Error(`usage: ${usage}`);
  const texts = documents(megabytes);
  const size = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / 1024 / 1024;
  const words = [
    ...new Set(diagnosisRules.flatMap(({ patterns }) => patterns.map(({ phrase }) => wordOf(phrase)))),
  ];
  const runs = {
    diagnoseText: () => texts.reduce((sum, text) => sum + diagnoseText(text).length, 0),
    'indexOf, word by word': () => indexOfAll(texts, words),
    'one expression': () => oneExpression(texts, words),
  };
  const results = Object.entries(runs).map(([name, run]) => ({ name, ...bestSeconds(repeats, run) }));
  console.log(`${size.toFixed(1)} MiB UTF-8, ${words.length} words in the baselines, best of ${repeats}`);
  for (const { name, seconds, hits } of results)
    console.log(`${name.padEnd(24)} ${(size / seconds).toFixed(2).padStart(8)} MiB/s  ${hits} hits`);
  const [ours, ...others] = results;
  for (const other of others)
    console.log(
      `ratio to ${other.name}: ${((ours?.seconds ?? 0) / other.seconds).toFixed(2)} times its time`,
    );
  adversarial();
}

/** The first plain word of a phrase, for the baselines. */
function wordOf(phrase: string): string {
  return /[\u4e00-\u9fff]{2,}/.exec(phrase)?.[0] ?? '退款';
}

/** A megabyte of what would make a backtracking search slow. */
function adversarial(): void {
  for (const unit of ['投诉1天逾期', '不退', '虚拟商品概', '您的操作', '网络延迟', '加微信']) {
    const text = unit.repeat(Math.ceil((1024 * 1024) / Buffer.byteLength(unit)));
    const { seconds } = bestSeconds(1, () => diagnoseText(text).length);
    console.log(`1 MiB of “${unit}”: ${seconds.toFixed(2)} s`);
  }
}

main();
