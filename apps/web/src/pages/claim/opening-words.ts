import { words } from '../../i18n/words.ts';

/** Of the page that opens a claim, where something about shop or order is to be said first. */
export const openingWords = words(
  {
    linkBroken: '店铺链接不完整',
    linkBrokenText:
      '链接在途中被截断或者改动了，所以不知道是哪家店。请重新扫码或者打开店铺给的链接；也可以在下面写明店铺，但没有加入的店铺由你自己转告。',
    shopClosed: '这家店铺已停止接单。以前的订单照样可以主张，保证金照样负责。',
  },
  {
    linkBroken: 'The shop’s link is incomplete',
    linkBrokenText:
      'It was cut off or changed on its way, so nobody knows which shop it names. Scan the code or open the link again; or name the shop below, and tell it yourself where it is no member.',
    shopClosed:
      'This shop takes no more orders. Those from before can be claimed as ever, and its deposit stands behind them.',
  },
);
