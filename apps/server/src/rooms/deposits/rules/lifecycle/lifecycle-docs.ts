import {
  type PayoutMove,
  type PayoutState,
  payoutMoves,
  payoutStates,
  placeOf,
  postingOf,
  transitions,
} from './payout-lifecycle.ts';

const titles: Record<PayoutState, { zh: string; en: string }> = {
  waiting: { zh: '待支付', en: 'owed; nobody was asked to pay' },
  sending: { zh: '提交中', en: 'a rail was asked; whether it took it may be unknown' },
  sent: { zh: '已提交', en: 'the rail has taken it' },
  paid: { zh: '已支付', en: 'it left the bank' },
  failed: { zh: '支付失败', en: 'the rail could not pay it; still owed' },
  returned: { zh: '已退回', en: 'it came back; still owed' },
  cancelled: { zh: '已取消', en: 'nothing is owed any more' },
};

const outOf = (state: PayoutState): Partial<Record<PayoutMove, PayoutState>> => transitions[state];

/** Every state with every move out of it and what the move does to the ledger, as a Markdown table. */
export function lifecycleTable(): string {
  const rows = payoutStates.map((state) => {
    const out = outOf(state);
    const listed = payoutMoves.flatMap((move) => {
      const posting = postingOf[move] ? ` (${postingOf[move]})` : '';
      return out[move] ? [`${move} → \`${out[move]}\`${posting}`] : [];
    });
    const place = placeOf[state] ?? '–';
    return `| \`${state}\` | ${titles[state].zh} | ${titles[state].en} | ${place} | ${listed.join('; ')} |`;
  });
  return [
    '| state | 中文 | meaning | its money stands in | what moves it |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}
