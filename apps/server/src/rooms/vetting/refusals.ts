import type { MissingItem } from '@redress/contract';
import { Refusal } from '@redress/kernel';
import { type NameCode, nameStatuses } from './refusals-names.ts';
import type { ReviewProblem } from './rules/review.ts';

export type VettingCode =
  | ReviewProblem
  | NameCode
  | 'vetting-not-found'
  | 'vetting-document-not-found'
  | 'vetting-document-closed'
  | 'vetting-document-missing'
  | 'vetting-not-a-picture'
  | 'paper-too-large'
  | 'paper-expired'
  | 'submission-changed'
  | 'vetting-full'
  | 'vetting-incomplete'
  | 'vetting-not-possible'
  | 'not-your-merchant'
  | 'departure-not-kept'
  | 'person-needed';

/** HTTP status of each refusal of this room. */
export const statuses = {
  'findings-incomplete': 422,
  'findings-contradict': 422,
  'reason-missing': 422,
  'vetting-not-found': 404,
  'vetting-document-not-found': 404,
  'vetting-document-closed': 403,
  'vetting-document-missing': 400,
  'vetting-not-a-picture': 415,
  'paper-too-large': 413,
  'paper-expired': 422,
  'submission-changed': 409,
  'vetting-full': 422,
  'vetting-incomplete': 422,
  'vetting-not-possible': 409,
  'not-your-merchant': 404,
  'departure-not-kept': 404,
  'person-needed': 403,
  ...nameStatuses,
} satisfies Record<VettingCode, number>;

const refusal = (code: VettingCode, zh: string, en: string) => () =>
  new Refusal<VettingCode>(code, { zh, en });

export const notFound = refusal(
  'vetting-not-found',
  '还没有提交过资质材料。',
  'No papers have been handed in yet.',
);
export const documentNotFound = refusal(
  'vetting-document-not-found',
  '没有这份材料。',
  'There is no such paper.',
);
export const documentClosed = refusal(
  'vetting-document-closed',
  '身份证件只有机构所有者和核验人可以打开。',
  'Papers of identity are opened by the owner and by reviewers only.',
);
export const documentMissing = refusal(
  'vetting-document-missing',
  '请选择一张照片或一份 PDF。',
  'Choose a photo or a PDF.',
);
export const notAPicture = refusal(
  'vetting-not-a-picture',
  '证件只收照片（PNG、JPEG、WebP）或 PDF，请拍照或另存后再上传。',
  'Papers are taken as photos (PNG, JPEG, WebP) or PDF: take a photo or save it as PDF.',
);
export const paperTooLarge = refusal(
  'paper-too-large',
  '单份材料不能超过 20 MB，请压缩后再上传。',
  'One paper may have at most 20 MB: make it smaller.',
);
export const paperExpired = refusal(
  'paper-expired',
  '有证件已过有效期，不能通过，请退回补正。',
  'A paper is no longer valid: it cannot be accepted, return it.',
);
export const submissionChanged = refusal(
  'submission-changed',
  '对方刚刚重新提交过，请刷新后核对最新的材料。',
  'It was handed in anew meanwhile: load the page and look at the newest papers.',
);
export const fileFull = refusal(
  'vetting-full',
  '最多保留 20 份材料，请先移除不需要的。',
  'At most 20 papers are kept: remove one that is not needed.',
);
export const notPossible = refusal(
  'vetting-not-possible',
  '以目前的核验状态不能这样做，请刷新页面查看最新状态。',
  'The file is in a state that does not allow this: load the page anew.',
);
export const notYourMerchant = refusal(
  'not-your-merchant',
  '对方不是与本平台关联的商家。',
  'This is no merchant affiliated with the platform.',
);
export const departureNotKept = refusal(
  'departure-not-kept',
  '没有这条退出记录，或者其身份信息的保存期已满，不再提供查看。',
  'There is no such departure, or the time for which its identity data was kept is over.',
);
export const personNeeded = refusal(
  'person-needed',
  '核验须由登录的成员作出，密钥不行。',
  'A signed-in member has to do this; a key does not.',
);

/** Each missing item with what to do, in the asker's language. */
export const incomplete = (missing: readonly MissingItem[], language: 'zh' | 'en') =>
  new Refusal<VettingCode>(
    'vetting-incomplete',
    {
      zh: `还差 ${missing.length} 项，补齐后再提交。`,
      en: `${missing.length} still missing: complete them, then hand it in.`,
    },
    missing.map(({ item, why }) => ({ pointer: `/${item}`, detail: why[language] })),
  );

const reviewWords: Record<ReviewProblem, [string, string]> = {
  'findings-incomplete': [
    '还有必查项目没有核对，不能通过。',
    'Not everything required was looked at: it cannot be accepted.',
  ],
  'findings-contradict': [
    '逐项结果与结论不一致：通过须全部属实，退回须至少指出一项。',
    'Findings and result contradict each other: accepted means all good, returned means at least one is not.',
  ],
  'reason-missing': ['不符合的项目要写明原因。', 'Say why for each item that is not good.'],
};
export const reviewRefused = (problem: ReviewProblem) => {
  const [zh, en] = reviewWords[problem];
  return new Refusal<VettingCode>(problem, { zh, en });
};
