import { Refusal } from '@redress/kernel';

export type CasesCode =
  | 'case-not-found'
  | 'revision-conflict'
  | 'bad-revision'
  | 'letter-not-found'
  | 'no-such-page'
  | 'page-of-docx'
  | 'unknown-rule'
  | 'bad-day'
  | 'calendar-not-published'
  | 'not-a-bundle'
  | 'bundle-missing'
  | 'bundle-too-large'
  | 'sample-missing'
  | 'seal-late'
  | 'step-not-found'
  | 'step-not-drafted'
  | 'step-not-out'
  | 'office-of-other-kind'
  | 'template-unfit'
  | 'template-changed'
  | 'nothing-to-save'
  | 'version-not-found'
  | 'case-closed'
  | 'channel-not-in-force'
  | 'way-not-open'
  | 'no-mail-address'
  | 'letter-incomplete'
  | 'letter-unfit'
  | 'verdict-not-open'
  | 'bad-step-event'
  | 'proof-item-not-found'
  | 'calendar-not-found'
  | 'channel-closed';

/** HTTP status of each refusal of this room. */
export const statuses = {
  'case-not-found': 404,
  'revision-conflict': 412,
  'bad-revision': 400,
  'letter-not-found': 404,
  'no-such-page': 404,
  'page-of-docx': 400,
  'unknown-rule': 404,
  'bad-day': 400,
  'calendar-not-published': 422,
  'not-a-bundle': 422,
  'bundle-missing': 400,
  'bundle-too-large': 413,
  'sample-missing': 404,
  'seal-late': 503,
  'step-not-found': 404,
  'step-not-drafted': 409,
  'step-not-out': 409,
  'office-of-other-kind': 422,
  'template-unfit': 422,
  'template-changed': 409,
  'nothing-to-save': 422,
  'version-not-found': 404,
  'case-closed': 409,
  'channel-not-in-force': 422,
  'way-not-open': 422,
  'no-mail-address': 422,
  'letter-incomplete': 422,
  'letter-unfit': 422,
  'verdict-not-open': 409,
  'bad-step-event': 422,
  'proof-item-not-found': 422,
  'calendar-not-found': 404,
  'channel-closed': 409,
} satisfies Record<CasesCode, number>;

const refusal = (code: CasesCode, zh: string, en: string) => () => new Refusal<CasesCode>(code, { zh, en });

export const caseNotFound = refusal('case-not-found', '没有这个案件。', 'There is no such case.');
export const revisionConflict = refusal(
  'revision-conflict',
  '案件在别处已被修改，请刷新后再改。',
  'The case was changed elsewhere: load it again, then change it.',
);
export const badRevision = refusal(
  'bad-revision',
  'If-Match 应为案件的 revision，例如 "3"。',
  'If-Match must be the revision of the case, such as "3".',
);
export const letterNotFound = refusal('letter-not-found', '没有这份文书。', 'There is no such letter.');
export const pageOfDocx = refusal(
  'page-of-docx',
  '只有 PDF 可以按页预览。',
  'Only a PDF has a preview by page.',
);
export const bundleMissing = refusal(
  'bundle-missing',
  '请求中没有证据包：请以 multipart/form-data 或 application/zip 上传。',
  'No bundle in the request: send multipart/form-data or application/zip.',
);
export const sampleMissing = refusal(
  'sample-missing',
  '此安装未附示例案件。',
  'This installation has no sample case.',
);
export const bundleTooLarge = refusal(
  'bundle-too-large',
  '证据包过大，请用命令行或网页在本机核验。',
  'The bundle is too large: check it with the command line or on the page, on your own machine.',
);
export const stepNotFound = refusal('step-not-found', '没有这个步骤。', 'There is no such step.');
export const stepNotDrafted = refusal(
  'step-not-drafted',
  '这一步已经不是草稿：函件已发出、正在等待发出或者已取消。',
  'The step is no draft any more: its letters left, are about to leave, or were dropped.',
);
export const stepNotOut = refusal(
  'step-not-out',
  '这一步的函件还没有发出，不能记录后续情况。',
  'The letters of this step have not left yet: nothing can have happened to them.',
);
export const officeOfOtherKind = refusal(
  'office-of-other-kind',
  '名录中的这个机构不是这一渠道的受理机关。',
  'That office of the directory is of another kind than this step goes to.',
);
export const caseClosed = refusal(
  'case-closed',
  '案件已结束；要继续，请先重新打开。',
  'The case is closed: reopen it first.',
);
export const channelNotInForce = refusal(
  'channel-not-in-force',
  '这一渠道在今天没有有效的规则。',
  'No rule of this channel is in force today.',
);
export const wayNotOpen = refusal(
  'way-not-open',
  '这一渠道不能用这种方式提交：向机关发电子邮件不算提交，请自行提交后记录回执。',
  'Papers of this channel cannot leave this way: an e-mail to an authority is no filing. File it yourself and record the receipt.',
);
export const noMailAddress = refusal(
  'no-mail-address',
  '还没有收件人的电子邮箱。请填写对方公示的邮箱，或者选择自行寄送。',
  'There is no e-mail address to send to: give the one they publish, or send it yourself.',
);

export const verdictNotOpen = refusal(
  'verdict-not-open',
  '案件目前的状态不能这样确认。',
  'The case cannot be decided like that as it stands.',
);

/** The wording breaks a rule or cites what nobody read (LAW §15, §16): only an edited template can bring this about. */
export const letterUnfit = (problems: readonly string[]) =>
  new Refusal<CasesCode>('letter-unfit', {
    zh: `文书模板中有不能发出的内容，请联系管理员修改：${problems.join('；')}`,
    en: `The template says what must not go out; ask the operator to correct it: ${problems.join('; ')}`,
  });

/** Which facts a letter still lacks is named, so that the buyer can add them. */
export const letterIncomplete = (missing: readonly { zh: string; en: string }[]) =>
  new Refusal<CasesCode>('letter-incomplete', {
    zh: `函件还有空白：${missing.map(({ zh }) => zh).join('；')}`,
    en: `The letter still has blanks: ${missing.map(({ en }) => en).join('; ')}`,
  });

/** Which part of an addition to a paper may not be printed, and why. */
export const templateUnfit = (fields: readonly { pointer: string; detail: string }[]) =>
  new Refusal<CasesCode>(
    'template-unfit',
    {
      zh: '附加文字中有不能印在文书上的内容。',
      en: 'The addition says what may not be printed in a paper.',
    },
    fields,
  );
export const templateChanged = refusal(
  'template-changed',
  '这份文书的附加文字刚被别人改过，请刷新后再改。',
  'The template was changed meanwhile: load it again, then change it.',
);
export const nothingToSave = refusal('nothing-to-save', '没有任何改动。', 'Nothing would change.');
export const versionNotFound = refusal(
  'version-not-found',
  '没有这个版本。',
  'The template never had that version.',
);

/** Why an event cannot be recorded. */
export const badStepEvent = ({ zh, en }: { zh: string; en: string }) =>
  new Refusal<CasesCode>('bad-step-event', { zh, en });
export const proofNotFound = refusal(
  'proof-item-not-found',
  '案件中没有这份证据。',
  'The case has no such item to prove it.',
);
export const calendarNotFound = refusal(
  'calendar-not-found',
  '没有这个日历，或者它的地址已经停用。',
  'There is no such calendar, or its address was ended.',
);

/** Why the law has the channel shut: a gate, another channel that has the case, a limit that passed. */
export const channelClosed = ({ zh, en }: { zh: string; en: string }) =>
  new Refusal<CasesCode>('channel-closed', { zh, en });
