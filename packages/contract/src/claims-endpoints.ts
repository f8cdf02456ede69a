import { z } from 'zod';
import { claimRow, claimSummary } from './claims-list.ts';
import { waitingPayee } from './claims-money.ts';
import { proceedingInput } from './claims-proceeding.ts';
import { claimRule, claimRuleView, ruleTrial } from './claims-rule.ts';
import {
  answerInput,
  buyerClaimView,
  buyerWord,
  claimFileView,
  claimInput,
  claimOpened,
  claimState,
  offerAnswer,
  offerInput,
  respondentClaimView,
} from './claims-view.ts';
import { orderRecord } from './order-record.ts';
import { payee } from './payee.ts';
import { instant, text } from './vocabulary.ts';

const claimParams = z.object({ claimId: text(60) });
const offerParams = claimParams.extend({ offerId: text(60) });
const caseParams = z.object({ caseId: text(60) });
const orgParams = z.object({ orgId: text(60) });
const orgClaimParams = orgParams.extend({ claimId: text(60) });
const sourceParams = z.object({ sourceId: text(60) });
const file = { response: z.null(), status: 200, stream: 'down' } as const;
const buyer = { params: claimParams, response: buyerClaimView, status: 200 } as const;
const inOrg = { params: orgClaimParams, response: respondentClaimView, status: 200 } as const;
const answering = { response: respondentClaimView, status: 200 } as const;

