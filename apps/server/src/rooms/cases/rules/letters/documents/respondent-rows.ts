import { isSeller } from '../points.ts';
import type { LetterInput, Row } from '../types.ts';
import type { Desk } from './desk.ts';

export type Who = 'merchant' | 'platform';

/** Statute id of the article that asks for name and address; without it the paper merely needs them. */
export interface Asked {
  by?: string;
}

/** The platform itself sold, or the site is the seller's own (gate `platform-type`). */
export const platformSells = (input: LetterInput): boolean =>
  isSeller({ ...input, kind: 'platform-complaint' });

/**
 * Against whom the paper goes. The buyer's choice, else: a seller with a known address; whoever runs the platform where
 * it sold itself, or where nobody can be reached but it (投诉举报处理办法第十三条, 消费者权益保护法第四十四条).
 */
export function respondentsOf({ step, input }: Pick<Desk, 'step' | 'input'>): readonly Who[] {
  if (step.respondents) return step.respondents;
  const { merchant, platform } = input.parties;
  if (platformSells(input)) return ['platform'];
  if (merchant?.name && merchant.address) return ['merchant'];
  return platform?.name || !merchant?.name ? ['platform'] : ['merchant'];
}

/** A party as the paper's form asks for it: `merchant` or `platform`, with what the pages show of it. */
export function respondentRows(desk: Desk, who: Who, { by }: Asked): Row[] {
  const { blanks, input } = desk;
  const { facts, parties } = input;
  const party = parties[who];
  const at = (field: string) => (by ? ([`parties.${who}.${field}`, by] as const) : `parties.${who}.${field}`);
  const isPlatform = who === 'platform';
  const shop = isPlatform ? undefined : facts.merchantName?.value;
  const name = isPlatform
    ? blanks.fill(
        party?.name,
        '平台运营公司全称',
        'Full name of the company that runs the platform',
        at('name'),
      )
    : blanks.fill(
        party?.name ?? (shop && `“${shop}”店铺经营者`),
        '商家名称',
        'Name of the merchant',
        at('name'),
      );
  const address = isPlatform
    ? blanks.fill(party?.address, '平台运营公司住所', 'Registered address of the platform', at('address'))
    : blanks.fill(party?.address, '商家地址', 'Address of the merchant', at('address'));
  const row = (what: string, value: string | undefined): Row[] => (value ? [{ what, value }] : []);
  return [
    { what: '名称（姓名）', value: name },
    { what: isPlatform ? '住所' : '地址', value: address },
    ...row('法定代表人或者负责人', party?.legalRepresentative?.trim()),
    ...row('统一社会信用代码（备案号）', party?.registration?.trim()),
    ...row('联系电话', party?.phone?.trim()),
    ...row('电子邮箱', party?.email?.trim()),
    ...(isPlatform
      ? row('运营的平台', [facts.platformName?.value, facts.siteUrl?.value].filter(Boolean).join('　'))
      : row('店铺名称', shop)),
    ...(isPlatform ? [] : row('页面所示联系方式', facts.contact?.value)),
  ];
}
