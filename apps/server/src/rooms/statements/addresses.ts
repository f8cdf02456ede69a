import { createHmac, timingSafeEqual } from 'node:crypto';
import type { StatementsDeps } from './deps.ts';

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** So many characters of Crockford's base 32, five bits each. */
function derive(secret: Buffer, purpose: string, caseId: string, characters: number): string {
  const mac = createHmac('sha256', secret).update(`${purpose}\0${caseId}`).digest();
  return Array.from(mac.subarray(0, characters), (byte) => alphabet[byte & 31]).join('');
}

/** The opaque part of the public address: made from the case, but nobody gets from it to the case. */
export const slugOf = ({ secret }: Pick<StatementsDeps, 'secret'>, caseId: string): string =>
  derive(secret, 'statement address', caseId, 26);

/** What the other side needs in order to reply; 80 bits, in groups of four. */
export function replyCodeOf({ secret }: Pick<StatementsDeps, 'secret'>, caseId: string): string {
  return derive(secret, 'reply code', caseId, 16)
    .toUpperCase()
    .replace(/(.{4})(?=.)/g, '$1-');
}

/** Upper and lower case, spaces and dashes do not matter; O is read as 0, I and L as 1. */
export function isReplyCode(deps: Pick<StatementsDeps, 'secret'>, caseId: string, given: string): boolean {
  const plain = (code: string) =>
    code.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  const [a, b] = [Buffer.from(plain(given)), Buffer.from(plain(replyCodeOf(deps, caseId)))];
  return a.length === b.length && timingSafeEqual(a, b);
}
