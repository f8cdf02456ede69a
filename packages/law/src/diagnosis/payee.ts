import { basesOf } from '../basis.ts';
import type { Finding, KnownFacts } from '../types.ts';
import { normalise } from './normalise.ts';
import { diagnosisRules } from './rules.ts';

/** Those who collect for others: their name on a voucher says nothing about the merchant. */
const collectors =
  /^(?:财付通|支付宝|微信|银联|云闪付|拉卡拉|易宝|汇付|通联|连连|快钱|京东支付|网银在线|收钱吧)/;
const forms =
  /(?:有限责任公司|股份有限公司|有限公司|公司|个体工商户|旗舰店|专营店|专卖店|官方|商行|经营部|店铺|店)/g;

/** Names under which a business is registered. A shop's own name is none: a company behind it is the usual thing. */
const registered = /公司|商行|经营部|工作室|个体工商户|合作社/;

/** A name without its legal form; masked characters are gone. */
const coreOf = (name: string): string => normalise(name).text.replace(/[。]/g, '').replace(forms, '');

/**
 * The sign that the payee is not the merchant, from what was read out of a case; `text` is the text of the item in which
 * the payee was read, `item` its name. Nothing where a name is missing, where one name holds the other, where a payment
 * service collected, where a company was paid and only the shop's name is known, or where the name does not stand in the
 * text.
 */
export function payeeDiffers(
  { payee, merchantName, platformName }: Pick<KnownFacts, 'payee' | 'merchantName' | 'platformName'>,
  text: string,
): Finding | undefined {
  const rule = diagnosisRules.find((known) => known.rule === 'payee-differs');
  if (!rule || !payee) return undefined;
  const paid = coreOf(payee.value);
  const named = [merchantName, platformName].flatMap((fact) => (fact ? [coreOf(fact.value)] : []));
  const known = named.filter((name) => name.length >= 2);
  if (known.length === 0 || paid.length < 1 || collectors.test(paid)) return undefined;
  if (known.some((name) => name.includes(paid) || paid.includes(name))) return undefined;
  const isNamed = [merchantName, platformName].some((fact) => fact && registered.test(fact.value));
  if (registered.test(payee.value) && !isNamed) return undefined;
  const start = text.indexOf(payee.value);
  if (start === -1) return undefined;
  return {
    kind: rule.kind,
    rule: rule.rule,
    start,
    end: start + payee.value.length,
    quote: payee.value,
    basis: basesOf(...rule.basis),
    title: rule.title,
    reason: rule.reason,
    answer: rule.answer,
  };
}
