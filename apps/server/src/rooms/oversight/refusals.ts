import { Refusal } from '@redress/kernel';
import { mostDays } from './rules/period.ts';

export type OversightCode =
  | 'no-platform'
  | 'bad-period'
  | 'too-many-claims'
  | 'terms-missing'
  | 'terms-empty'
  | 'terms-too-long'
  | 'check-not-found'
  | 'report-not-found';

/** HTTP status of each refusal of this room. */
export const statuses = {
  'no-platform': 409,
  'bad-period': 422,
  'too-many-claims': 422,
  'terms-missing': 422,
  'terms-empty': 422,
  'terms-too-long': 422,
  'check-not-found': 404,
  'report-not-found': 404,
} as const satisfies Record<OversightCode, number>;

const refusal = (code: OversightCode, zh: string, en: string) => new Refusal(code, { zh, en });

export const noPlatform = () =>
  refusal(
    'no-platform',
    '这个组织没有登记为平台。需要时请联系运营方，加上“平台”身份。',
    'This organisation is not registered as a platform. Ask the operator to add that.',
  );
export const badPeriod = () =>
  refusal(
    'bad-period',
    `开始日期不能晚于结束日期，结束日期不能晚于今天，最长${mostDays}天。请改一下日期。`,
    `The first day must not come after the last, nor the last after today, and ${mostDays} days are the most. Change the dates.`,
  );
export const tooManyClaims = (most: number) =>
  refusal(
    'too-many-claims',
    `这段时间的主张超过${most}件。请缩短时间，分几次查看。`,
    `There are more than ${most} claims in this time. Choose a shorter one and look more than once.`,
  );
export const termsMissing = () =>
  refusal(
    'terms-missing',
    '没有收到文件。请选一个文件再上传。',
    'There was no file. Choose one and send it again.',
  );
export const termsEmpty = () =>
  refusal(
    'terms-empty',
    '这个文件里没有读到文字。请把规则的文字粘贴进来，或者换一个能选中文字的文件。',
    'No words were found in this file. Paste the text, or take a file whose words can be selected.',
  );
export const termsTooLong = () =>
  refusal(
    'terms-too-long',
    '文字超过20万字，没有检查。请分成几份，一份一份地检查。',
    'There are more than 200,000 characters: nothing was checked. Split the text and check each part.',
  );
export const checkNotFound = () =>
  refusal('check-not-found', '没有找到这次检查。', 'There is no such check.');
export const reportNotFound = () =>
  refusal('report-not-found', '没有找到这份报告。', 'There is no such report.');
