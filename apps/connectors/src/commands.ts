import type { Command } from 'commander';
import { checkAll } from './check.ts';
import { type Config, readConfig, readText } from './config.ts';
import { makeKeys, parseShopKey } from './keygen.ts';
import { keyOf, readEarlierKeys } from './keyring.ts';
import { nonceOf } from './keys.ts';
import { lockFolder } from './lock.ts';
import { connectorOf, runUntil } from './run.ts';
import { prepare } from './setup.ts';
import { sharedWords } from './share.ts';
import { grantStatements } from './shops/grants.ts';
import { openState, type State } from './state/state.ts';

const chinese = /^zh/.test(process.env.LC_ALL || process.env.LANG || '');
const out = (text: string): void => void process.stdout.write(`${text}\n`);
const settings = ({ config }: { config: string }): Config => readConfig(config, process.env);

/** Adds the connector's commands; settings are read from `defaultConfig` where nobody names a file. */
export function addCommands(program: Command, defaultConfig: string): void {
  const name = program.name();
  const add = (command: string, description: string) =>
    program
      .command(command)
      .description(description)
      .option('-c, --config <file>', 'settings', process.env.REDRESS_CONNECTOR_CONFIG ?? defaultConfig);
  add('run', 'look and send until stopped').action((options) => run(name, settings(options)));
  add('once', 'look and send once, for cron').action((options) => once(settings(options)));
  add('check', 'say what is right and what is wrong')
    .option('--json', 'as JSON')
    .action(async (options) => {
      const checks = await checkAll(settings(options), name);
      if (options.json) out(JSON.stringify({ ok: checks.every(({ ok }) => ok), checks }));
      else
        for (const { ok, warn, zh, en } of checks)
          out(`${ok ? (warn ? '!' : '✓') : '✗'} ${chinese ? zh : en}`);
      if (checks.some(({ ok }) => !ok)) process.exitCode = 1;
    });
  add('setup', 'make keys and a password where there are none; print what goes into database and console')
    .option('--host <host>', 'where the connector runs, as the database sees it; without: this machine')
    .option('--with <plugin>', 'one key with the plugin in this shop: its folder, or the folder of the shop')
    .action((options) => {
      const { host, with: plugin } = options;
      const made = prepare(options.config, settings(options), { host, plugin });
      const { statements, publicKey, shared } = made;
      if (shared) out(`-- ${sharedWords[shared][chinese ? 0 : 1]}`);
      out(chinese ? '-- 在数据库里执行一次：' : '-- run once in the database:');
      for (const line of statements) out(line);
      out(chinese ? '\n-- 登记到控制台的公钥：' : '\n-- the public key to register in the console:');
      out(publicKey);
    });
  add('grants', 'the statements that give the account its rights, and no others')
    .option('--host <host>', 'where the connector runs, as the database sees it', 'localhost')
    .action((options) => {
      const { shop, database } = settings(options);
      const { name: of, prefix, user } = database;
      for (const line of grantStatements({ shop, database: of, prefix, user, host: options.host })) out(line);
    });
  program
    .command('keygen <folder>')
    .description('make the two keys that only this shop holds; prints the public one')
    .action((folder) => out(makeKeys(folder).publicKey));
  add('status', 'what was seen, sent, refused; cards sold twice')
    .option('--json', 'as JSON')
    .action((options) => showStatus(settings(options), options.json));
  add('nonce <order> <card>', 'the number a buyer needs to show which card it was').action(
    (order, card, options) => {
      out(nonceOf(keyOfOrder(settings(options), order), order, card));
    },
  );
}

function keyOfOrder({ shop_key_file, state: folder }: Config, ref: string): string {
  const key = parseShopKey(readText(shop_key_file), shop_key_file);
  const earlier = readEarlierKeys(shop_key_file);
  if (earlier.length === 0) return key;
  const state = openState(folder);
  const known = state.ordersOf(ref);
  state.close();
  return known ? keyOf(key, earlier, known.id) : key;
}

async function run(name: string, config: Config): Promise<void> {
  const unlock = lockFolder(config.state);
  const connector = connectorOf(config);
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  out(`${name}: ${config.shop}, ${config.source}, every ${config.every_seconds} s`);
  await runUntil(stop.signal, connector, config, (line) => process.stderr.write(`${line}\n`));
  await connector.close();
  unlock();
}

async function once(config: Config): Promise<void> {
  const unlock = lockFolder(config.state);
  const connector = connectorOf(config);
  const seen = await connector.look();
  const { asked, failure: gateway } = await connector.ask();
  const { sent, failure } = await connector.send();
  const { waiting } = connector.state.counts();
  out(
    JSON.stringify({
      ...seen,
      asked,
      ...(gateway && { gateway }),
      sent,
      waiting,
      ...(failure && { failure }),
    }),
  );
  await connector.close();
  unlock();
  if (failure) process.exitCode = 1;
}

type Status = ReturnType<State['counts']> & {
  refusals: ReturnType<State['refusals']>;
  soldTwice: ReturnType<State['soldTwice']>;
  paidAtGateway: string[];
};

function showStatus(config: Config, asJson: boolean): void {
  const state = openState(config.state);
  const status = {
    ...state.counts(),
    refusals: state.refusals(20),
    soldTwice: state.soldTwice().slice(0, 100),
    paidAtGateway: state.paidElsewhere().slice(0, 100),
  };
  state.close();
  if (asJson) out(JSON.stringify(status));
  else describeStatus(status);
}

function describeStatus(status: Status): void {
  const { refusals, soldTwice, paidAtGateway, ...counts } = status;
  for (const [name, count] of Object.entries(counts)) out(`${name}: ${count}`);
  for (const { id, outcome, note } of refusals) out(`${outcome} ${id} ${note}`);
  for (const ref of paidAtGateway) out(`paid at the gateway, not in the shop: ${ref}`);
  for (const { orders } of soldTwice) out(`one card in ${orders.length} orders: ${orders.join(', ')}`);
}
