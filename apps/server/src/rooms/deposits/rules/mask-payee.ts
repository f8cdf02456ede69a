import type { MaskedPayee, Payee } from '@redress/contract';

/** `张**`, `•••• 0123`: enough to recognise one's own account. */
export function maskPayee(payee: Payee): MaskedPayee {
  const { kind } = payee;
  const name = maskName(payee.name);
  if (kind === 'bank') return { kind, name, account: tail(payee.account), bankName: payee.bankName };
  return { kind, name, account: kind === 'alipay' ? maskLogin(payee.account) : tail(payee.openId) };
}

const tail = (account: string): string => `•••• ${account.slice(-4)}`;

function maskName(name: string): string {
  const [first = '', ...rest] = [...name];
  return first + '*'.repeat(Math.min(rest.length, 3));
}

function maskLogin(login: string): string {
  const at = login.indexOf('@');
  return at > 0 ? `${login[0]}***${login.slice(at)}` : tail(login);
}
