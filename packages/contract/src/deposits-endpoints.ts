import { z } from 'zod';
import {
  amountFen,
  batchView,
  depositView,
  importReport,
  keeperAccount,
  keepingView,
  keptDepositView,
  payoutView,
  postingView,
  reversalReasons,
  topUpView,
} from './deposits-view.ts';
import type { Endpoint } from './endpoints.ts';
import { payee } from './payee.ts';
import { day, text } from './vocabulary.ts';

const org = z.object({ orgId: text(60) });
const bankReference = text(64).trim().min(4);
const floorFen = z.int().min(0).max(100_000_000_000);
const payoutPage = z.object({ payouts: z.array(payoutView), cursor: z.string().optional() });
const at = '/api/organisations/:orgId';

/** The merchant's side: what stands behind it. */
const merchantEndpoints = {
  readDeposit: { method: 'GET', path: `${at}/deposit`, params: org, response: depositView, status: 200 },
  listPostings: {
    method: 'GET',
    path: `${at}/deposit/postings`,
    params: org,
    query: z.object({ cursor: text(20).optional() }),
    response: z.object({ postings: z.array(postingView), cursor: z.string().optional() }),
    status: 200,
  },
  askTopUp: {
    method: 'POST',
    path: `${at}/deposit/top-ups`,
    params: org,
    body: z.strictObject({ amountFen }),
    response: z.object({ topUpId: z.string(), reference: z.string() }),
    status: 201,
  },
  dropTopUp: {
    method: 'DELETE',
    path: `${at}/deposit/top-ups/:topUpId`,
    params: org.extend({ topUpId: text(60) }),
    response: z.null(),
    status: 204,
  },
  askWithdrawal: {
    method: 'POST',
    path: `${at}/deposit/withdrawals`,
    params: org,
    body: z.strictObject({ amountFen, payee }),
    response: z.object({ withdrawalId: z.string() }),
    status: 201,
  },
  dropWithdrawal: {
    method: 'DELETE',
    path: `${at}/deposit/withdrawals/:withdrawalId`,
    params: org.extend({ withdrawalId: text(60) }),
    response: z.null(),
    status: 204,
  },
  depositStatement: {
    method: 'GET',
    path: `${at}/deposit/statement/:format`,
    params: org.extend({ format: z.enum(['csv', 'pdf']) }),
    /** Both days belong to it, in Asia/Shanghai. */
    query: z.object({ from: day, to: day }),
    response: z.null(),
    status: 200,
    stream: 'down',
  },
} as const satisfies Record<string, Endpoint>;

