import type { CaseView, Facts, Parties } from '@redress/contract';
import { extractIdentifiers } from './identifiers/extract.ts';
import { isCompany, payeeName } from './identifiers/payees.ts';
import { isStopped } from './identifiers/stop-list.ts';
import type { HostReader } from './identifiers/types.ts';
import type { Level, ValueKind } from './weights.ts';

/** A value of a case in the clear: it exists only while the case is looked at. */
export interface CaseValue {
  kind: ValueKind;
  value: string;
  start: Level;
}

export type LookedAt = Pick<CaseView, 'items' | 'facts' | 'parties'>;

/** Of one case no more than this is kept: a thousand numbers in one file are a list, not a complaint. */
const maxValues = 300;

/**
 * By what a case can be linked: what its items and facts name, without the buyer's own and without the platform's
 * published contacts; and `buyer` values, by which two cases of one person are known.
 */
export function valuesOf({ items, facts, parties }: LookedAt, hosts: HostReader): CaseValue[] {
  const texts = [...items.map(({ text }) => text), ...factTexts(facts), ...merchantTexts(parties)];
  const left = new Set([...contactsOf(parties.buyer, hosts), ...contactsOf(parties.platform, hosts)]);
  const values = new Map<string, CaseValue>();
  const add = (kind: ValueKind, value: string) => {
    if (!left.has(value)) values.set(`${kind} ${value}`, { kind, value, start: startLevel(kind, value) });
  };
  for (const text of texts) for (const { kind, value } of extractIdentifiers(text, hosts)) add(kind, value);
  for (const [kind, value] of factValuesOf(facts)) if (!isStopped({ kind, value })) add(kind, value);
  const linked = [...values.values()].slice(0, maxValues);
  return [...linked, ...buyerValues(parties, hosts)];
}

/** Of persons' names there are many: such a value begins with half of its points. */
const startLevel = (kind: ValueKind, value: string): Level =>
  kind === 'payee-name' && !isCompany(value) ? 1 : 2;

function factTexts(facts: Facts): string[] {
  return [facts.contact?.value, facts.siteUrl?.value].filter((text) => text !== undefined);
}

function merchantTexts({ merchant }: Parties): string[] {
  return [merchant?.phone && `电话 ${merchant.phone}`, merchant?.email].filter((text) => !!text) as string[];
}

function factValuesOf(facts: Facts): ['payee-name' | 'order-no', string][] {
  const out: ['payee-name' | 'order-no', string][] = [];
  const payee = facts.payee && payeeName(facts.payee.value);
  if (payee) out.push(['payee-name', payee]);
  for (const fact of [facts.orderNo, facts.tradeNo]) {
    const value = fact?.value
      .normalize('NFKC')
      .replace(/[^A-Za-z0-9]/g, '')
      .toUpperCase();
    if (value && value.length >= 10) out.push(['order-no', value]);
  }
  return out;
}

/** Every way in which a party's contacts may be read from a text. */
function contactsOf(party: Parties['buyer'], hosts: HostReader): string[] {
  if (!party) return [];
  const text = [
    party.phone && `电话 ${party.phone}`,
    party.email,
    party.name && `收款人：${party.name}`,
  ].join('\n');
  return extractIdentifiers(text, hosts).map(({ value }) => value);
}

function buyerValues({ buyer }: Parties, hosts: HostReader): CaseValue[] {
  if (!buyer) return [];
  const text = [buyer.phone && `电话 ${buyer.phone}`, buyer.email].join('\n');
  const known = extractIdentifiers(text, hosts).filter(
    ({ kind }) => kind === 'phone' || kind === 'email' || kind === 'qq',
  );
  return known.map(({ value }) => ({ kind: 'buyer', value, start: 2 }));
}
