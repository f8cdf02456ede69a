import { words } from '../../i18n/words.ts';

/** Where the shop reported a payment without its number: what the buyer is asked for, and why. */
export const stateWords = words(
  {
    title: '请填账单上的付款单号',
    lead: '店铺上报了这笔付款，但没有上报单号。填了以后，商家按单号核对是谁付的款，重新计时；它一直不说明的，由保证金支付。',
    seen: '商家和它所在的平台会看到这个单号，不会公开。只能填一次，请核对后再提交。',
    given: '不填，就用你提交时填过的单号',
    go: '提交单号',
    refused: '还不能提交',
  },
  {
    title: 'Give the payment number on your bill',
    lead: 'The shop reported this payment without its number. Once you give yours, the merchant looks up who paid, and its time begins anew; if it says nothing by then, the deposit pays.',
    seen: 'The merchant and its platform see the number; it is not published. It can be given once, so check it before you send it.',
    given: 'Left empty, the one that you gave with the claim is taken',
    go: 'Send the number',
    refused: 'Not yet',
  },
);
