import { Argument, type Command, program } from 'commander';
import { checkAll } from './check.ts';
import { type Config, ConfigProblem, readConfig, readText } from './config.ts';
import { makeKeys, parseShopKey } from './keygen.ts';
import { nonceOf } from './keys.ts';
import { lockFolder } from './lock.ts';
import { layPlugin } from './plugin.ts';
import { connectorOf, runUntil } from './run.ts';
import { grantStatements } from './shops/grants.ts';
import { openState } from './state/state.ts';

const chinese = /^zh/.test(process.env.LC_ALL || process.env.LANG || '');
const out = (text: string): void => void process.stdout.write(`${text}\n`);
const settings = ({ config }: { config: string }): Config => readConfig(config, process.env);

const withConfig = (command: Command): Command =>
  command.option(
    '-c, --config <file>',
    'settings',
    process.env.REDRESS_CONNECTOR_CONFIG ?? 'redress-connector.json',
  );

program
  .name('redress-connector')
  .description('Reports orders and delivery proofs of a dujiaoka or acg-faka shop; only reads the shop')
  .version('0.1.0');

withConfig(program.command('run').description('look and send until stopped')).action(async (options) => {
  const config = settings(options);
  const unlock = lockFolder(config.state);
  const connector = connectorOf(config);
  const stop = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => stop.abort());
  out(`redress-connector: ${config.shop}, ${config.source}, every ${config.every_seconds} s`);
  await runUntil(stop.signal, connector, config, (line) => process.stderr.write(`${line}\n`));
  await connector.close();
  unlock();
});

withConfig(program.command('once').description('look and send once, for cron')).action(async (options) => {
  const config = settings(options);
  const unlock = lockFolder(config.state);
  const connector = connectorOf(config);
  const seen = await connector.look();
  const { asked, failure: gateway } = await connector.ask();
  const { sent, failure } = await connector.send();
  out(
    JSON.stringify({
      ...seen,
      asked,
      ...(gateway && { gateway }),
      sent,
      waiting: connector.state.counts().waiting,
      ...(failure && { failure }),
    }),
  );
  await connector.close();
  unlock();
  if (failure) process.exitCode = 1;
});

withConfig(program.command('check').description('say what is right and what is wrong'))
  .option('--json', 'as JSON')
  .action(async (options) => {
    const checks = await checkAll(settings(options));
    if (options.json) out(JSON.stringify({ ok: checks.every(({ ok }) => ok), checks }));
    else
      for (const { ok, warn, zh, en } of checks) out(`${ok ? (warn ? '!' : '✓') : '✗'} ${chinese ? zh : en}`);
    if (checks.some(({ ok }) => !ok)) process.exitCode = 1;
  });

withConfig(
  program.command('grants').description('the statements that give the account its rights, and no others'),
)
  .option('--host <host>', 'where the connector runs, as the database sees it', 'localhost')
  .action((options) => {
    const { shop, database } = settings(options);
    const { name, prefix, user } = database;
    for (const line of grantStatements({ shop, database: name, prefix, user, host: options.host })) out(line);
  });

program
  .command('keygen <folder>')
  .description('make the two keys that only this shop holds; prints the public one')
  .action((folder) => out(makeKeys(folder).publicKey));

withConfig(program.command('status').description('what was seen, sent, refused; cards sold twice'))
  .option('--json', 'as JSON')
  .action((options) => {
    const state = openState(settings(options).state);
    const status = {
      ...state.counts(),
      refusals: state.refusals(20),
      soldTwice: state.soldTwice().slice(0, 100),
      paidAtGateway: state.paidElsewhere().slice(0, 100),
    };
    state.close();
    if (options.json) return out(JSON.stringify(status));
    const { refusals, soldTwice, paidAtGateway, ...counts } = status;
    for (const [name, count] of Object.entries(counts)) out(`${name}: ${count}`);
    for (const { id, outcome, note } of refusals) out(`${outcome} ${id} ${note}`);
    for (const ref of paidAtGateway) out(`paid at the gateway, not in the shop: ${ref}`);
    for (const { orders } of soldTwice) out(`one card in ${orders.length} orders: ${orders.join(', ')}`);
  });

withConfig(
  program.command('nonce <order> <card>').description('the number a buyer needs to show which card it was'),
).action((order, card, options) => {
  const { shop_key_file } = settings(options);
  out(nonceOf(parseShopKey(readText(shop_key_file), shop_key_file), order, card));
});

program
  .command('plugin')
  .description('lay the in-shop plugin into a new folder')
  .addArgument(new Argument('<shop>').choices(['dujiaoka', 'acg-faka']))
  .argument('<folder>')
  .action((shop, folder) => layPlugin(shop, folder));

try {
  await program.parseAsync();
} catch (error) {
  process.stderr.write(`redress-connector: ${(error as Error).message}\n`);
  process.exitCode = error instanceof ConfigProblem ? 2 : 1;
}
