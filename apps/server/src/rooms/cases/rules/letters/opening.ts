import type { Blanks } from './missing.ts';
import { isSeller } from './points.ts';
import type { LetterInput } from './types.ts';
import { disputeNames } from './words.ts';

/**
 * The sentence that opens a letter: who writes, what happened where, and that there is a dispute. Whoever denies having
 * bought is not made to say that he did, and for a minor the guardian speaks.
 */
export function openingOf(input: LetterInput, blanks: Blanks): string {
  const me = `本人${blanks.fill(input.parties.buyer?.name, '本人姓名', 'Your name', 'parties.buyer.name')}`;
  const name = disputeNames[input.disputeType];
  switch (input.disputeType) {
    case 'unauthorised-charge':
      return `${me}的付款账户${channel(input)}发生一笔并非本人操作、亦未经本人授权的扣款${payee(input)}，本人就此提出异议`;
    case 'minor-purchase': {
      const child = blanks.fill(
        undefined,
        '孩子姓名和出生日期',
        'Name and date of birth of the child',
        'hand',
      );
      const act =
        input.kind === 'payment-dispute'
          ? `通过贵机构付款${payee(input)}`
          : `${place(input)}付款${goods(input)}`;
      return `${me}系未成年人${child}的监护人。该未成年人未经本人同意，${act}，本人就此与收款方发生争议`;
    }
    default:
      return input.kind === 'payment-dispute'
        ? `${me}通过贵机构付款${payee(input)}，因${name}发生争议`
        : `${me}${place(input)}购买${goods(input, blanks)}，因${name}发生争议`;
  }
}

const channel = ({ facts }: LetterInput): string => (facts.payChannel ? `“${facts.payChannel.value}”` : '');
const payee = ({ facts }: LetterInput): string =>
  facts.payee ? `（收款方显示为“${facts.payee.value}”）` : '';

function goods({ facts }: LetterInput, blanks?: Blanks): string {
  if (facts.goods || !blanks) return facts.goods ? `“${facts.goods.value}”` : '';
  return `“${blanks.fill(undefined, '商品名称', 'What you bought', 'facts.goods')}”`;
}

/** `在贵司运营的“平台”（网址）向“商家”`, as seen by the letter's reader. */
function place(input: LetterInput): string {
  const { facts, parties, kind } = input;
  const site = facts.siteUrl?.value;
  const platform = facts.platformName?.value;
  const known = platform !== undefined || site !== undefined;
  const company = parties.platform?.name?.trim();
  const where = known
    ? (platform ? `“${platform}”` : '网站') + (site ? `（${site}）` : '')
    : company
      ? '平台'
      : '网站（【请填写：网址】）';
  if (kind === 'merchant-complaint') {
    if (known) return `在${where}向贵方`;
    return company && company !== parties.merchant?.name ? `在${company}运营的平台向贵方` : '向贵方';
  }
  const merchant = facts.merchantName?.value ?? parties.merchant?.name;
  // The issuer of a code runs neither the platform nor the shop.
  if (kind === 'issuer-inquiry') return `在${where}${merchant ? `向“${merchant}”` : ''}`;
  if (isSeller(input)) return `在贵司运营的${where}向贵司`;
  return `在贵司运营的${where}${merchant ? `向“${merchant}”` : ''}`;
}
