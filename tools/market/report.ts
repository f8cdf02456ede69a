import { formatYuan } from '@redress/kernel';
import type { Complaint } from './buyers.ts';
import type { Merchant, Server } from './stage.ts';

/** A line of the table, its cells as wide as their widest; Chinese takes two columns. */
export function printTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((_, i) => Math.max(...[head, ...rows].map((row) => columns(row[i] ?? ''))));
  const line = (row: readonly string[]) =>
    row
      .map((cell, i) => cell + ' '.repeat((widths[i] ?? 0) - columns(cell)))
      .join('  ')
      .trimEnd();
  return [line(head), widths.map((width) => '─'.repeat(width)).join('  '), ...rows.map(line)].join('\n');
}

const columns = (text: string): number =>
  [...text].reduce((sum, character) => sum + (/[\u2e80-\uffef]/u.test(character) ? 2 : 1), 0);

export function claimRows(complaints: readonly Complaint[]): string[][] {
  const groups = Map.groupBy(complaints, ({ what, view, merchant }) =>
    [merchant.name, what, levelOf(view), `${view?.state}${view?.outcome ? ` (${view.outcome})` : ''}`].join(
      '\n',
    ),
  );
  return [...groups].map(([key, group]) => {
    const paid = group.reduce(
      (sum, { view }) => sum + (isPaid(view?.state) ? (view?.decidedFen ?? 0) : 0),
      0,
    );
    return [...key.split('\n'), String(group.length), paid > 0 ? formatYuan(paid) : '–'];
  });
}

const levelOf = (view: Complaint['view']) => (view?.assessment ? `L${view.assessment.level}` : '–');
const isPaid = (state: string | undefined) => state === 'paying' || state === 'paid';

export interface Balance {
  ok: boolean;
  rows: string[][];
  problems: string[];
}

/** What each merchant put in must be what is there and what went to buyers, to the fen; and the ledger must say so itself. */
export async function balanceOf(
  { app }: Server,
  merchants: readonly Merchant[],
  complaints: readonly Complaint[],
): Promise<Balance> {
  const problems: string[] = [];
  const rows: string[][] = [];
  for (const merchant of merchants) {
    const { availableFen, heldFen } = await app.rooms.deposits.stateOf(merchant.org.orgId);
    const paidFen = complaints
      .filter((one) => one.merchant.org.orgId === merchant.org.orgId && isPaid(one.view?.state))
      .reduce((sum, { view }) => sum + (view?.decidedFen ?? 0), 0);
    const rest = merchant.depositFen - availableFen - heldFen - paidFen;
    if (rest !== 0) problems.push(`${merchant.name}: ${rest} fen are nowhere`);
    rows.push([
      merchant.name,
      ...[merchant.depositFen, availableFen, heldFen, paidFen].map(formatYuan),
      String(rest),
    ]);
  }
  const ledger = await app.rooms.deposits.verifyLedger();
  if (!ledger.ok) problems.push(`the ledger: ${JSON.stringify(ledger.differences)}`);
  const sum = Object.values(ledger.totals).reduce((a, b) => a + b, 0);
  if (sum !== 0) problems.push(`the ledger's accounts add up to ${sum} fen`);
  return { ok: problems.length === 0, rows, problems };
}
