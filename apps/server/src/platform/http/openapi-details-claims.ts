import type { claimsEndpoints } from '@redress/contract';
import type { EndpointDetails } from './openapi-details.ts';

const found = ['claim-not-found'];
const org = ['no-session', 'org-not-found', 'not-allowed'];
const inOrg = [...org, ...found];
const offered = ['claim-moved', 'offer-too-high'];
const answered = ['claim-moved', 'offer-not-found', 'offer-over', 'own-offer'];
const answers = ['claim-moved', 'reason-shut', 'papers-missing', 'file-not-found', 'refund-too-small'];
const upload = { raw: [], file: 'The paper' };
const papers = ['papers-missing', 'too-many-files', 'one-file-only', 'form-broken', 'too-large'];
const anyType = ['application/octet-stream'];
const offer = { amountFen: 6000, hours: 24 };
const claim = {
  sourceId: 'src_5m1r0k3w8c6y2v9t4h7p0xzq',
  orderRef: '20261101123456789',
  sentence: '付款一小时了，没有收到卡密。',
};
const rule = {
  active: true,
  upToFen: 5000,
  kinds: ['not-received' as const],
  categories: [],
  dailyCapFen: 50_000,
  fromHour: 0,
  toHour: 0,
};

/** What shapes alone do not say of the endpoints of claims. */
export const claimDetails = {
  openClaim: {
    limited: true,
    repeatable: true,
    problems: ['shop-missing', 'shop-not-found', 'claim-open', 'claim-paid'],
    request: claim,
  },
  getClaim: { problems: found },
  eraseClaim: { problems: [...found, 'claim-has-case', 'money-underway'] },
  sayOnClaim: { problems: [...found, 'claim-moved', 'money-underway'], request: { word: 'contest' } },
  makeBuyerOffer: { limited: true, problems: [...found, ...offered], request: offer },
  answerBuyerOffer: { problems: [...found, ...answered], request: { answer: 'accept' } },
  setClaimPayee: {
    limited: true,
    problems: [...found, 'payee-not-asked', 'payment-no-missing', 'payment-no-wrong', 'tries-used'],
    request: {
      payee: { kind: 'bank', name: '林小满', account: '6222020000000000001', bankName: '中国工商银行' },
      paymentNo: '4200002600202611018000000001',
    },
  },
  setClaimContact: { problems: found, request: { email: 'buyer@example.com' } },
  nameProceeding: {
    limited: true,
    problems: [...found, 'claim-moved', 'proceeding-unfit', 'proceeding-early'],
    request: { body: 'mediation', number: '苏消调〔2026〕118号' },
  },
  showPayer: {
    limited: true,
    problems: [
      ...found,
      'payment-no-missing',
      'payment-no-unfit',
      'payment-no-unknown',
      'record-not-open',
      'tries-used',
    ],
    request: { paymentNo: '4200002600202611018000000001' },
  },
  buyerOrderRecord: { limited: true, problems: [...found, 'payer-not-shown'] },
  revealCard: {
    limited: true,
    problems: found,
    request: { secret: 'ABCD-EFGH-1234', nonce: '5f0c7a' },
    response: { matches: true, notACard: false },
  },
  claimFile: { problems: [...found, 'file-not-found', 'payer-not-shown'], download: anyType },
  openCaseFromClaim: { limited: true, repeatable: true, problems: [...found, 'case-joined'] },
  openClaimFromCase: {
    limited: true,
    repeatable: true,
    problems: ['shop-missing', 'shop-not-found', 'claim-open', 'claim-paid'],
    request: { shop: '闪卡商城', orderRef: '20261101123456789', sentence: '没有收到卡密。' },
  },
  listCaseClaims: {},
  sendPublicationAlert: { limited: true, problems: ['alert-no-statement'] },
  getClaimShop: { limited: true, problems: ['shop-not-found'] },
  claimQr: { limited: true, problems: ['shop-not-found'], download: ['image/svg+xml'] },
  getAnswer: { limited: true, problems: ['link-unknown'] },
  answerClaim: {
    limited: true,
    problems: ['link-unknown', ...answers, 'no-deposit'],
    request: { kind: 'pay' },
  },
  addAnswerFile: { limited: true, problems: ['link-unknown', ...papers], upload },
  answerFile: { limited: true, problems: ['link-unknown', 'file-not-found'], download: anyType },
  makeOffer: { limited: true, problems: ['link-unknown', ...offered], request: offer },
  answerOffer: { limited: true, problems: ['link-unknown', ...answered], request: { answer: 'decline' } },
  listOrgClaims: { problems: org },
  claimSummary: { problems: org },
  listWaitingPayees: { problems: org },
  remindPayee: { problems: [...inOrg, 'payee-not-asked', 'no-contact', 'reminded-already'] },
  getOrgClaim: { problems: inOrg },
  answerOrgClaim: { problems: [...inOrg, ...answers], request: { kind: 'pay' } },
  addOrgClaimFile: { problems: [...inOrg, ...papers], upload },
  orgClaimFile: { problems: [...inOrg, 'file-not-found'], download: anyType },
  makeOrgOffer: { problems: [...inOrg, ...offered], request: offer },
  answerOrgOffer: { problems: [...inOrg, ...answered], request: { answer: 'accept' } },
  getClaimRule: { problems: org },
  saveClaimRule: { problems: [...org, 'rule-changed'], request: rule },
  tryClaimRule: { problems: org, request: rule },
} satisfies Record<keyof typeof claimsEndpoints, EndpointDetails>;
