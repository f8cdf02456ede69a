import { words } from '../../i18n/words.ts';

/** What a record that the merchant uploaded by hand is, and what the buyer can do. */
export const byHandWords = words(
  {
    byHand: '商家手工上传，未经核实',
    uploaded: '商家上传了记录',
    record: '一份发货记录',
    open: '请打开查看。',
    locked: '里面可能有买家的信息。先在下面填账单上的付款单号，证明是您付的款，就能打开。',
    say: '没有收到货，就选“我不认可”。',
  },
  {
    byHand: 'Uploaded by hand by the merchant, not verified',
    uploaded: 'The merchant uploaded a record',
    record: 'A delivery record',
    open: 'Open it and look.',
    locked:
      'It may name its buyer. Give the payment number on your bill below, which shows that you paid, and it opens.',
    say: 'If nothing came, say that it is not so.',
  },
);
