import { Refusal } from '@redress/kernel';

export type LinkingCode =
  | 'nothing-linked'
  | 'identity-not-shared'
  | 'identity-missing'
  | 'not-joined'
  | 'bad-cursor';

/** HTTP status of each refusal of this room. */
export const statuses = {
  'nothing-linked': 409,
  'identity-not-shared': 422,
  'identity-missing': 422,
  'not-joined': 409,
  'bad-cursor': 400,
} satisfies Record<LinkingCode, number>;

const refusal = (code: LinkingCode, zh: string, en: string) => () =>
  new Refusal<LinkingCode>(code, { zh, en });

export const nothingLinked = refusal(
  'nothing-linked',
  '目前没有与您的案件关联的案件，无法加入。',
  'No case is linked with yours at present: there is nothing to join.',
);
export const identityNotShared = refusal(
  'identity-not-shared',
  '代表人需要写明姓名和联系方式，请先同意提供身份信息。',
  'A representative is named: consent to sharing your identity first.',
);
export const identityMissing = refusal(
  'identity-missing',
  '请先在“双方信息”中填写您的姓名和电话。',
  'Fill in your name and telephone under “parties” first.',
);
export const notJoined = refusal(
  'not-joined',
  '加入联合案件之后才能查看联合报告。',
  'Only a case that joined can see the joint report.',
);
export const badCursor = refusal('bad-cursor', '翻页标记不正确。', 'The cursor is not one of ours.');
