import type { LinkKind } from '@redress/contract';
import { isCompany } from './identifiers/payees.ts';

/** Shortened for a paper that others hold too: enough to know one's own again, too little to call or pay anybody. */
export function maskValue(kind: LinkKind, value: string): string {
  if (kind === 'payee-name') return maskPayee(value);
  if (kind === 'site' || kind === 'page' || kind === 'ip') return value;
  if (kind === 'phone' || kind === 'landline') return `${value.slice(0, 3)}****${value.slice(-4)}`;
  if (kind === 'email') return maskEmail(value);
  if (tailOnly.includes(kind)) return `尾号${value.slice(-4)}`;
  return value.length > 5 ? `${value.slice(0, 2)}****${value.slice(-3)}` : `${value.slice(0, 1)}****`;
}

const tailOnly: readonly LinkKind[] = ['payee-account', 'bank-card', 'crypto', 'card-code'];

function maskEmail(value: string): string {
  const at = value.lastIndexOf('@');
  return at < 1 ? '****' : `${value.slice(0, 1)}****${value.slice(at)}`;
}

/** A company is named; of anybody else only the first character stands, with the last digits of a number beside it. */
export function maskPayee(name: string): string {
  const plain = name.normalize('NFKC').trim();
  if (isCompany(plain) && !/\d{6}/.test(plain)) return plain;
  const tail = /(\d{4})\D*$/.exec(plain)?.[1];
  const [first = ''] = plain.replace(/[\d*＊]/g, '');
  return `${first}＊＊${tail ? `（尾号${tail}）` : ''}`;
}
