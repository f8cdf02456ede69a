import { formatYuan } from '@redress/kernel';
import { configFromEnv } from '@redress/server/config';
import type { Command } from 'commander';
import type { Outcome } from '../exit.ts';

/** `redress ledger verify`: adds every balance of every deposit up anew, on the database that the settings name. */
export function register(program: Command, outcome: Outcome): void {
  const ledger = program.command('ledger').description('the ledger of deposits');
  ledger
    .command('verify')
    .description('add up all balances from their postings and compare; exit 1 where something differs')
    .option('--json', 'one JSON object on stdout')
    .action(async ({ json }: { json?: boolean }) => {
      // Only here: the other commands need no database.
      const { verifyStoredLedger } = await import('@redress/server/deposits');
      const report = await verifyStoredLedger(configFromEnv(process.env).database);
      if (!report.ok) outcome.exitCode = 1;
      process.stdout.write(json ? `${JSON.stringify(report)}\n` : describe(report));
    });
  // Commander keeps these settings per command and does not hand them down.
  for (const command of ledger.commands) command.exitOverride().configureOutput({ writeErr: () => {} });
}

interface Report {
  ok: boolean;
  deposits: number;
  postings: number;
  totals: Record<string, number>;
  differences: { depositId: string; what: string; stored: number; counted: number }[];
}

function describe({ ok, deposits, postings, totals, differences }: Report): string {
  const head = ok ? '账实相符 / the ledger is right' : '账实不符 / the ledger is wrong';
  return `${[
    `${head}: ${deposits} 笔保证金 / deposits, ${postings} 笔记账 / postings`,
    ...Object.entries(totals).map(([account, fen]) => `  ${account}: ${formatYuan(fen)}`),
    ...differences.map(
      ({ depositId, what, stored, counted }) => `  ${depositId}: ${what}: ${stored} ≠ ${counted} fen`,
    ),
  ].join('\n')}\n`;
}
