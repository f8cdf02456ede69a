import { words } from '../../i18n/words.ts';

/** What a record that the merchant uploaded by hand is, and what the buyer can do. */
export const byHandWords = words(
  {
    byHand: '商家手工上传，未经核实',
    byHandDo: '请打开查看。没有收到货，就选“我不认可”；不说话，主张也不会失效。',
  },
  {
    byHand: 'Uploaded by hand by the merchant, not verified',
    byHandDo:
      'Open it and look. If nothing came, say that it is not so; without a word the claim does not end.',
  },
);