/** The keeper's side: floors, top-ups, payouts, payment files. */
const keeperEndpoints = {
  readKeeping: { method: 'GET', path: `${at}/deposits`, params: org, response: keepingView, status: 200 },
  setKeptDeposit: {
    method: 'PUT',
    path: `${at}/deposits/:merchantId`,
    params: org.extend({ merchantId: text(60) }),
    body: z.strictObject({ floorFen, remindFen: floorFen.optional() }),
    response: keptDepositView,
    status: 200,
  },
  /** Where merchants pay to. */
  setKeeperAccount: {
    method: 'PUT',
    path: `${at}/deposit-account`,
    params: org,
    body: z.strictObject({
      name: text(100).trim().min(2),
      bankName: text(60).trim().min(2),
      account: text(40)
        .transform((number) => number.replace(/[\s-]/g, ''))
        .pipe(z.string().regex(/^\d{8,32}$/, 'an account number has 8 to 32 digits')),
    }),
    response: keeperAccount,
    status: 200,
  },
  confirmTopUp: {
    method: 'POST',
    path: `${at}/top-ups/:topUpId/confirmation`,
    params: org.extend({ topUpId: text(60) }),
    body: z.strictObject({ receivedFen: amountFen, bankReference }),
    response: z.null(),
    status: 204,
  },
  refuseTopUp: {
    method: 'POST',
    path: `${at}/top-ups/:topUpId/refusal`,
    params: org.extend({ topUpId: text(60) }),
    response: z.null(),
    status: 204,
  },
  listTopUps: {
    method: 'GET',
    path: `${at}/top-ups`,
    params: org,
    query: z.object({ show: z.enum(['confirmed', 'ended']).optional(), cursor: text(60).optional() }),
    response: z.object({ topUps: z.array(topUpView), cursor: z.string().optional() }),
    status: 200,
  },
  /** Confirmed by mistake, or taken back by the bank: nothing moves before another member agrees. */
  proposeReversal: {
    method: 'POST',
    path: `${at}/top-ups/:topUpId/reversal`,
    params: org.extend({ topUpId: text(60) }),
    body: z.strictObject({ reason: z.enum(reversalReasons), note: text(300).trim().min(4) }),
    response: z.object({ reversalId: z.string() }),
    status: 201,
  },
  confirmReversal: {
    method: 'POST',
    path: `${at}/top-ups/:topUpId/reversal/confirmation`,
    params: org.extend({ topUpId: text(60) }),
    response: z.null(),
    status: 204,
  },
  /** By whoever proposed it, or by another member who does not agree. */
  dropReversal: {
    method: 'DELETE',
    path: `${at}/top-ups/:topUpId/reversal`,
    params: org.extend({ topUpId: text(60) }),
    response: z.null(),
    status: 204,
  },
  listPayouts: {
    method: 'GET',
    path: `${at}/payouts`,
    params: org,
    query: z.object({ show: z.enum(['open', 'ended']).optional(), cursor: text(60).optional() }),
    response: payoutPage,
    status: 200,
  },
  confirmPayout: {
    method: 'POST',
    path: `${at}/payouts/:payoutId/confirmation`,
    params: org.extend({ payoutId: text(60) }),
    body: z.strictObject({ bankReference }),
    response: z.null(),
    status: 204,
  },
  failPayout: {
    method: 'POST',
    path: `${at}/payouts/:payoutId/failure`,
    params: org.extend({ payoutId: text(60) }),
    body: z.strictObject({ trouble: z.enum(['failed', 'returned']) }),
    response: z.null(),
    status: 204,
  },
  retryPayout: {
    method: 'POST',
    path: `${at}/payouts/:payoutId/retry`,
    params: org.extend({ payoutId: text(60) }),
    body: z.strictObject({ payee: payee.optional() }),
    response: z.null(),
    status: 204,
  },
  listBatches: {
    method: 'GET',
    path: `${at}/payout-files`,
    params: org,
    response: z.object({ files: z.array(batchView) }),
    status: 200,
  },
  makeBatch: { method: 'POST', path: `${at}/payout-files`, params: org, response: batchView, status: 201 },
  batchFile: {
    method: 'GET',
    path: `${at}/payout-files/:batchId/file`,
    params: org.extend({ batchId: text(60) }),
    query: z.object({ encoding: z.enum(['utf-8', 'gb18030']).optional() }),
    response: z.null(),
    status: 200,
    stream: 'down',
  },
  /** Handed to the bank, or never to be. */
  endBatch: {
    method: 'POST',
    path: `${at}/payout-files/:batchId/end`,
    params: org.extend({ batchId: text(60) }),
    body: z.strictObject({ as: z.enum(['submitted', 'discarded']) }),
    response: batchView,
    status: 200,
  },
  /** A provider says that something became of a payment: signed, in its own format; answered in its own format. */
  payoutNotice: {
    method: 'POST',
    path: '/api/payout-notices/:orgId/:rail',
    params: org.extend({ rail: z.enum(['alipay', 'wechat']) }),
    body: z.unknown(),
    verbatim: { maxBytes: 65_536 },
    response: z.null(),
    status: 200,
    stream: 'down',
  },
  /** multipart/form-data, one part `file`: what the bank says became of our lines. */
  importPayoutResult: {
    method: 'POST',
    path: `${at}/payout-results`,
    params: org,
    response: importReport,
    status: 200,
    stream: 'up',
  },
} as const satisfies Record<string, Endpoint>;

export const depositsEndpoints = { ...merchantEndpoints, ...keeperEndpoints };
