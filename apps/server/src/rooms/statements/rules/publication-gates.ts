import type { PublicationGate } from '@redress/contract';
import { addDays, type Day, Refusal } from '@redress/kernel';
import { deadline, type StepRecord } from '@redress/law';

export interface GateInput {
  /** How many items are cited, and how many of them stand in the log. */
  cited: number;
  sealed: number;
  history: readonly StepRecord[];
  /** Places that forbid publishing, in sentences and pictures. */
  blocks: number;
  today: Day;
}

/** Arrival, not sending: only these show that the other side could know. */
const arrival = new Set(['delivered', 'read', 'acknowledged', 'accepted', 'answered', 'refused', 'agreed']);
const reply = new Set(['answered', 'refused', 'agreed']);

/** LAW §15: evidence sealed, complaint served, reply window passed, self-check passed; in this order. */
export function publicationGates(input: GateInput): PublicationGate[] {
  return [sealed(input), served(input), replyWindow(input), selfCheck(input)];
}

const gate = (name: PublicationGate['gate'], open: boolean, zh: string, en: string): PublicationGate => ({
  gate: name,
  open,
  why: { zh, en },
});

function sealed({ cited, sealed }: GateInput): PublicationGate {
  if (cited === 0)
    return gate(
      'sealed',
      false,
      '还没有一份证据支持这份说明。请先添加证据。',
      'No item supports the statement yet: add evidence first.',
    );
  if (sealed < cited)
    return gate(
      'sealed',
      false,
      `有 ${cited - sealed} 份证据正在存证，完成后才能发布。`,
      `${cited - sealed} item(s) are still being sealed.`,
    );
  return gate('sealed', true, `所引 ${cited} 份证据均已存证。`, `All ${cited} cited items are sealed.`);
}

function servedEvents(history: readonly StepRecord[]) {
  return history
    .filter(({ channel }) => channel === 'merchant-demand' || channel === 'platform-demand')
    .flatMap(({ events }) => events)
    .filter(({ kind }) => arrival.has(kind))
    .sort((a, b) => a.day.localeCompare(b.day));
}

function served({ history }: GateInput): PublicationGate {
  const [first] = servedEvents(history);
  return first
    ? gate(
        'served',
        true,
        `书面投诉已于 ${first.day} 送达。`,
        `The written complaint arrived on ${first.day}.`,
      )
    : gate(
        'served',
        false,
        '书面投诉还没有送达对方。请先把投诉信送达商家或者平台，并在案件里留下送达凭证。',
        'No written complaint has reached the other side yet: send it and keep the proof of service in the case.',
      );
}

function replyWindow({ history, today }: GateInput): PublicationGate {
  const events = servedEvents(history);
  const [first] = events;
  if (!first)
    return gate(
      'reply-window',
      false,
      '送达之后才开始计算答复期限。',
      'The time for an answer begins with service.',
    );
  if (events.some(({ kind }) => reply.has(kind)))
    return gate('reply-window', true, '对方已经答复。', 'The other side has answered.');
  const due = dueOf(first.day);
  if (due instanceof Refusal) return gate('reply-window', false, due.text.zh, due.text.en);
  if (due < today)
    return gate(
      'reply-window',
      true,
      `答复期限已于 ${due} 届满。`,
      `The time for an answer ended on ${due}.`,
    );
  return {
    ...gate(
      'reply-window',
      false,
      `请先等到答复期限届满（${due}），给对方答复的机会。`,
      `Wait until the time for an answer has passed (${due}).`,
    ),
    opensOn: addDays(due, 1),
  };
}

/**
 * The last day on which they may still argue to be in time: where the holidays of the year are not on record, the gate opens
 * only when no notice could move it. An event of a year without a calendar gives no day, and the gate stays shut.
 */
function dueOf(day: Day): Day | Refusal {
  try {
    const { due, latest } = deadline('platform-reply', day);
    return latest ?? due;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

function selfCheck({ blocks }: GateInput): PublicationGate {
  return blocks === 0
    ? gate(
        'self-check',
        true,
        '自查未发现不得发布的内容。',
        'The self-check found nothing that forbids publishing.',
      )
    : gate(
        'self-check',
        false,
        `还有 ${blocks} 处不得发布的内容需要修改。`,
        `${blocks} place(s) must be changed before publishing.`,
      );
}
