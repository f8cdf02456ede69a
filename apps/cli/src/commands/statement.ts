import { checkStatement, mayBePublished, type StatementFinding } from '@redress/law/publication';
import type { Command } from 'commander';
import type { Outcome } from '../exit.ts';
import { decode, placer, read } from './diagnose.ts';

/** `redress statement check FILE|- [--json]`: what speaks against publishing a text; exit code 1 when it is blocked. */
export function register(program: Command, outcome: Outcome): void {
  const statement = program.command('statement').description('public statements');
  statement
    .command('check')
    .argument('<file>', 'a text file (UTF-8 or GB18030), or - for standard input')
    .description('find what must not be published: accusations, insults, personal data, money for silence')
    .option('--json', 'one JSON object on stdout')
    .option('--name <name...>', 'a person whose name must not appear')
    .action(async (file: string, options: { json?: boolean; name?: string[] }) => {
      const text = decode(await read(file), file);
      const findings = checkStatement(text, { known: { names: options.name ?? [] } });
      const ok = mayBePublished(findings);
      if (!ok) outcome.exitCode = 1;
      process.stdout.write(
        options.json ? `${JSON.stringify({ ok, findings }, null, 2)}\n` : describe(findings, text),
      );
    });
  statement.exitOverride().configureOutput({ writeErr: () => {} });
  for (const command of statement.commands) command.exitOverride().configureOutput({ writeErr: () => {} });
}

const levels = { block: '不得发布', warn: '请再看一遍' } as const;

function describe(findings: readonly StatementFinding[], text: string): string {
  if (findings.length === 0) return '没有发现 / nothing found\n';
  const place = placer(text);
  return findings.map((finding) => describeOne(finding, place(finding.start))).join('\n');
}

function describeOne(finding: StatementFinding, place: string): string {
  const { level, rule, quote, title, reason, basis, instead } = finding;
  const lines = [
    `${place}  ${levels[level]}（${level}） ${rule}`,
    `  “${quote.replace(/\s+/g, ' ')}”`,
    `  ${title.zh}：${reason.zh}`,
    ...basis.map((one) => `  依据：《${one.law}》${one.article}：“${one.quote}”`),
    ...(instead === undefined ? [] : [`  可以这样写：${instead}`]),
  ];
  return `${lines.join('\n')}\n`;
}
