import { words } from '../../../i18n/words.ts';

/** What is asked before a payment counts as not made, or is made once more. */
export const unpaidWords = words(
  {
    failed: (amount: string) => `先在银行核实这笔 ${amount} 元没有付出：记为失败后可以重新付款。`,
    returned: (amount: string) => `先在银行核实这笔 ${amount} 元已退回账户：记为退回后可以重新付款。`,
    retry: (amount: string) => `再付一次 ${amount} 元？先在银行核实上一次没有付出，否则会付两次。`,
  },
  {
    failed: (amount: string) =>
      `First see at the bank that these ${amount} yuan did not leave: what failed can be paid again.`,
    returned: (amount: string) =>
      `First see at the bank that these ${amount} yuan came back: what came back can be paid again.`,
    retry: (amount: string) =>
      `Pay ${amount} yuan again? First see at the bank that the last payment did not leave: else it is paid twice.`,
  },
);
