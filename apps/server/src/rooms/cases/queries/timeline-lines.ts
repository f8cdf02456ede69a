import type { Bilingual, ChannelId } from '@redress/contract';
import { shanghaiTime } from '@redress/kernel';
import type { CaseEvent } from '../events.ts';
import { eventWords, statusTitles } from '../rules/path-words.ts';
import { ruleTitle } from '../rules/rule-words.ts';

interface Words {
  channelTitle(channel: ChannelId): Bilingual;
  letterTitle(name: string): Bilingual;
}

const both = (make: (language: keyof Bilingual) => string): Bilingual => ({ zh: make('zh'), en: make('en') });

/** What the buyer changed, in words; a field without words is left out. */
const fieldWords: Readonly<Record<string, Bilingual>> = {
  disputeType: { zh: '纠纷类型', en: 'type of dispute' },
  story: { zh: '经过', en: 'story' },
  parties: { zh: '当事人信息', en: 'parties' },
  gates: { zh: '问题的回答', en: 'answers' },
};

const verdictWords = {
  confirm: { zh: '您确认已经解决，案件结束', en: 'You confirmed that it is resolved; the case is closed' },
  deny: { zh: '您表示没有解决', en: 'You said that it is not resolved' },
  close: { zh: '您结束了案件', en: 'You closed the case' },
  reopen: { zh: '您重新打开了案件', en: 'You reopened the case' },
} satisfies Record<string, Bilingual>;

/** One plain line per event; an event of a kind that has no words is a bug and fails to compile. */
export function lineOf(event: CaseEvent, words: Words): Bilingual {
  switch (event.kind) {
    case 'case.opened':
      return { zh: '建立案件', en: 'Case opened' };
    case 'case.changed': {
      const fields = event.body.fields.flatMap((field) => fieldWords[field] ?? []);
      const list = both((language) =>
        fields.map((field) => field[language]).join(language === 'zh' ? '、' : ', '),
      );
      return { zh: `修改案件信息：${list.zh}`, en: `Case changed: ${list.en}` };
    }
    case 'letter.issued': {
      const title = words.letterTitle(event.body.name);
      return { zh: `生成文书：${title.zh}`, en: `Letter written: ${title.en}` };
    }
    case 'bundle.issued':
      return { zh: '导出证据包', en: 'Evidence bundle exported' };
    case 'case.erased':
      return { zh: '删除案件', en: 'Case erased' };
    case 'case.decided':
      return verdictWords[event.body.verdict];
    case 'contact.changed':
      return event.body.left
        ? { zh: '留下提醒邮箱', en: 'Address for reminders left' }
        : { zh: '撤回提醒邮箱', en: 'Address for reminders taken back' };
    default:
      return lineOfPath(event, words);
  }
}

type PathEvent = Extract<CaseEvent, { kind: `step.${string}` | `deadline.${string}` }>;

function lineOfPath(event: PathEvent, words: Words): Bilingual {
  const on = (zh: string, en: string, channel?: ChannelId): Bilingual => {
    const title = channel && words.channelTitle(channel);
    return title ? { zh: `${title.zh}：${zh}`, en: `${title.en}: ${en}` } : { zh, en };
  };
  switch (event.kind) {
    case 'step.opened':
      return event.body.by === 'clock'
        ? on(
            '到了该走这一步的时候，函件已自动起草',
            'its time has come; letters were drafted',
            event.body.channel,
          )
        : on('起草函件', 'letters drafted', event.body.channel);
    case 'step.changed':
      return on('修改收件人', 'Addressee changed');
    case 'step.held': {
      const until = shanghaiTime(Date.parse(event.body.heldUntil));
      return on(`确认发出，${until}前可以撤回`, `Released; can be taken back until ${until}`);
    }
    case 'step.taken-back':
      return on('撤回，没有发出', 'Taken back; nothing was sent');
    case 'step.cancelled':
      return on('取消草稿', 'Draft dropped');
    case 'step.released':
      return event.body.way === 'mail'
        ? on('函件定稿，交付发送', 'Letters final, handed over for sending')
        : on('函件定稿，由您自行提交', 'Letters final, for you to file');
    case 'step.happened': {
      const { zh, en } = eventWords(event.body.event, event.body.detail);
      return on(zh, en, event.body.channel);
    }
    default:
      return lineOfDeadline(event);
  }
}

function lineOfDeadline(event: Extract<PathEvent, { kind: `deadline.${string}` }>): Bilingual {
  const title = ruleTitle(event.body.rule);
  if (event.kind === 'deadline.settled')
    return event.body.state === 'met'
      ? { zh: `期限内已处理：${title.zh}`, en: `In time: ${title.en}` }
      : { zh: `期限不再适用：${title.zh}`, en: `No longer running: ${title.en}` };
  const { due } = event.body;
  if (event.kind === 'deadline.overdue')
    return { zh: `期限已过（${due}）：${title.zh}`, en: `Overdue since ${due}: ${title.en}` };
  if (event.kind === 'deadline.moved')
    return {
      zh: `放假安排有更正，末日由${event.body.was}改为${due}：${title.zh}`,
      en: `The holiday notice was corrected, the last day moved from ${event.body.was} to ${due}: ${title.en}`,
    };
  if (!due)
    return { zh: `期限开始计算，末日暂时算不出：${title.zh}`, en: `Runs; last day unknown: ${title.en}` };
  const mark = event.body.provisional ? { zh: '（暂定）', en: ' (provisional)' } : { zh: '', en: '' };
  return {
    zh: `期限开始计算，末日${due}${mark.zh}：${title.zh}`,
    en: `Runs until ${due}${mark.en}: ${title.en}`,
  };
}

/** Where an event moved the case, as a second half of its line. */
export function withStatus(line: Bilingual, status: keyof typeof statusTitles | undefined): Bilingual {
  if (!status) return line;
  const title = statusTitles[status];
  return { zh: `${line.zh}（${title.zh}）`, en: `${line.en} (${title.en})` };
}
