import { chineseDay, shanghaiDay } from '@redress/kernel';

export interface Notice {
  subject: string;
  text: string;
}

/** What an organisation is told about its own file; a number: days left until it must be verified again. */
export type News =
  | 'accepted'
  | 'returned'
  | 'lapsed'
  | 'suspended'
  | 'lifted'
  | 'name-approved'
  | 'name-refused'
  | number;

const lines: Record<Exclude<News, number>, { subject: string; zh: string; en: string }> = {
  accepted: {
    subject: '资质核验：已通过 · Verified',
    zh: '您提交的资质材料已核验通过。',
    en: 'The papers that you handed in were found good.',
  },
  returned: {
    subject: '资质核验：请补正 · Please mend your papers',
    zh: '您提交的资质材料有需要补正的地方，逐项原因写在页面上；补正后可以再次提交。',
    en: 'Something in your papers is to be mended: the page says what and why. Hand it in again afterwards.',
  },
  lapsed: {
    subject: '资质核验：已到期 · Verification has ended',
    zh: '上一次核验已经到期。请核对信息后再次提交。',
    en: 'The last verification has ended. Look through your data and hand it in again.',
  },
  suspended: {
    subject: '资质核验：已暂停 · Suspended',
    zh: '运营者暂停了这个机构，原因写在页面上。',
    en: 'The operator suspended this organisation: the page says why.',
  },
  'name-approved': {
    subject: '资质核验：已更名 · Renamed',
    zh: '您申请的新名称已核对通过，从现在起使用。以前的名称保留在记录里。',
    en: 'The new name that you asked for was found good and stands from now on. The old one stays on record.',
  },
  'name-refused': {
    subject: '资质核验：更名未同意 · Another name was refused',
    zh: '您申请的新名称没有通过核对，原名称照旧有效。原因写在页面上，改好后可以再次申请。',
    en: 'The new name that you asked for was not found good: the old one stands. The page says why; ask again once it is mended.',
  },
  lifted: {
    subject: '资质核验：暂停已解除 · No longer suspended',
    zh: '暂停已解除，材料正在重新核对。',
    en: 'The suspension has ended: your papers are looked at again.',
  },
};

/** Names nobody and no number: whoever looks over a shoulder learns no more than that there is a file. */
export function newsOf(news: News, dueAtMs: number | undefined, link: string): Notice {
  const said = typeof news === 'number' ? remind(news, dueAtMs ?? 0) : lines[news];
  const text = [said.zh, '', said.en, '', `打开 / Open: ${link}`, ''].join('\n');
  return { subject: said.subject, text };
}

function remind(days: number, dueAtMs: number) {
  const day = shanghaiDay(dueAtMs - 1);
  return {
    subject: `资质核验：${days} 天内到期 · Verify again within ${days} days`,
    zh: `资质核验的有效期到 ${chineseDay(day)} 为止。请核对信息和证件，没有变化也要再次提交；核对期间已有的核验照旧有效。`,
    en: `The verification counts until ${day}. Look through your data and papers and hand them in again, also where nothing changed; what stands stays valid meanwhile.`,
  };
}

/** To a platform, once a week while there is something: how many of its merchants it has to verify again. */
export function dutyNotice({ due, overdue }: { due: number; overdue: number }, link: string): Notice {
  return {
    subject: '商家资质：有待核验的商家 · Merchants to verify again',
    text: [
      `与贵平台关联的商家中，有 ${due} 家将在 30 天内到期，${overdue} 家已超过应核验的日期。`,
      '网络交易监督管理办法第二十四条要求“至少每六个月核验更新一次”。',
      '',
      `Of your merchants ${due} are to be verified again within 30 days, and ${overdue} are overdue.`,
      '',
      `打开 / Open: ${link}`,
      '',
    ].join('\n'),
  };
}
