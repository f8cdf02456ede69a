import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CaseView } from '@redress/contract';
import { shanghaiTime } from '@redress/kernel';
import { createMailListener } from '@redress/server/mail';
import { readStory, storyNames, walkCase } from '../tools/examples/walk-case.ts';

/**
 * `npm run walk [-- NAME …]`: leads invented cases down the whole path with a clock that runs through months in
 * seconds, and prints timeline, letters and seals. Mail really leaves by SMTP, to a server that this script runs.
 */
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !storyNames().includes(name));
if (unknown.length > 0) {
  console.error(`walk: no story ${unknown.join(', ')}; there are ${storyNames().join(', ')}`);
  process.exit(2);
}
for (const name of asked.length > 0 ? asked : storyNames()) await walk(name);

async function walk(name: string): Promise<void> {
  const story = readStory(name);
  console.log(`\n== ${name}\n${story.title}\n`);
  const folder = mkdtempSync(join(tmpdir(), 'redress-walk-'));
  let received = 0;
  const far = createMailListener({
    host: '127.0.0.1',
    port: 0,
    protocol: 'smtp',
    name: 'far.example',
    maxBytes: 50_000_000,
    clock: { now: () => Date.now() },
    accepts: async () => 'yes',
    async onMail({ content }) {
      for await (const _ of content);
      received++;
    },
  });
  const port = await far.listen();
  const mail = {
    domain: 'mail.redress.example',
    name: 'mail.redress.example',
    smtpUrl: `smtp://127.0.0.1:${port}`,
    smtpTls: 'off' as const,
    dns: [],
    maxBytes: 20_000_000,
  };
  try {
    const view = await walkCase(story, {
      dataFolder: folder,
      config: { mail },
      onMove: (seen, { at }) => console.log(`${at}  ${standing(seen)}`),
    });
    print(view, received);
  } finally {
    await far.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function standing({ statusTitle, actsNext, actsNextTitle, by, steps }: CaseView): string {
  const drafted = steps.filter(({ state, openedBy }) => state === 'drafted' && openedBy === 'clock');
  const next = actsNext === 'nobody' ? '' : `，下一步：${actsNextTitle.zh}${by ? `（最晚 ${by}）` : ''}`;
  const ready = drafted.length > 0 ? `；已起草：${drafted.map(({ title }) => title.zh).join('、')}` : '';
  return `${statusTitle.zh}${next}${ready}`;
}

function print(view: CaseView, received: number): void {
  const seal = (one: { seal?: { index: number } | undefined }) => (one.seal ? `存证 #${one.seal.index}` : '未存证');
  console.log('\n时间线');
  for (const line of view.timeline)
    console.log(`  ${shanghaiTime(Date.parse(line.at))}  ${line.what.zh}  ${seal(line)}`);
  console.log('\n函件');
  for (const step of view.steps)
    for (const letter of step.letters)
      console.log(`  ${step.title.zh}：${letter.title.zh}${letter.id ? `  ${letter.id}` : '（草稿）'}`);
  console.log('\n期限');
  for (const { title, from, due, state } of view.deadlines)
    console.log(`  ${title.zh}：自 ${from} 起，最晚 ${due ?? '无法计算'}（${state}）`);
  const sealed = view.timeline.filter((line) => line.seal).length;
  console.log(`\n邮件送到对方服务器 ${received} 封；${view.timeline.length} 条记录中 ${sealed} 条已存证，日志 ${view.log.origin} 现有 ${view.log.size} 条`);
}
