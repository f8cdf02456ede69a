import { Refusal } from '@redress/kernel';

export type IntegratorsCode = 'pack-not-found' | 'guide-not-found';

export const statuses = { 'pack-not-found': 404, 'guide-not-found': 404 } satisfies Record<
  IntegratorsCode,
  number
>;

export const packNotFound = () =>
  new Refusal<IntegratorsCode>('pack-not-found', {
    zh: '没有这个安装包。',
    en: 'There is no such pack.',
  });
export const guideNotFound = () =>
  new Refusal<IntegratorsCode>('guide-not-found', {
    zh: '没有这份说明。',
    en: 'There is no such guide.',
  });
