import type { Command } from 'commander';
import type { Outcome } from '../exit.ts';
import { sendEvent } from './events-send.ts';
import { type RecordOptions, recordText, verifyRecord } from './events-verify.ts';
import { asOrganisation } from './organisation-key.ts';

interface Options {
  server: string;
  org: string;
  source: string;
}

/** `redress events list|receipt|arrival|send|record|verify`: for who connects a shop; every answer is one JSON object. */
export function register(program: Command, outcome: Outcome): void {
  const events = program.command('events').description('what a shop reports of its orders, as JSON');
  const add = (name: string, description: string) =>
    events
      .command(name)
      .description(`${description}; needs REDRESS_API_KEY in the environment`)
      .requiredOption('--server <url>', 'address of the server')
      .requiredOption('--org <id>', 'the organisation of the shop')
      .requiredOption('--source <id>', 'the shop, src_…');
  add('list', 'the newest events; exit code 1 where there is none')
    .option('--conflicts', 'only those that contradict an earlier one')
    .option('--cursor <cursor>', 'where an earlier answer ended')
    .action(async ({ server, org, source, conflicts, cursor }) => {
      const query = { conflicts: conflicts ? ('yes' as const) : undefined, cursor };
      const params = { orgId: org, sourceId: source };
      const page = await asOrganisation(server, ({ call }) => call('listSourceEvents', { params, query }));
      if (page.events.length === 0) outcome.exitCode = 1;
      print(page);
    });
  add('arrival', 'whether the shop was heard, or what keeps it out; exit code 1 until it was').action(
    async ({ server, org, source }: Options) => {
      const params = { orgId: org, sourceId: source };
      const arrival = await asOrganisation(server, ({ call }) => call('sourceArrival', { params }));
      if (!arrival.first) outcome.exitCode = 1;
      print(arrival);
    },
  );
  add('receipt', 'the proof that an event stands in the log')
    .argument('<event>', 'evt_…')
    .action(async (eventId: string, { server, org, source }: Options) => {
      const params = { orgId: org, sourceId: source, eventId };
      print(await asOrganisation(server, ({ call }) => call('sourceEventReceipt', { params })));
    });
  events
    .command('send')
    .description(
      'send one event, signed by REDRESS_SHOP_SECRET and REDRESS_SHOP_KEY; exit code 1 where it is not taken',
    )
    .argument('<file>', 'the event as JSON, or - for stdin')
    .requiredOption('--base <url>', 'what the console calls the base: https://…/api/sources/src_…')
    .action(async (file: string, { base }: { base: string }) => {
      const { status, answer } = await sendEvent(base, file);
      if (status >= 300) outcome.exitCode = 1;
      print({ status, ...answer });
    });
  addRecord(events, outcome);
  for (const command of events.commands) command.exitOverride().configureOutput({ writeErr: () => {} });
}

/** What a stranger checks, and where its parties get it. */
function addRecord(events: Command, outcome: Outcome): void {
  events
    .command('record')
    .description('all that the shop said of an order, for `verify`; needs REDRESS_API_KEY in the environment')
    .argument('<order>', 'ord_…')
    .requiredOption('--server <url>', 'address of the server')
    .requiredOption('--org <id>', 'the platform or merchant of the order')
    .action(async (orderId: string, { server, org }: Options) => {
      const params = { orgId: org, orderId };
      print(await asOrganisation(server, ({ call }) => call('orderRecord', { params })));
    });
  events
    .command('verify')
    .description(
      'check an order record offline; exit code 1 unless the shop signed all of it and the log holds it',
    )
    .argument('<file>', 'what `record` or the console gave, or - for stdin')
    .option('--key <whpk>', 'public key of the shop, instead of those in the record')
    .option(
      '--vkey <key>',
      'public key of the log, or a file that holds it, instead of the one in the record',
    )
    .option('--json', 'one JSON object on stdout')
    .action((file: string, options: RecordOptions) => {
      const answer = verifyRecord(file, options);
      if (!answer.ok) outcome.exitCode = 1;
      if (options.json) print(answer);
      else process.stdout.write(recordText(answer));
    });
}

const print = (answer: object): void => void process.stdout.write(`${JSON.stringify(answer, null, 2)}\n`);
