import { type FactValues, type StepRecords, stepRecords } from '@redress/contract';
import { isDay, Refusal, shanghaiDay } from '@redress/kernel';
import { actorNames, evaluateGates, pathOf, type StepClock, type StepRecord } from '@redress/law';
import type { Command } from 'commander';
import { readFactsFile } from '../case/facts-file.ts';
import { readJsonFile } from '../case/json-file.ts';
import { registerAddress } from './path-address.ts';
import { type AddressedStep, describeOffices, withOffices } from './path-offices.ts';

interface Options {
  facts?: string;
  history?: string;
  today?: string;
  server?: string;
  json?: boolean;
}

/** `redress path [--facts FILE] [--history FILE] [--today DATE] [--server URL] [--json]`, `redress path address …`. */
export function register(program: Command): void {
  const path = program
    .command('path')
    .description(
      'every channel of a case as it stands: what to do now, who must move and by when, what is shut and why',
    )
    .option('--facts <file>', 'what the buyer says, as for "redress case"')
    .option(
      '--history <file>',
      'what happened so far: {"steps": [{"id", "channel", "events": [{"kind", "day"}]}]}',
    )
    .option('--today <date>', 'the day to judge by, YYYY-MM-DD, Asia/Shanghai; default today')
    .option('--server <url>', 'look up offices and platforms in the directory of this server')
    .option('--json', 'one JSON object on stdout')
    .action(async (options: Options) => {
      const today = options.today ?? shanghaiDay(Date.now());
      if (!isDay(today)) throw badDay(today);
      const path = await judge(options, today);
      process.stdout.write(
        options.json ? `${JSON.stringify({ version: 1, today, path }, null, 2)}\n` : describe(today, path),
      );
    });
  registerAddress(path);
}

async function judge(
  { facts: factsFile, history: historyFile, server }: Options,
  today: string,
): Promise<AddressedStep[]> {
  const given = factsFile ? await readFactsFile(factsFile) : {};
  const history = historyFile ? toHistory(await readJsonFile(historyFile, stepRecords)) : [];
  const answers = given.gates ?? {};
  const facts = stated(given.facts ?? {});
  const disputeType = given.disputeType ?? 'not-delivered';
  const gates = evaluateGates({ answers, facts, disputeType, findings: [], today });
  const path = pathOf({ disputeType, gates, findings: [], facts, today, answers, history });
  return withOffices(path, given, server);
}

/** The wire lets a detail be there and undefined, law does not. */
const toHistory = ({ steps }: StepRecords): StepRecord[] =>
  steps.map(({ events, ...step }) => ({
    ...step,
    events: events.map(({ detail, ...event }) => ({ ...event, ...(detail ? { detail } : {}) })),
  }));

/** Facts as the buyer states them. */
const stated = (facts: FactValues) =>
  Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, { value }]));

const states = { now: '现在', waiting: '等待', later: '以后', closed: '不可用', done: '完成' } as const;

function describe(today: string, path: readonly AddressedStep[]): string {
  return `${today}\n\n${path.map(describeStep).join('\n')}`;
}

function describeStep({
  channelId,
  state,
  title,
  action,
  why,
  basis,
  clocks,
  next,
  opensOn,
  lockedBy,
  office,
}: AddressedStep) {
  const who = next && `${actorNames[next.who].zh} / ${actorNames[next.who].en}`;
  const lines = [
    `[${states[state]} ${state}] ${title.zh} / ${title.en} (${channelId})`,
    `  ${action.zh} / ${action.en}`,
    ...(who ? [`  轮到 / next: ${who}${next.by ? `，${next.by}` : ''}`] : []),
    ...clocks.map(describeClock),
    ...(office && state !== 'closed' ? describeOffices(office) : []),
    ...(opensOn ? [`  最早 / opens on: ${opensOn}`] : []),
    ...(lockedBy ? [`  关闭者 / shut by: ${lockedBy}`] : []),
    `  ${why.zh}`,
    `  ${why.en}`,
    ...(basis.length > 0 ? [`  ${basis.map(({ law, article }) => `《${law}》${article}`).join(' ')}`] : []),
  ];
  return `${lines.join('\n')}\n`;
}

const clockStates = { running: '进行中', met: '已满足', overdue: '已逾期' } as const;

const describeClock = ({ rule, title, from, due, state, provisional }: StepClock): string =>
  [
    `  ${clockStates[state]} ${state}: ${title.zh} / ${title.en} (${rule}) ${from} → ${due}`,
    ...(provisional ? [`    ${provisional.text.zh}`, `    ${provisional.text.en}`] : []),
  ].join('\n');

const badDay = (day: string): Refusal =>
  new Refusal('bad-day', {
    zh: `${day} 不是日期，请写成 YYYY-MM-DD`,
    en: `${day} is no day written YYYY-MM-DD`,
  });
