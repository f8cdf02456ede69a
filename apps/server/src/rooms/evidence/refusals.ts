import { Refusal } from '@redress/kernel';
import type { ReadingRefusalCode } from '#platform/reading';
import type { LimitCode } from './rules/limits.ts';

export type EvidenceCode =
  | LimitCode
  | ReadingRefusalCode
  | 'item-not-found'
  | 'no-thumbnail'
  | 'case-erased'
  | 'file-missing';

/** HTTP status of each refusal of this room. */
export const statuses = {
  'item-too-large': 413,
  'case-full': 422,
  'case-too-large': 413,
  'item-not-found': 404,
  'no-thumbnail': 404,
  'case-erased': 404,
  'file-missing': 400,
  'empty-file': 422,
  'file-too-large': 413,
  'unsupported-file': 415,
  'picture-too-large': 422,
  'corrupt-file': 422,
  'pdf-encrypted': 422,
  'pdf-too-large': 422,
  'reading-timeout': 422,
  'reading-failed': 422,
} satisfies Record<EvidenceCode, number>;

export const itemNotFound = () =>
  new Refusal<EvidenceCode>('item-not-found', { zh: '没有这份证据', en: 'There is no such item' });

export const noThumbnail = () =>
  new Refusal<EvidenceCode>('no-thumbnail', { zh: '这份证据没有缩略图', en: 'This item has no thumbnail' });

export const caseErased = () =>
  new Refusal<EvidenceCode>('case-erased', {
    zh: '这个案件的内容已删除',
    en: 'The contents of this case are erased',
  });

export const fileMissing = (language: 'zh' | 'en') =>
  new Refusal<EvidenceCode>(
    'file-missing',
    {
      zh: '请求中没有文件：请以 multipart/form-data 上传，字段名为 file',
      en: 'No file: send multipart/form-data with one part named file',
    },
    [{ pointer: '/file', detail: language === 'zh' ? '缺少文件' : 'is missing' }],
  );