/** A buyer's claim, the answer to it, and what a merchant settles by rule. */
export const claimsEndpoints = {
  openClaim: { method: 'POST', path: '/api/claims', body: claimInput, response: claimOpened, status: 201 },
  getClaim: { ...buyer, method: 'GET', path: '/api/claims/:claimId' },
  /** For a claim without a case; a case erases its claims. */
  eraseClaim: {
    method: 'DELETE',
    path: '/api/claims/:claimId',
    params: claimParams,
    response: z.null(),
    status: 204,
  },
  sayOnClaim: {
    ...buyer,
    method: 'POST',
    path: '/api/claims/:claimId/words',
    body: z.strictObject({ word: buyerWord }),
  },
  makeBuyerOffer: { ...buyer, method: 'POST', path: '/api/claims/:claimId/offers', body: offerInput },
  answerBuyerOffer: {
    ...buyer,
    method: 'POST',
    path: '/api/claims/:claimId/offers/:offerId/answer',
    params: offerParams,
    body: offerAnswer,
  },
  setClaimPayee: {
    ...buyer,
    method: 'PUT',
    path: '/api/claims/:claimId/payee',
    body: z.strictObject({ payee, paymentNo: text(64).optional() }),
  },
  setClaimContact: {
    ...buyer,
    method: 'PUT',
    path: '/api/claims/:claimId/contact',
    body: z.strictObject({ email: z.email().max(200).optional() }),
  },
  /** That mediation or an authority is at work on what both sides contest: the deposit is kept longer. */
  nameProceeding: {
    ...buyer,
    method: 'POST',
    path: '/api/claims/:claimId/proceedings',
    body: proceedingInput,
  },
  /** That the order is hers: the number on her bill, else the one that she gave with the claim. */
  showPayer: {
    ...buyer,
    method: 'POST',
    path: '/api/claims/:claimId/payment-number',
    body: z.strictObject({ paymentNo: text(100).optional() }),
  },
  /** Once that is shown: what the shop said of the order, without what is of others. */
  buyerOrderRecord: {
    method: 'GET',
    path: '/api/claims/:claimId/order-record',
    params: claimParams,
    response: orderRecord,
    status: 200,
  },
  /** The card as the buyer got it, with the number shown beside it: hashed, compared, and kept nowhere. */
  revealCard: {
    method: 'POST',
    path: '/api/claims/:claimId/card',
    params: claimParams,
    body: z.strictObject({ secret: text(500), nonce: text(100) }),
    response: z.object({ matches: z.boolean(), notACard: z.boolean() }),
    status: 200,
  },
  claimFile: {
    ...file,
    method: 'GET',
    path: '/api/claims/:claimId/files/:fileId',
    params: claimParams.extend({ fileId: text(60) }),
  },
  /** Opens a case with the facts of the claim; a receipt of its own. */
  openCaseFromClaim: {
    method: 'POST',
    path: '/api/claims/:claimId/case',
    params: claimParams,
    response: z.object({ caseId: z.string(), receiptCode: z.string(), token: z.string() }),
    status: 201,
  },
  /** The session of the case is the credential of the claim. */
  openClaimFromCase: {
    method: 'POST',
    path: '/api/cases/:caseId/claims',
    params: caseParams,
    body: claimInput,
    response: z.object({ claimId: z.string() }),
    status: 201,
  },
  listCaseClaims: {
    method: 'GET',
    path: '/api/cases/:caseId/claims',
    params: caseParams,
    response: z.object({ claims: z.array(claimRow) }),
    status: 200,
  },
  /** The other side is told 48 hours before a statement may be public. */
  sendPublicationAlert: {
    method: 'POST',
    path: '/api/cases/:caseId/statement/alert',
    params: caseParams,
    response: z.object({
      sentAt: instant,
      opensAt: instant,
      way: z.enum(['mail', 'by-hand']),
      text: z.string(),
    }),
    status: 200,
  },
  getClaimShop: {
    method: 'GET',
    path: '/api/claim-shops/:sourceId',
    params: sourceParams,
    /** `closed`: it takes no new orders; those that it took can be claimed as before. */
    response: z.object({ name: z.string(), closed: z.boolean(), answerHours: z.number() }),
    status: 200,
  },
  claimQr: { ...file, method: 'GET', path: '/api/claim-shops/:sourceId/qr.svg', params: sourceParams },
  /** The token of the short link, as bearer. */
  getAnswer: { ...answering, method: 'GET', path: '/api/answers/current' },
  answerClaim: { ...answering, method: 'POST', path: '/api/answers/current', body: answerInput },
  addAnswerFile: {
    method: 'POST',
    path: '/api/answers/current/files',
    response: claimFileView,
    status: 201,
    stream: 'up',
  },
  answerFile: {
    ...file,
    method: 'GET',
    path: '/api/answers/current/files/:fileId',
    params: z.object({ fileId: text(60) }),
  },
  makeOffer: { ...answering, method: 'POST', path: '/api/answers/current/offers', body: offerInput },
  answerOffer: {
    ...answering,
    method: 'POST',
    path: '/api/answers/current/offers/:offerId/answer',
    params: z.object({ offerId: text(60) }),
    body: offerAnswer,
  },
  listOrgClaims: {
    method: 'GET',
    path: '/api/organisations/:orgId/claims',
    params: orgParams,
    query: z.object({
      state: claimState.optional(),
      /** `merchants`: what merchants of this platform answer, about orders of its shops. */
      of: z.enum(['own', 'merchants']).default('own'),
      /** `named`: about orders that only the buyer names, at shops that report their orders; `reported`: the others. */
      only: z.enum(['reported', 'named']).optional(),
      cursor: text(200).optional(),
    }),
    response: z.object({
      claims: z.array(claimRow),
      cursor: z.string().optional(),
      counts: z.object({ mine: z.int(), theirs: z.int(), closed: z.int(), named: z.int() }),
      /** Mails of today about unreported orders that were not sent: there are at most twenty a day. */
      unmailedToday: z.int(),
    }),
    status: 200,
  },
  listWaitingPayees: {
    method: 'GET',
    path: '/api/organisations/:orgId/waiting-payees',
    params: orgParams,
    response: z.object({ waiting: z.array(waitingPayee) }),
    status: 200,
  },
  remindPayee: {
    method: 'POST',
    path: '/api/organisations/:orgId/waiting-payees/:claimId/reminder',
    params: orgClaimParams,
    response: waitingPayee,
    status: 200,
  },
  claimSummary: {
    method: 'GET',
    path: '/api/organisations/:orgId/claim-summary',
    params: orgParams,
    response: claimSummary,
    status: 200,
  },
  getOrgClaim: { ...inOrg, method: 'GET', path: '/api/organisations/:orgId/claims/:claimId' },
  answerOrgClaim: {
    ...inOrg,
    method: 'POST',
    path: '/api/organisations/:orgId/claims/:claimId/answer',
    body: answerInput,
  },
  addOrgClaimFile: {
    method: 'POST',
    path: '/api/organisations/:orgId/claims/:claimId/files',
    params: orgClaimParams,
    response: claimFileView,
    status: 201,
    stream: 'up',
  },
  orgClaimFile: {
    ...file,
    method: 'GET',
    path: '/api/organisations/:orgId/claims/:claimId/files/:fileId',
    params: orgClaimParams.extend({ fileId: text(60) }),
  },
  makeOrgOffer: {
    ...inOrg,
    method: 'POST',
    path: '/api/organisations/:orgId/claims/:claimId/offers',
    body: offerInput,
  },
  answerOrgOffer: {
    ...inOrg,
    method: 'POST',
    path: '/api/organisations/:orgId/claims/:claimId/offers/:offerId/answer',
    params: orgClaimParams.extend({ offerId: text(60) }),
    body: offerAnswer,
  },
  getClaimRule: {
    method: 'GET',
    path: '/api/organisations/:orgId/claim-rule',
    params: orgParams,
    response: claimRuleView,
    status: 200,
  },
  saveClaimRule: {
    method: 'PUT',
    path: '/api/organisations/:orgId/claim-rule',
    params: orgParams,
    body: claimRule,
    response: claimRuleView,
    status: 200,
  },
  /** What the rule would have settled of the last 90 days' claims; changes nothing. */
  tryClaimRule: {
    method: 'POST',
    path: '/api/organisations/:orgId/claim-rule/trial',
    params: orgParams,
    body: claimRule,
    response: ruleTrial,
    status: 200,
  },
} as const;
