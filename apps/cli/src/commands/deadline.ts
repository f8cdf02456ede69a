import { Refusal } from '@redress/kernel';
import { type Deadline, deadline, deadlineRules, deadlineTable } from '@redress/law';
import type { Command } from 'commander';

interface Options {
  from?: string;
  list?: boolean;
  why?: boolean;
  json?: boolean;
}

/** `redress deadline RULE --from DATE [--why] [--json]` and `redress deadline --list [--json]`. */
export function register(program: Command): void {
  program
    .command('deadline')
    .argument('[rule]', 'name of the rule; --list shows all')
    .description('the last day of a time limit, counted by the official calendar')
    .option('--from <date>', 'day of the event, YYYY-MM-DD, Asia/Shanghai; counting starts the next day')
    .option('--list', 'list all rules')
    .option('--why', 'the computation day by day')
    .option('--json', 'one JSON object on stdout')
    .action((rule: string | undefined, options: Options) => {
      process.stdout.write(options.list ? list(options.json) : answer(rule, options));
    });
}

function list(json = false): string {
  const rules = deadlineRules();
  if (json) return `${JSON.stringify({ rules }, null, 2)}\n`;
  const width = Math.max(...rules.map(({ rule }) => rule.length));
  return rules
    .map(({ rule, days, counted, title }) => `${rule.padEnd(width)}  ${days} ${counted}  ${title.zh}\n`)
    .join('');
}

function answer(rule: string | undefined, { from, json, why }: Options): string {
  if (!rule || !from) throw usage();
  const found = deadline(rule, from);
  const table = why ? deadlineTable(found) : undefined;
  if (json) return `${JSON.stringify({ ...found, ...(table ? { table } : {}) }, null, 2)}\n`;
  return (
    describe(found) + (table ?? []).map(({ day, label }) => `  ${day}  ${label.zh} / ${label.en}\n`).join('')
  );
}

function describe(found: Deadline): string {
  const { due, title, days, counted, from, basis, skipped, note, onOverrun, provisional } = found;
  const lines = [
    `${due}  ${title.zh} / ${title.en}`,
    ...(provisional ? [`  ${provisional.text.zh}`, `  ${provisional.text.en}`] : []),
    `  ${from} + ${days} ${counted}`,
    ...(skipped.length > 0 ? [`  不计 / not counted: ${skipped.join(' ')}`] : []),
    ...basis.map(({ law, article }) => `  《${law}》${article}`),
    ...(note ? [`  ${note.zh}`, `  ${note.en}`] : []),
    `  逾期 / on overrun: ${onOverrun.zh} / ${onOverrun.en}`,
  ];
  return `${lines.join('\n')}\n`;
}

function usage(): Refusal {
  return new Refusal('usage', {
    zh: '用法：redress deadline 规则 --from 日期，或者 redress deadline --list',
    en: 'usage: redress deadline RULE --from DATE, or redress deadline --list',
  });
}
