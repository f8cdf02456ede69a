import { parseArgs } from 'node:util';
import { mariadbProgram, startMariaDb } from '@redress/connectors/testing';
import { claimRows, printTable } from './report.ts';
import { runMarket } from './run-market.ts';

/**
 * `npm run demo:market`: shops with the tables of dujiaoka and acg-faka on a real MariaDB, their connectors, the server and its
 * clocks; a day of trade in fast time. Ends with 1 when a fen is missing, an event was refused or a buyer was left without an end.
 */
const { values } = parseArgs({
  options: { orders: { type: 'string', default: '5000' }, seed: { type: 'string', default: '1' } },
});
const given = process.env.REDRESS_TEST_MYSQL;
if (!given && !mariadbProgram()) {
  // No stand-in: what it shows is that a real shop's database is read.
  console.error(
    'demo:market needs a MariaDB: "apt-get install mariadb-server", or name one in REDRESS_TEST_MYSQL.',
  );
  process.exit(2);
}
const own = given ? undefined : await startMariaDb();
try {
  console.log(`MariaDB: ${own ? 'our own, in a temporary folder' : 'the one of REDRESS_TEST_MYSQL'}`);
  const started = performance.now();
  const outcome = await runMarket({
    mysql: own?.url ?? (given as string),
    orders: Number(values.orders),
    seed: Number(values.seed),
    say: (line) => console.log(line),
  });
  const head = ['店铺', '发生了什么', '凭证', '结果', '件', '赔付(元)'];
  console.log(`\n${printTable(head, claimRows(outcome.complaints))}`);
  const money = ['保证金(元)', '存入', '可用', '冻结', '赔付', '差(分)'];
  console.log(`\n${printTable(money, outcome.balance.rows)}\n`);
  const { orders, events, conflicts, refused, soldTwice, seconds } = outcome;
  console.log(
    `${orders} orders, ${events} events taken and sealed, ${conflicts} conflicts, ${refused} refused, ${soldTwice} cards sold twice found`,
  );
  const parts = Object.entries(seconds).map(([what, spent]) => `${what} ${spent.toFixed(0)}`);
  console.log(`${((performance.now() - started) / 1000).toFixed(0)} s: ${parts.join(', ')}`);
  for (const problem of outcome.balance.problems) console.error(`WRONG: ${problem}`);
  if (conflicts + refused > 0) console.error('WRONG: the server did not take every event');
  process.exitCode = outcome.balance.ok && conflicts + refused === 0 ? 0 : 1;
  console.log(process.exitCode === 0 ? 'Every fen is accounted for.' : 'Something is wrong.');
} finally {
  await own?.stop();
}
