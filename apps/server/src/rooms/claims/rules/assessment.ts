import type { Bilingual } from '@redress/contract';

export interface Finding {
  code: string;
  text: Bilingual;
}

/** What this room needs of an assessment of deliveries (`packages/delivery`). */
export interface Assessed {
  level: 0 | 1 | 2 | 3 | 4;
  /** By the standard of the order's category. */
  counts: boolean;
  /** It would count if what the merchant uploaded by hand were true. */
  byHand?: true;
  /** Absent where the reader may not know when it came. */
  late?: boolean;
  missing: Finding[];
  against: Finding[];
  for: Finding[];
}

const ofDelivery: ReadonlySet<string> = new Set([
  'delivery.proof',
  'delivery.viewed',
  'delivery.redeemed',
  'message.sent',
]);

/** Whether shop or merchant said anything of a delivery, be it a bare flag: else nothing of theirs may be told. */
export const isTold = (events: readonly { type: string }[], { against }: Assessed): boolean =>
  events.some(({ type }) => ofDelivery.has(type)) || against.some(({ code }) => code === 'status-flag-only');

/** The issuer's record of redemption: what the first use is shown by (LAW §11 no. 5). */
export const showsUse = ({ level, counts }: Assessed): boolean => counts && level === 4;
