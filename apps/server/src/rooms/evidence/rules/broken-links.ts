import type { Chain, Facts, Gap } from '@redress/contract';
import { candidatesOf } from './extract-facts.ts';
import { companiesIn } from './fields/names.ts';
import { squeeze } from './fold.ts';
import { gap } from './gaps.ts';
import { namesAmount, namesNumber } from './links.ts';
import { pageOf } from './page.ts';
import type { ReadItem } from './types.ts';

/** Payment evidence that nothing ties to the order, and a payee that is not who runs the shop or site. */
export function brokenLinks(items: readonly ReadItem[], facts: Facts, slots: Chain['slots']): Gap[] {
  return [...paymentToOrder(items, facts, slots), ...payeeToOperator(items, facts, slots)];
}

function paymentToOrder(items: readonly ReadItem[], facts: Facts, slots: Chain['slots']): Gap[] {
  const payments = items.filter((i) => (slots.payment ?? []).includes(i.file));
  const order = facts.orderNo;
  if (payments.length === 0 || !order || payments.some((i) => namesNumber(pageOf(i), order.value))) return [];
  const others = payments.flatMap((i) => candidatesOf('orderNo', i)).map((c) => String(c.value));
  const sameAmount =
    facts.amountFen && payments.some((i) => namesAmount(pageOf(i), facts.amountFen?.value ?? -1));
  return [
    gap(
      'link-missing',
      { slot: 'payment', items: payments.map((i) => i.file) },
      {
        zh: `支付凭证上没有订单号 ${order.value}${others[0] ? `（写的是 ${others[0]}）` : ''}，还不能看出付的是这一单。`,
        en: `The payment record does not name order ${order.value}${others[0] ? ` (it names ${others[0]})` : ''}: it does not show that this order was paid.`,
      },
      {
        zh: '在账单详情里展开“商户单号”“商品说明”再截一次；或向支付机构申请带商户订单号的交易记录，支付机构应当免费提供最近三年的交易记录（《电子商务法》第五十三条）。',
        en: 'Open the bill’s details so that merchant order number and description show and save it again; or request the record with the merchant’s number, free for the last three years (E-Commerce Law art. 53).',
      },
      {
        zh: `用${sameAmount ? '金额一致、' : ''}付款时间与下单时间相近来说明是同一笔，并要求平台提供该订单的支付记录（《电子商务法》第六十二条）。`,
        en: `Argue from ${sameAmount ? 'the equal amount and ' : ''}the closeness of payment and order time, and ask the platform for the order’s payment record (E-Commerce Law art. 62).`,
      },
    ),
  ];
}

/**
 * Compared only where both are named: the payee, and companies that the seller's pages show. Without the listing the
 * seller's own pages are not there to name it; that gap is reported as such.
 */
function payeeToOperator(items: readonly ReadItem[], facts: Facts, slots: Chain['slots']): Gap[] {
  const payee = facts.payee;
  if (!payee || slots.listing?.length === 0) return [];
  const pages = items.filter((i) => i.kind !== 'payment').map(pageOf);
  const companies = pages.flatMap((p) => companiesIn(p).map((name) => ({ name, file: p.file })));
  const wanted = squeeze(payee.value);
  const shown = pages.some((p) => squeeze(p.text).includes(wanted));
  if (companies.length === 0 || shown) return [];
  const names = [...new Set(companies.map((c) => c.name))];
  const files = [
    ...new Set([...(payee.item === undefined ? [] : [payee.item]), ...companies.map((c) => c.file)]),
  ];
  return [
    gap(
      'link-missing',
      { items: files },
      {
        zh: `收款方“${payee.value}”与页面公示的经营者“${names.join('、')}”不是同一名称。`,
        en: `The payee “${payee.value}” is not the operator that the pages show (“${names.join('”, “')}”).`,
      },
      {
        zh: '截下商品页或店铺页的营业执照公示；书面要求平台提供商家真实名称、地址和有效联系方式（《消费者权益保护法》第四十四条），并向支付机构询问收款商户全称。',
        en: 'Save the licence that the shop page shows; ask the platform in writing for the merchant’s real name, address and contact (Consumer Protection Law art. 44) and the payment provider for the payee’s full name.',
      },
      {
        zh: '把收款方、商家和平台同时列明，说明款项按页面提示支付；收款与经营者不一致也是应当向公安机关和监管部门说明的线索。',
        en: 'Name payee, merchant and platform together and state that you paid as the page directed; the difference is itself a lead to tell regulator and police.',
      },
    ),
  ];
}
