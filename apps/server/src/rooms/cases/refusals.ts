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
  | 'seal-late';

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
