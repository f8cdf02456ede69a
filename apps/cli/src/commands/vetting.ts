import {
  type CheckMean,
  checkMeans,
  type ItemFinding,
  type ReviewInput,
  type VettingItem,
  vettingItem,
} from '@redress/contract';
import { Refusal } from '@redress/kernel';
import { type Command, Option } from 'commander';
import type { Outcome } from '../exit.ts';
import { asOperator } from './links-server.ts';
import { addNameDecisions } from './vetting-names.ts';
import { describeFile, describeQueue } from './vetting-text.ts';

interface Options {
  server: string;
  json?: boolean;
}
type Decision = Options & { means: CheckMean[]; note?: string };

/** `redress vetting list|show|accept|return|approve-name|refuse-name`: for who runs the server; `REDRESS_OPERATOR_KEY` opens it. */
export function register(program: Command, outcome: Outcome): void {
  const vetting = program
    .command('vetting')
    .description('who waits to be verified, and the decision; needs REDRESS_OPERATOR_KEY in the environment');
  const add = (name: string, description: string) =>
    vetting
      .command(name)
      .description(description)
      .requiredOption('--server <url>', 'address of the server')
      .option('--json', 'one JSON object on stdout');
  const decision = (name: string, description: string) =>
    add(name, description)
      .argument('<organisation>', 'its identifier')
      .addOption(
        new Option('--means <means...>', 'how it was checked').choices(checkMeans).makeOptionMandatory(),
      )
      .option('--note <text>', 'a note that the organisation reads too');
  add('list', 'files that wait, the oldest first; exit code 1 where there is none')
    .option('--all', 'also those that are decided')
    .action(async ({ server, json, all }: Options & { all?: boolean }) => {
      const query = { show: all ? ('all' as const) : ('waiting' as const) };
      const { files } = await asOperator(server, (call) => call('listVettings', { query }));
      if (files.length === 0) outcome.exitCode = 1;
      print(json ? { files } : describeQueue(files));
    });
  add('show', 'what an organisation handed in, and the checks so far')
    .argument('<organisation>', 'its identifier')
    .action(async (orgId: string, { server, json }: Options) => {
      const file = await asOperator(server, (call) => call('readVetting', { params: { orgId } }));
      print(json ? file : describeFile(file));
    });
  decision('accept', 'everything that must be looked at was found good').action(
    (orgId: string, options: Decision) => decide(orgId, options, 'accepted', {}),
  );
  decision('return', 'some items are not so')
    .requiredOption('--item <item=reason...>', 'what is to be mended and why, e.g. licence=照片反光')
    .action((orgId: string, options: Decision & { item: string[] }) =>
      decide(orgId, options, 'returned', Object.fromEntries(options.item.map(reasonOf))),
    );
  addNameDecisions(add);
}

async function decide(
  orgId: string,
  { server, json, means, note }: Decision,
  result: ReviewInput['result'],
  reasons: Partial<Record<VettingItem, string>>,
): Promise<void> {
  const params = { orgId };
  const file = await asOperator(server, async (call) => {
    const { required, submissionId = '' } = await call('readVetting', { params });
    const items = new Set([...required, ...(Object.keys(reasons) as VettingItem[])]);
    const findings = [...items].map((item): ItemFinding => {
      const reason = reasons[item];
      return reason === undefined ? { item, ok: true } : { item, ok: false, reason };
    });
    const body = { submissionId, result, findings, means, ...(note ? { note } : {}) };
    return call('reviewVetting', { params, body });
  });
  print(json ? file : describeFile(file));
}

function reasonOf(given: string): [VettingItem, string] {
  const [, name, reason] = /^([a-z-]+)=(.+)$/su.exec(given) ?? [];
  const item = vettingItem.safeParse(name);
  if (item.success && reason) return [item.data, reason];
  throw new Refusal('bad-item', {
    zh: `“${given}”不是“项目=原因”；项目有：${vettingItem.options.join('、')}。`,
    en: `"${given}" is not "item=reason"; items: ${vettingItem.options.join(', ')}.`,
  });
}

const print = (answer: object | string): void => {
  process.stdout.write(typeof answer === 'string' ? answer : `${JSON.stringify(answer, null, 2)}\n`);
};
