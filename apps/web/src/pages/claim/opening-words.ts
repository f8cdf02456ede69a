import { words } from '../../i18n/words.ts';

/** Of the page that opens a claim, where something about shop or order is to be said first. */
export const openingWords = words(
  {
    shopClosed: '这家店铺已停止接单。以前的订单照样可以主张，保证金照样负责。',
  },
  {
    shopClosed:
      'This shop takes no more orders. Those from before can be claimed as ever, and its deposit stands behind them.',
  },
);
