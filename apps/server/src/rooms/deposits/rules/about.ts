import type { MoneyAbout } from '@redress/contract';
import { claimNumber } from '@redress/contract';
import { shanghaiDay } from '@redress/kernel';

/** What the rows behind a posting, a hold or a payout say of it. */
export interface AboutRow {
  /** Of its hold: the claims room names its holds by their claims. */
  holdKey: string | null;
  orderTail: string | null;
  placedAt: Date | null;
  /** Of its top-up: what the merchant wrote into the transfer. */
  reference: string | null;
}

/** What it is about, in words that a merchant knows: its claim and order, or the transfer. Undefined: neither. */
export function aboutOf({ holdKey, orderTail, placedAt, reference }: AboutRow): MoneyAbout | undefined {
  if (reference !== null) return { reference };
  const claimId = /^claim:([^:]+)/.exec(holdKey ?? '')?.[1];
  if (claimId === undefined) return undefined;
  return {
    claimId,
    claimNumber: claimNumber(claimId),
    ...(orderTail ? { orderTail } : {}),
    ...(placedAt ? { since: placedAt.toISOString() } : {}),
  };
}

/** `主张 8F3K2Q · 订单尾号 8821 · 2026-11-26`, for statements. */
export function aboutText(about: MoneyAbout | undefined): string {
  if (!about) return '';
  if (about.reference) return `附言 ${about.reference}`;
  return [
    `主张 ${about.claimNumber}`,
    about.orderTail && `订单尾号 ${about.orderTail}`,
    about.since && shanghaiDay(Date.parse(about.since)),
  ]
    .filter(Boolean)
    .join(' · ');
}
