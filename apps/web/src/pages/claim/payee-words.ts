import { words } from '../../i18n/words.ts';

/** Of an account that was named already. */
export const payeeWords = words(
  {
    title: '收款方式已填写',
    lead: '付款还没有提交，填错了可以更改。提交以后就不能再改。',
    change: '更改收款方式',
    send: '按新的收款方式付款',
    changed: '已改为新的收款方式，原来的已删除。',
  },
  {
    title: 'The account was given',
    lead: 'The payment has not been handed over yet: you can still name another account. Afterwards you cannot.',
    change: 'Change the account',
    send: 'Pay to the new account',
    changed: 'The new account stands, the one before is erased.',
  },
);
