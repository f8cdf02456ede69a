import { addDays, type Day } from '@redress/kernel';
import { expect, it } from 'vitest';
import { evaluateGates } from '../gates/evaluate.ts';
import { channelRules } from './channel-rules.ts';
import {
  type ChannelRule,
  type StepEvent,
  type StepRecord,
  stepDetails,
  stepEventKinds,
} from './channels.ts';
import { pathOf } from './path-of.ts';
import type { PathStep } from './path-step.ts';
import { actorNames } from './path-words.ts';

const answers = {
  consumer: 'own-use',
  legality: 'ordinary',
  'crime-signs': 'none',
  'prior-handling': 'none',
} as const;
const begun: Day = '2026-06-01';

function pathAfter(history: readonly StepRecord[], today: Day): PathStep[] {
  const disputeType = 'code-invalid';
  const gates = evaluateGates({ answers, facts: {}, disputeType, findings: [], today });
  return pathOf({ disputeType, gates, findings: [], facts: {}, today, answers, history });
}

const states: Record<PathStep['state'], string> = {
  now: '现在',
  waiting: '等待',
  later: '以后',
  closed: '关闭',
  done: '完成',
};

/** What one event of a channel changes: how the step itself stands, and every other channel that it opens or shuts. */
function lineOf(rule: ChannelRule, name: string, events: readonly StepEvent[], today: Day): string {
  const before = new Map(pathAfter([], today).map((step) => [step.channelId, step]));
  const after = pathAfter([{ id: 'x', channel: rule.id, events }], today);
  const own = after.find(({ channelId }) => channelId === rule.id) as PathStep;
  const others = after.filter((step) => {
    const was = before.get(step.channelId);
    return step.channelId !== rule.id && (step.state !== was?.state || (step.mayTake && !was.mayTake));
  });
  const opened = others.filter(({ mayTake }) => mayTake);
  const shut = others.filter(({ mayTake }) => !mayTake);
  const by = own.next?.by ? `，${own.next.by}前` : '';
  const who = own.next ? `（由${actorNames[own.next.who].zh}${by}）` : '';
  return [
    `- **${name}** → ${states[own.state]}${who}：${own.action.zh}`,
    ...opened.map(
      (step) => `  - 打开${step.state === 'now' ? '' : '（可以）'}：${step.title.zh}，${step.action.zh}`,
    ),
    ...(shut.length > 5
      ? [`  - 关闭：${shut.map(({ title }) => title.zh).join('、')}。${shut[0]?.why.zh}`]
      : shut.map((step) => `  - 关闭：${step.title.zh}，${step.why.zh}`)),
  ].join('\n');
}

const kindsZh: Record<string, string> = {
  released: '确认发出',
  sent: '已发出',
  relayed: '已转递',
  delivered: '已送达',
  read: '已读',
  bounced: '退回',
  acknowledged: '已签收、已登记',
  accepted: '已受理',
  refused: '拒绝、不予受理',
  answered: '已答复',
  agreed: '达成协议',
  failed: '没有成功',
  decided: '已有决定',
  paid: '已付款',
  withdrawn: '撤回',
};

function sectionOf(rule: ChannelRule): string {
  const lines = stepEventKinds
    .filter((kind) => kindsZh[kind])
    .flatMap((kind) => {
      const known = stepDetails.filter((one) => one.startsWith(`${kind}:`));
      const used = known.filter((one) => usesDetail(rule, one));
      return [undefined, ...used].map((detail) =>
        lineOf(
          rule,
          `${kindsZh[kind]} ${detail ?? kind}`,
          [{ kind, day: begun, ...(detail && { detail }) }],
          begun,
        ),
      );
    });
  const silence = rule.clocks.map((clock) => {
    const event = { kind: clock.from, day: begun, ...(clock.detail && { detail: clock.detail }) };
    const running = pathAfter([{ id: 'x', channel: rule.id, events: [event] }], begun)
      .flatMap(({ clocks }) => clocks)
      .find((one) => one.rule === clock.rule);
    const past = addDays(running?.latest ?? running?.due ?? begun, 1);
    return lineOf(rule, `逾期 ${clock.rule}（${past}）`, [event], past);
  });
  return [`## ${rule.title.zh} ${rule.id}`, '', ...lines, ...silence].join('\n');
}

/** Whether any channel asks for, or tells of, this reason of this channel. */
function usesDetail(rule: ChannelRule, detail: (typeof stepDetails)[number]): boolean {
  if (rule.told[detail] || rule.aim.includes(detail) || rule.clocks.some((clock) => clock.detail === detail))
    return true;
  return channelRules(begun).some(({ opens }) =>
    opens.some(({ when }) =>
      when.some(
        (trigger) =>
          'after' in trigger &&
          trigger.after === rule.id &&
          'event' in trigger &&
          trigger.detail?.includes(detail),
      ),
    ),
  );
}

it('every event and every silence of every channel leads where the matrix says, which a lawyer can read', async () => {
  const intro = [
    '# 下一步一览（由测试生成）',
    '',
    `每一行：案件里只发生了这一件事（${begun}），消费者本人购买的卡密无法使用；该步骤的状态、由谁行动、打开和关闭哪些途径。`,
    '由 `packages/law/src/path/matrix.test.ts` 对照；规则改变时用 `npx vitest run packages/law/src/path/matrix.test.ts -u` 更新并请人复核。',
  ].join('\n');
  const text = [intro, ...channelRules(begun).map(sectionOf)].join('\n\n');
  await expect(`${text}\n`).toMatchFileSnapshot('../../fixtures/path-matrix.md');
});
