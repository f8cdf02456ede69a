import { type Assessment, type Finding, gradeDelivery, readDeliveryLines } from '@redress/delivery';
import type { Command } from 'commander';
import type { Outcome } from '../exit.ts';
import { language, printable } from '../language.ts';
import { decode, read } from './diagnose.ts';

/** `redress delivery grade FILE|- [--json]`: what a shop's events of one order show; exit 0 counts, 1 does not. */
export function register(program: Command, outcome: Outcome): void {
  const delivery = program.command('delivery').description('delivery proofs of shops');
  delivery
    .command('grade')
    .argument('<file>', 'events of one order as JSON lines, or - for standard input')
    .description('grade a delivery from L0 to L4; exit 0 when it counts, 1 when it does not')
    .option('--json', 'one JSON object on stdout')
    .action(async (file: string, options: { json?: boolean }) => {
      const input = readDeliveryLines(decode(await read(file), file));
      const assessment = gradeDelivery(input);
      const { id, version, category } = input.standard;
      const answer = { ...assessment, standard: { id, version, category } };
      process.stdout.write(options.json ? `${JSON.stringify(answer, null, 2)}\n` : describe(assessment));
      outcome.exitCode = assessment.counts ? 0 : 1;
    });
}

const words = {
  zh: {
    counts: '计入',
    not: '不计入',
    late: '迟延',
    due: '约定时间',
    missing: '缺',
    weights: ['决定', '减弱', '仅供了解'],
  },
  en: {
    counts: 'counts',
    not: 'does not count',
    late: 'late',
    due: 'due',
    missing: 'missing',
    weights: ['decides', 'weakens', 'shown only'],
  },
};
const order = ['decides', 'weakens', 'shown'] as const;

function describe(found: Assessment): string {
  const say = language;
  const { counts, not, late, due, missing, weights } = words[say];
  const head = [`L${found.level}`, found.counts ? counts : not, ...(found.late ? [late] : [])].join(' · ');
  const until = found.dueAtMs === undefined ? [] : [`${due}: ${new Date(found.dueAtMs).toISOString()}`];
  const weight = ({ weight: of }: Finding): string => weights[order.indexOf(of)] as string;
  const lines = [
    head,
    ...until,
    ...found.for.map(({ text }) => `+ ${text[say]}`),
    ...found.against.map((one) => `- ${one.text[say]} (${weight(one)})`),
    ...found.missing.map(({ text, how }) => `? ${missing}: ${text[say]} ${how[say]}`),
  ];
  // Reasons come from the shop as it sent them.
  return `${lines.map(printable).join('\n')}\n`;
}
