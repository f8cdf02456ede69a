import { type CheckMean, checkMeans, type NameDecisionInput } from '@redress/contract';
import { Refusal } from '@redress/kernel';
import { type Command, Option } from 'commander';
import { asOperator } from './links-server.ts';
import { describeFile } from './vetting-text.ts';

interface Options {
  server: string;
  json?: boolean;
  means: CheckMean[];
}

/** `redress vetting approve-name|refuse-name`: the change of name that waits; the old name stands until then. */
export function addNameDecisions(add: (name: string, description: string) => Command): void {
  const decision = (name: string, description: string) =>
    add(name, description)
      .argument('<organisation>', 'its identifier')
      .addOption(
        new Option('--means <means...>', 'how it was checked').choices(checkMeans).makeOptionMandatory(),
      );
  decision('approve-name', 'the other name that an organisation asked for is so').action(
    (orgId: string, options: Options) => decide(orgId, options, { result: 'approved' }),
  );
  decision('refuse-name', 'the other name is not so; the old one goes on standing')
    .requiredOption('--reason <text>', 'why; the organisation reads it')
    .action((orgId: string, { reason, ...options }: Options & { reason: string }) =>
      decide(orgId, options, { result: 'refused', reason }),
    );
}

async function decide(
  orgId: string,
  { server, json, means }: Options,
  said: Pick<NameDecisionInput, 'result' | 'reason'>,
): Promise<void> {
  const file = await asOperator(server, async (call) => {
    const { names } = await call('readVetting', { params: { orgId } });
    const waiting = names.changes.find(({ state }) => state === 'waiting');
    if (!waiting) throw nothingWaits();
    const params = { orgId, changeId: waiting.changeId };
    return call('decideNameChange', { params, body: { ...said, means } });
  });
  process.stdout.write(json ? `${JSON.stringify(file, null, 2)}\n` : describeFile(file));
}

const nothingWaits = () =>
  new Refusal('name-change-not-found', {
    zh: '这个机构没有等待核对的更名申请。',
    en: 'No change of name of this organisation waits.',
  });
