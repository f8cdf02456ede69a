import { createHmac, timingSafeEqual } from 'node:crypto';
import type { DeliveryDeps } from './deps.ts';

type Keyed = Pick<DeliveryDeps, 'secret'>;

const mac = ({ secret }: Keyed, text: string): Buffer => createHmac('sha256', secret).update(text).digest();

/** What of a shop's tag is kept: equal for equal tags, meaningless without our key. */
export const tagKey = (deps: Keyed, dupTag: string): Buffer => mac(deps, `tag:${dupTag.toLowerCase()}`);

/** One pepper for all who take part in the check between platforms; told only to them. */
export const alliancePepper = (deps: Keyed): string =>
  `rdp_${mac(deps, 'alliance-pepper:1').toString('base64url')}`;

/** A link of one order, for a merchant without an account, until an instant. Nothing is kept of it. */
export function proofToken(deps: Keyed, orderId: string, expiresAtMs: number): string {
  const body = `${orderId}.${Math.floor(expiresAtMs / 1000).toString(36)}`;
  return `${body}.${mac(deps, `proof-link:${body}`).toString('base64url')}`;
}

export function openToken(
  deps: Keyed,
  token: string,
  nowMs: number,
): { orderId: string; expiresAtMs: number } | undefined {
  const [orderId, expires, given] = token.split('.');
  if (!orderId || !expires || !given) return undefined;
  const wanted = mac(deps, `proof-link:${orderId}.${expires}`);
  const bytes = Buffer.from(given, 'base64url');
  const expiresAtMs = Number.parseInt(expires, 36) * 1000;
  if (bytes.length !== wanted.length || !timingSafeEqual(bytes, wanted) || !(nowMs < expiresAtMs))
    return undefined;
  return { orderId, expiresAtMs };
}
