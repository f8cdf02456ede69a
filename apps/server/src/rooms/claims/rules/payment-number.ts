/** A number as people copy it from a bill: spaces, dashes and signs that nobody sees are not of it. */
export const plainNumber = (no: string): string =>
  no
    .normalize('NFKC')
    .replace(/[\s\p{Cf}\p{Pd}]/gu, '')
    .toLowerCase();

/** Numbers of Alipay and WeChat have 28 signs, those of gateways (time and chance) 19 and more. */
const leastLength = 16;
/** Fewer are no number but something that stands in its place, as 0000… */
const leastSigns = 4;

/**
 * Whether a number is one that only the payer, the shop and those between can know: neither the order's own number, which is
 * often the 商户单号 of the bill and opens a claim, nor that with something short about it, nor short or a filler.
 */
export function isTelling(no: string, orderRef: string): boolean {
  const [number, order] = [plainNumber(no), plainNumber(orderRef)];
  if (order.includes(number)) return false;
  const rest = order === '' ? number : number.replaceAll(order, '');
  return rest.length >= leastLength && new Set(rest).size >= leastSigns;
}
