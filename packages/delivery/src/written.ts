import { cardText } from './commitment.ts';

/** No blank, no colon (that is a label, a link, or what the buyer filled in), nothing but ASCII: prose is no value. */
const value = /^[!-9;-~]{6,200}$/;
const isContact = (line: string): boolean =>
  /^(qq|vx|wx|wechat|weixin|tg|tel)[-_.=]?\d{5,11}$/i.test(line) ||
  /^[\w.+-]+@[\w-]+(\.[\w-]+)*\.[a-z]{2,}$/i.test(line);
/** A number to call, a day, a sum: what has digits only is a code from twelve digits on. */
const isShortNumber = (line: string): boolean =>
  /^[\d./+-]+$/.test(line) && line.replace(/\D/g, '').length < 12;

const isCode = (line: string): boolean =>
  value.test(line) && /\d/.test(line) && !isShortNumber(line) && !isContact(line);

/**
 * The codes that a person wrote into an order, one a line and exactly as many as were bought; nothing where the text says
 * anything else, which then is a text and no delivery of a code. Other lines beside them are notes. The same in PHP is
 * `ShopClient::written`; both agree by `testdata/vectors.json`.
 */
export function writtenCodes(text: string, qty: number): string[] {
  const codes = new Set(text.split(/\r?\n/).map(cardText).filter(isCode));
  return codes.size === Math.max(1, qty) ? [...codes] : [];
}
