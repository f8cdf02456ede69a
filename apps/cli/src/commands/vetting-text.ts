import type { NameChangeView, ReviewedFileView, VettingQueueRow } from '@redress/contract';
import { shanghaiTime } from '@redress/kernel';

const minute = (instant: string | undefined): string =>
  instant ? shanghaiTime(Date.parse(instant)).slice(0, 16) : '–';

/** One line for each file: identifier, state, since when, name. */
export function describeQueue(files: readonly VettingQueueRow[]): string {
  if (files.length === 0) return '没有 / none\n';
  return files
    .map(
      ({ orgId, state, submittedAt, name, kinds, nameChange }) =>
        `${orgId}  ${state.padEnd(9)}  ${minute(submittedAt)}  ${name} (${kinds.join(', ')})${nameChange ? ' 申请更名 / new name' : ''}\n`,
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
    ...file.names.changes.flatMap(nameLines),
    '',
  ].join('\n');
}

/** One change of name: its state, then each name that changes, and why it was refused. */
function nameLines({ state, askedAt, from, to, note, documents, reason }: NameChangeView): string[] {
  const keys = ['organisation', 'registered', 'legalPerson'] as const;
  return [
    `  ${minute(askedAt)} 更名 / name: ${state}`,
    ...keys.flatMap((key) => (to[key] ? [`    ${key}: ${from[key] ?? '–'} → ${to[key]}`] : [])),
    ...documents.map(({ documentId, file }) => `    name-change: ${file} ${documentId}`),
    ...(note ? [`    ${note}`] : []),
    ...(reason ? [`    原因 / reason: ${reason}`] : []),
  ];
}
