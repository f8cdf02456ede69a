import { Refusal } from '@redress/kernel';

export type DirectoryCode =
  | 'entry-not-found'
  | 'entry-changed'
  | 'bad-entry'
  | 'nothing-proposed'
  | 'too-many-proposals'
  | 'proposal-not-found'
  | 'proposal-decided'
  | 'proposal-conflict'
  | 'bad-cursor'
  | 'csv-missing'
  | 'csv-too-large'
  | 'bad-csv';

/** HTTP status of each refusal of this room. */
export const statuses = {
  'entry-not-found': 404,
  'entry-changed': 409,
  'bad-entry': 422,
  'nothing-proposed': 422,
  'too-many-proposals': 503,
  'proposal-not-found': 404,
  'proposal-decided': 409,
  'proposal-conflict': 409,
  'bad-cursor': 400,
  'csv-missing': 400,
  'csv-too-large': 413,
  'bad-csv': 422,
} satisfies Record<DirectoryCode, number>;

type Fields = readonly { pointer: string; detail: string }[];
const refusal = (code: DirectoryCode, zh: string, en: string) => (fields?: Fields) =>
  new Refusal<DirectoryCode>(code, { zh, en }, fields);

export const entryNotFound = refusal(
  'entry-not-found',
  '名录中没有这一条。',
  'The directory has no such entry.',
);
export const entryChanged = refusal(
  'entry-changed',
  '这一条刚被别人改过，请刷新后再改。',
  'The entry was changed meanwhile: load it again, then change it.',
);
export const badEntry = refusal('bad-entry', '内容不完整或者不正确。', 'The entry is incomplete or wrong.');
export const nothingProposed = refusal('nothing-proposed', '没有任何改动。', 'Nothing would change.');
export const tooManyProposals = refusal(
  'too-many-proposals',
  '待处理的更正太多，请过几天再提交。',
  'Too many proposals wait for an operator: come again in some days.',
);
export const proposalNotFound = refusal('proposal-not-found', '没有这条更正。', 'There is no such proposal.');
export const proposalDecided = refusal(
  'proposal-decided',
  '这条更正已经处理过了。',
  'The proposal was decided already.',
);
export const proposalConflict = refusal(
  'proposal-conflict',
  '这条更正与后来的改动冲突，请确认后再接受。',
  'The proposal conflicts with what was changed since: look again before accepting it.',
);
export const badCursor = refusal('bad-cursor', '翻页标记不正确。', 'The cursor is not one of ours.');
export const csvMissing = refusal('csv-missing', '请求中没有 CSV 文件。', 'The request holds no CSV file.');
export const csvTooLarge = refusal('csv-too-large', 'CSV 文件过大。', 'The CSV file is too large.');
export const badCsv = refusal(
  'bad-csv',
  'CSV 中有错误，一行也没有导入。',
  'The CSV has errors; no line was imported.',
);
