import type { LinkKind } from '@redress/contract';

/** `buyer` is no link: it tells that two cases are one person's. */
export type ValueKind = LinkKind | 'buyer';
/** 2: counts in full; 1: so many share it, or so many bear the name, that it counts half; 0: everybody's. */
export type Level = 0 | 1 | 2;

interface KindRule {
  /** Points of sharing one value; ten make a link. */
  points: number;
  /** With more cases than this a value counts half. */
  half: number;
  /** With more cases than this it counts nothing: it is then a platform's or a payment company's, not a seller's. */
  cap: number;
}

const account = { points: 10, half: 20_000, cap: 100_000 };
const shared = (points: number): KindRule => ({ points, half: 1000, cap: 5000 });

/** An account or a contact is one person's; a name, a site or an address may be of many and needs a second hint. */
const kindRules: Readonly<Record<ValueKind, KindRule>> = {
  'payee-account': account,
  'bank-card': account,
  crypto: account,
  phone: account,
  qq: account,
  'qq-group': account,
  wechat: account,
  telegram: account,
  email: account,
  'card-code': account,
  'payee-name': shared(6),
  picture: shared(6),
  page: shared(6),
  site: shared(5),
  ip: shared(5),
  'order-no': shared(5),
  landline: shared(4),
  buyer: { points: 0, half: 100, cap: 1000 },
};

/** So many points make a link between two cases. */
export const linkPoints = 10;

/** What sharing a value counts. */
export function pointsOf(kind: ValueKind, level: Level): number {
  return Math.floor((kindRules[kind].points * level) / 2);
}

/** The level of a value that `cases` cases have; `start` is the level of its form (a person's name begins at 1). */
export function levelOf(kind: ValueKind, cases: number, start: Level = 2): Level {
  const { half, cap } = kindRules[kind];
  const level = cases > cap ? 0 : cases > half ? 1 : 2;
  return Math.min(level, start) as Level;
}

/** Kinds that say where the money went. */
export const payeeKinds: readonly ValueKind[] = ['payee-account', 'bank-card', 'crypto', 'payee-name'];
