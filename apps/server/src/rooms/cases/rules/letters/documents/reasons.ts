import { chineseDay } from '@redress/kernel';
import { withBasis } from '../citations.ts';
import type { Point } from '../types.ts';
import type { Desk, LegalText } from './desk.ts';
import { platformSells, type Who } from './respondent-rows.ts';

/** The seller's duties as the law has them, told to a third party: `debtor` is what the paper calls the seller. */
export function sellerReasons({ input }: Desk, debtor: string): Point[] {
  return input.letterPoints.legal.map(({ text, basis }) => ({
    text: withBasis(
      text
        .replace('；本函即为退款要求', '')
        .replaceAll('贵平台', '平台')
        .replace(/贵[方司]/g, debtor)
        .replaceAll('本函', '本材料'),
      basis,
    ),
  }));
}

/** Why whoever runs the platform answers too; only what the facts given support (LAW §13: 44 or 38, never by itself). */
export function platformReasons(desk: Desk, platform: string): Point[] {
  const { input, step } = desk;
  if (platformSells(input)) return desk.law([ownSale(platform)]);
  const { merchant } = input.parties;
  const unknown = step.identityRefused || !merchant?.name || !merchant.address;
  const texts: LegalText[] = [];
  if (unknown) texts.push(identity(platform, step.identityRefused === true));
  if (step.platformInformedOn) texts.push(informed(platform, chineseDay(step.platformInformedOn)));
  return desk.law(texts);
}

/** Reasons against those whom the paper goes against, the seller's first. */
export function reasonsAgainst(
  desk: Desk,
  who: readonly Who[],
  names: Readonly<Record<Who, string>>,
): Point[] {
  const sellers = who.includes('merchant')
    ? names.merchant
    : platformSells(desk.input)
      ? names.platform
      : '商家';
  return [
    ...sellerReasons(desk, sellers),
    ...(who.includes('platform') ? platformReasons(desk, names.platform) : []),
  ];
}

const ownSale = (platform: string): LegalText => ({
  text: `涉案商品由${platform}自营，或者其所作标识足以使人相信系自营，${platform}应当承担商品销售者的责任（电子商务法第三十七条）。`,
  basis: ['ECL-37', 'NETCONS-4'],
});

const identity = (platform: string, refused: boolean): LegalText => ({
  text: `${refused ? `${platform}未向本人提供涉案商家的真实名称、地址和有效联系方式。` : '本人至今未能取得涉案商家的真实名称、地址和有效联系方式。'}“网络交易平台提供者不能提供销售者或者服务者的真实名称、地址和有效联系方式的，消费者也可以向网络交易平台提供者要求赔偿”（消费者权益保护法第四十四条）。`,
  basis: ['CPL-44'],
  consumer: true,
});

const informed = (platform: string, day: string): LegalText => ({
  text: `${platform}已于${day}收到本人关于上述情况的书面通知。对平台内经营者“有其他侵害消费者合法权益行为，未采取必要措施的，依法与该平台内经营者承担连带责任”（电子商务法第三十八条）。`,
  basis: ['ECL-38'],
  consumer: true,
});
