import type { ReviewedFileView, VettingQueueRow } from '@redress/contract';
import { shanghaiTime } from '@redress/kernel';

const minute = (instant: string | undefined): string =>
  instant ? shanghaiTime(Date.parse(instant)).slice(0, 16) : '–';

/** One line for each file: identifier, state, since when, name. */
export function describeQueue(files: readonly VettingQueueRow[]): string {
  if (files.length === 0) return '没有 / none\n';
  return files
    .map(
      ({ orgId, state, submittedAt, name, kinds }) =>
        `${orgId}  ${state.padEnd(9)}  ${minute(submittedAt)}  ${name} (${kinds.join(', ')})\n`,
    )
    .join('');
}

/** What was handed in, what must be looked at, and the checks so far. */
export function describeFile(file: ReviewedFileView): string {
  const facts = Object.entries(file.facts).map(([key, value]) => `  ${key}: ${value}`);
  const papers = file.documents.map(
    ({ documentId, kind, file: name, validUntil, expired }) =>
      `  ${kind}: ${name} ${documentId} ${validUntil ?? '长期 / unlimited'}${expired ? ' 已过期 / expired' : ''}`,
  );
  const checks = file.reviews.flatMap(({ checkedAt, reviewer, result, means, findings }) => [
    `  ${minute(checkedAt)} ${reviewer ?? '运营者 / operator'}: ${result} (${means.join(', ')})`,
    ...findings.filter(({ ok }) => !ok).map(({ item, reason }) => `    ${item}: ${reason}`),
  ]);
  return [
    `${file.orgId}  ${file.state}  ${file.organisation} (${file.kinds.join(', ')})`,
    `提交 / handed in ${minute(file.submittedAt)}，有效期至 / valid until ${minute(file.dueAt)}`,
    ...facts,
    ...papers,
    ...(file.sameCode.length > 0
      ? [`同码机构 / same code: ${file.sameCode.map(({ orgId, name }) => `${name} ${orgId}`).join(', ')}`]
      : []),
    `逐项核对 / to be looked at: ${file.required.join(', ')}`,
    ...checks,
    '',
  ].join('\n');
}
