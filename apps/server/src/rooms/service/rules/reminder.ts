export type ReminderKind = 'soon' | 'due' | 'overdue' | 'next-open';

const lines: Record<ReminderKind, string> = {
  soon: '您的案件有一个期限快到了。',
  due: '您的案件有一个期限今天到期。',
  overdue: '您的案件有一个期限已经过了，可以采取下一步。',
  'next-open': '您的案件可以进入下一步了，所需文书已经拟好。',
};

/** A reminder names nobody and nothing: whoever sees the screen of a phone learns only that a case has a date. */
export function reminderOf(
  kind: ReminderKind,
  link: string,
): { subject: string; text: string; push: object } {
  const line = lines[kind];
  return {
    subject: `昭证提醒：${line.replace(/。$/, '')}`,
    text: [
      line,
      '',
      `请打开您的案件查看：${link}`,
      '（需要您的查询码；本邮件不含案件内容。）',
      '',
      '不想再收到提醒：使用邮件程序的“退订”，或在案件页面删除邮箱。',
      '',
    ].join('\n'),
    push: { v: 1, kind, text: line },
  };
}
