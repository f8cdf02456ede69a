import type { depositsEndpoints } from '@redress/contract';
import type { EndpointDetails } from './openapi-details.ts';

const acting = ['org-not-found', 'not-allowed', 'key-refused', 'second-factor-needed', 'too-many-requests'];
const payee = { kind: 'bank', name: '王小明', account: '6222020200112233445', bankName: '中国工商银行' };
const fresh = [...acting, 'confirm-first'];
const kept = [...fresh, 'payout-not-found', 'not-the-keeper', 'payout-not-possible'];
const reversing = [...fresh, 'topup-not-found', 'not-the-keeper'];
const topUp = [...fresh, 'topup-not-found', 'not-the-keeper', 'topup-decided'];

/** What shapes alone do not say of the endpoints of deposits and payouts. */
export const depositsDetails = {
  readDeposit: { problems: acting },
  listPostings: { problems: [...acting, 'deposit-not-found'] },
  askTopUp: {
    repeatable: true,
    problems: [...acting, 'bad-amount', 'deposit-not-found', 'too-many-open', 'bad-fields'],
    request: { amountFen: 5_000_000 },
    response: { topUpId: 'top_5m1r0k3w8c6y2v9t', reference: 'RD7K3M9QXP' },
  },
  dropTopUp: { problems: [...acting, 'topup-not-found', 'topup-decided'] },
  askWithdrawal: {
    repeatable: true,
    problems: [
      ...fresh,
      'person-needed',
      'bad-amount',
      'deposit-not-found',
      'above-floor-only',
      'withdrawal-open',
      'bad-fields',
    ],
    request: { amountFen: 120_000, payee },
  },
  dropWithdrawal: { problems: [...acting, 'withdrawal-not-found', 'payout-not-possible'] },
  depositStatement: {
    problems: [...acting, 'deposit-not-found', 'statement-period', 'statement-too-long', 'bad-fields'],
    download: ['text/csv', 'application/pdf'],
  },
  readKeeping: { problems: acting },
  setKeptDeposit: {
    problems: [...acting, 'may-not-keep', 'bad-amount', 'deposit-exists', 'bad-fields'],
    request: { floorFen: 1_000_000 },
  },
  setKeeperAccount: {
    problems: [...fresh, 'may-not-keep', 'bad-fields'],
    request: {
      name: '某某数字商品联盟',
      bankName: '中国工商银行北京海淀支行',
      account: '0200004509014415619',
    },
  },
  confirmTopUp: {
    repeatable: true,
    problems: [...topUp, 'four-eyes', 'receipt-used', 'bad-amount', 'bad-fields'],
    request: { receivedFen: 5_000_000, bankReference: '202611260000174455' },
  },
  refuseTopUp: { problems: topUp.filter((code) => code !== 'not-the-keeper') },
  listTopUps: { problems: acting },
  proposeReversal: {
    repeatable: true,
    problems: [...reversing, 'not-confirmed', 'reversal-open', 'second-person-needed', 'bad-fields'],
    request: { reason: 'wrong-amount', note: '银行流水为 500 元，误录为 5000 元' },
    response: { reversalId: 'rev_4t8w1m6k0c2y9v3r' },
  },
  confirmReversal: { problems: [...reversing, 'reversal-not-found', 'four-eyes'] },
  dropReversal: { problems: [...reversing, 'reversal-not-found'] },
  listPayouts: { problems: acting },
  confirmPayout: {
    repeatable: true,
    problems: [...kept, 'rail-decides', 'bad-fields'],
    request: { bankReference: '202611260000174456' },
  },
  failPayout: { problems: [...kept, 'rail-decides', 'bad-fields'], request: { trouble: 'returned' } },
  retryPayout: { problems: [...kept, 'bad-fields', 'payee-erased'], request: { payee } },
  listBatches: { problems: acting },
  makeBatch: { problems: [...fresh, 'nothing-to-pay'] },
  batchFile: {
    problems: [...fresh, 'batch-not-found', 'batch-decided', 'payee-erased'],
    download: ['text/csv'],
  },
  endBatch: {
    problems: [...fresh, 'batch-not-found', 'batch-decided', 'bad-fields'],
    request: { as: 'submitted' },
  },
  payoutNotice: { limited: true, problems: ['notice-refused'], download: ['text/plain', 'application/json'] },
  importPayoutResult: {
    problems: [...acting, 'bad-result-file', 'no-result-header', 'file-missing'],
    upload: { raw: [], file: "The bank's result file, a CSV" },
    response: { paid: 12, failed: 1, returned: 0, pending: 0, unchanged: 0, problems: [] },
  },
} satisfies Record<keyof typeof depositsEndpoints, EndpointDetails>;
