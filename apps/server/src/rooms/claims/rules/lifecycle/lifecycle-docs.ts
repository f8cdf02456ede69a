import { type ClaimState, claimStates } from '@redress/contract';
import { clockParty } from '../clock.ts';
import { type Move, moves, transitions } from './claim-lifecycle.ts';

export const moveTitles: Readonly<Record<Move, string>> = {
  prove: 'a delivery proof that counts',
  show: 'first use or receipt of the refund shown',
  refuse: 'refused with its papers',
  refund: 'said to be refunded',
  award: 'decided, there is money for all or a part',
  owe: 'decided, nothing covers it',
  fails: 'buyer: does not work',
  contest: 'buyer: not so',
  content: 'buyer: resolved',
  confirm: 'buyer: money came',
  deny: 'buyer: no money came',
  name: 'buyer states her payment number',
  withdraw: 'buyer withdraws',
  displace: 'another person showed the payment number',
  lapse: "buyer's time passed",
  paid: 'all of it arrived',
  bounce: 'the bank sent the money back',
};

const titles: Readonly<Record<ClaimState, string>> = {
  open: '待商家出示发货凭证',
  burden: '待商家举出使用或退款记录',
  proved: '商家已出示凭证',
  refused: '商家已拒绝',
  refunded: '商家称已退款',
  contested: '双方有争议',
  paying: '赔付中',
  unpaid: '应赔未付',
  paid: '已到账',
  settled: '已解决',
  withdrawn: '已撤回',
  lapsed: '已过期',
};

const overruns = { respondent: 'decided for the buyer', buyer: 'lapses' } as const;

/** Every state with every move out of it, as a Markdown table. */
export function lifecycleTable(): string {
  const rows = claimStates.map((state) => {
    const out: Partial<Record<Move, string>> = transitions[state];
    const listed = moves.flatMap((move) => (out[move] ? [`${moveTitles[move]} → \`${out[move]}\``] : []));
    const party = clockParty(state);
    const clock = party ? `${party}; then ${overruns[party]}` : '–';
    return `| \`${state}\` | ${titles[state]} | ${clock} | ${listed.join('; ') || 'nothing'} |`;
  });
  return ['| state | 中文 | whose clock | what moves it |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

/** The same as a picture; moves between the same two states share an arrow. */
export function lifecycleMermaid(): string {
  const arrows = claimStates.flatMap((state) => {
    const byTarget = new Map<string, Move[]>();
    const out: Partial<Record<Move, string>> = transitions[state];
    for (const move of moves) {
      const target = out[move];
      // Both are open nearly everywhere: drawn once, below.
      if (target && move !== 'withdraw' && move !== 'displace')
        byTarget.set(target, [...(byTarget.get(target) ?? []), move]);
    }
    return [...byTarget].map(([target, by]) => `  ${state} --> ${target}: ${by.join(', ')}`);
  });
  return [
    'stateDiagram-v2',
    '  [*] --> open: not received',
    '  [*] --> burden: does not work',
    ...arrows,
    '  note right of withdrawn: by the buyer, until money is on its way; by who shows the payment number, until it is handed over',
    ...['paid', 'settled', 'withdrawn', 'lapsed'].map((state) => `  ${state} --> [*]`),
  ].join('\n');
}
