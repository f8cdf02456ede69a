import type { CaseView } from '@redress/contract';
import { isPersonName, type KnownPersonal } from '@redress/law/publication';

/** What the case knows of natural persons, so that it is found also where nothing stands beside it. */
export function knownPersonal({ parties, facts }: Pick<CaseView, 'parties' | 'facts'>): KnownPersonal {
  const people = [parties.buyer, parties.merchant, parties.platform];
  const names = [...people.map((party) => party?.name), facts.payee?.value, facts.merchantName?.value]
    .filter((name) => name !== undefined)
    .filter(isPersonName);
  const values = [
    { kind: 'phone' as const, value: parties.buyer?.phone },
    { kind: 'email' as const, value: parties.buyer?.email },
    { kind: 'address' as const, value: parties.buyer?.address },
    { kind: 'messenger' as const, value: facts.contact?.value },
  ].flatMap(({ kind, value }) => (value === undefined || value.length < 4 ? [] : [{ kind, value }]));
  const orderNumbers = [facts.orderNo?.value, facts.tradeNo?.value].filter((value) => value !== undefined);
  return { names, values, orderNumbers };
}
