import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { CaseView, FactsInput, StepView } from '@redress/contract';
import { fromShanghai } from '@redress/kernel';
import { type App, type Config, compose, memoryConfig } from '@redress/server/compose';

/** What happens in an invented case, in order; times are Shanghai's. */
export interface Story {
  title: string;
  /** A folder of examples, with `<folder>.facts.json` beside it. */
  folder: string;
  moves: Move[];
}

type Move = { at: string } & (
  | { take: string; way: 'mail' | 'by-hand'; email?: string; receiptNo?: string }
  | { in: string; event: string; detail?: string }
  | { say: 'confirm' | 'deny' | 'close' | 'reopen' }
  /** Nothing but time passes. */
  | { look: true }
);

const examples = join(import.meta.dirname, '../../examples');
const hourMs = 3_600_000;

export const storyNames = (): string[] =>
  globSync('*.json', { cwd: join(examples, 'paths') })
    .map((file) => basename(file, '.json'))
    .sort();

export const readStory = (name: string): Story =>
  JSON.parse(readFileSync(join(examples, 'paths', `${name}.json`), 'utf8'));

const instantOf = (text: string): number => fromShanghai(text.slice(0, 10), `${text.slice(11)}:00`);

/** Leads a case through its story on a server of its own, whose clock stands where the story is. */
export async function walkCase(
  story: Story,
  options: { dataFolder: string; config?: Partial<Config>; onMove?: (view: CaseView, move: Move) => void },
): Promise<CaseView> {
  const first = story.moves[0];
  if (!first) throw new RangeError('a story has moves');
  let nowMs = instantOf(first.at) - hourMs;
  const config = { ...memoryConfig(options.dataFolder), ...options.config };
  const app = await compose(config, { clock: { now: () => nowMs } });
  await app.start();
  try {
    const walker = await openWalker(app, story);
    for (const move of story.moves) {
      nowMs = Math.max(nowMs, instantOf(move.at));
      await app.rooms.cases.tick();
      await walker.make(move);
      // A mail leaves when its hour of regret is over.
      if ('way' in move && move.way === 'mail') nowMs += hourMs;
      await app.rooms.cases.tick();
      await app.outbox.drain();
      options.onMove?.(await walker.view(), move);
    }
    return await walker.view();
  } finally {
    await app.stop();
  }
}

async function openWalker(app: App, story: Story) {
  const given: FactsInput = JSON.parse(readFileSync(join(examples, `${story.folder}.facts.json`), 'utf8'));
  const { disputeType, story: told, parties, gates } = given;
  const opened = await ask(app, 'POST', '/api/cases', { disputeType, story: told });
  const path = `/api/cases/${opened.caseId}`;
  const send = (method: string, url: string, body?: object) =>
    ask(app, method, `${path}${url}`, body, opened.token);
  await send('PATCH', '', { parties, gates });
  await addFolder(app, opened.caseId, join(examples, story.folder));
  const steps = new Map<string, string>();
  const view = async (): Promise<CaseView> => {
    await app.outbox.drain();
    await app.rooms.notary.flush();
    return send('GET', '');
  };
  const stepOf = (channel: string): string => {
    const id = steps.get(channel);
    if (!id) throw new RangeError(`the story never took ${channel}`);
    return id;
  };
  async function take({ take: channelId, way, email, receiptNo }: Extract<Move, { take: string }>) {
    // What the clock has drafted already is taken up rather than drafted again.
    const drafted = (await view()).steps.find(
      (one) => one.channelId === channelId && one.state === 'drafted',
    );
    const step: StepView = drafted ?? (await send('POST', '/steps', { channelId }));
    if (email) await send('PATCH', `/steps/${step.id}`, { addressee: { email } });
    steps.set(channelId, step.id);
    await send('POST', `/steps/${step.id}/release`, { way, evenIfIncomplete: true });
    if (way === 'by-hand') await send('POST', `/steps/${step.id}/events`, { kind: 'sent', receiptNo });
  }
  return {
    view,
    async make(move: Move): Promise<void> {
      if ('take' in move) await take(move);
      else if ('in' in move)
        await send('POST', `/steps/${stepOf(move.in)}/events`, { kind: move.event, detail: move.detail });
      else if ('say' in move) await send('POST', '/verdict', { verdict: move.say });
    },
  };
}

async function addFolder(app: App, caseId: string, folder: string): Promise<void> {
  for (const file of globSync('*', { cwd: folder }).sort()) {
    const content = (async function* () {
      yield readFileSync(join(folder, file));
    })();
    await app.rooms.evidence.addItem({ caseId, declaredName: file, content, provenance: 'given' });
  }
  await app.outbox.drain();
}

/** One request without a socket; a refusal of the server ends the walk. */
async function ask(app: App, method: string, url: string, body?: object, token?: string) {
  const answer = await app.http.inject({
    method: method as 'GET',
    url,
    headers: {
      ...(body ? { 'content-type': 'application/json' } : {}),
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
    ...(body ? { payload: JSON.stringify(body) } : {}),
  });
  if (answer.statusCode >= 400) throw new Error(`${method} ${url}: ${answer.statusCode} ${answer.body}`);
  return answer.json();
}
