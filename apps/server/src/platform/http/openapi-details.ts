import type { EndpointName } from '@redress/contract';
import { claimDetails } from './openapi-details-claims.ts';
import { deliveryDetails } from './openapi-details-delivery.ts';
import { depositsDetails } from './openapi-details-deposits.ts';
import { directoryDetails } from './openapi-details-directory.ts';
import { integratorsDetails } from './openapi-details-integrators.ts';
import { membersDetails } from './openapi-details-members.ts';
import { oversightDetails } from './openapi-details-oversight.ts';
import { pathDetails } from './openapi-details-path.ts';
import { statementDetails } from './openapi-details-statements.ts';
import { templateDetails } from './openapi-details-templates.ts';
import { tradeDetails } from './openapi-details-trade.ts';
import { vettingDetails } from './openapi-details-vetting.ts';
import { webhooksDetails } from './openapi-details-webhooks.ts';

/** What shapes alone do not say of an endpoint. */
export interface EndpointDetails {
  /** Codes of the refusals that are its own; those that follow from its kind (session, body, key) are added. */
  problems?: readonly string[];
  /** Honours Idempotency-Key. */
  repeatable?: true;
  /** Counted per visitor. */
  limited?: true;
  /** Media types of a raw upload beside multipart/form-data; what the one part `file` holds. */
  upload?: { raw: readonly string[]; file: string };
  /** Media types of a download. */
  download?: readonly string[];
  ifMatch?: true;
  request?: unknown;
  response?: unknown;
}

const caseId = 'case_5m1r0k3w8c6y2v9t4h7p0xzq';
const opened = { caseId, receiptCode: '7KQ2-M9XD-4T8N-R5CV-0W3J', token: 'Zk0x…43 characters' };
const unread = ['letter-not-found', 'letter-unfit', 'no-such-page', 'page-of-docx', 'bad-fields'];

export const endpointDetails: Record<EndpointName, EndpointDetails> = {
  ...membersDetails,
  ...deliveryDetails,
  ...depositsDetails,
  ...oversightDetails,
  ...integratorsDetails,
  openCase: {
    repeatable: true,
    limited: true,
    request: {
      story: '11月1日付款98元购买点卡，页面写5分钟到账，至今未到账。',
      disputeType: 'not-delivered',
    },
    response: opened,
  },
  openSample: { repeatable: true, limited: true, problems: ['sample-missing'], response: opened },
  openSession: {
    repeatable: true,
    limited: true,
    problems: ['receipt-unknown'],
    request: { receiptCode: opened.receiptCode },
    response: { caseId, token: opened.token },
  },
  closeSession: {},
  getCase: {},
  changeCase: {
    ifMatch: true,
    problems: ['revision-conflict', 'bad-revision'],
    request: { parties: { merchant: { name: '极速点卡专营店' } }, gates: { consumer: 'own-use' } },
  },
  eraseCase: { problems: ['money-underway'] },
  correctFacts: {
    problems: ['case-erased'],
    request: { amountFen: 9800, payee: '杭州某某网络科技有限公司' },
    response: {
      amountFen: { value: 9800, confidence: 1, source: 'buyer' },
      payee: { value: '杭州某某网络科技有限公司', confidence: 1, source: 'buyer' },
    },
  },
  addItem: {
    repeatable: true,
    upload: {
      raw: [],
      file: 'PNG, JPEG, WebP, PDF, HTML, MHTML, text or chat export; its name is kept as a label only',
    },
    problems: [
      'file-missing',
      'one-file-only',
      'form-broken',
      'request-timeout',
      'too-large',
      'item-too-large',
      'case-too-large',
      'case-full',
      'case-erased',
      'empty-file',
      'file-too-large',
      'unsupported-file',
      'picture-too-large',
      'corrupt-file',
      'pdf-encrypted',
      'pdf-too-large',
      'reading-timeout',
      'reading-failed',
    ],
  },
  changeItem: { problems: ['item-not-found'], request: { kind: 'payment' } },
  withdrawItem: { problems: ['item-not-found'] },
  itemContent: {
    problems: ['item-not-found'],
    download: ['image/png', 'image/jpeg', 'image/webp', 'application/octet-stream'],
  },
  itemThumbnail: { problems: ['item-not-found', 'no-thumbnail'], download: ['image/webp'] },
  letter: {
    problems: unread,
    download: [
      'application/pdf',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'image/png',
    ],
  },
  bundle: { problems: ['seal-late', 'letter-unfit'], download: ['application/zip'] },
  diagnose: { limited: true, request: { text: '虚拟商品一经售出概不退换。' } },
  listDeadlines: {},
  getDeadline: { problems: ['unknown-rule', 'bad-day', 'bad-fields', 'calendar-not-published'] },
  listGateQuestions: {},
  verifyBundle: {
    limited: true,
    upload: { raw: ['application/zip', 'application/octet-stream'], file: 'The bundle (a zip)' },
    problems: [
      'bundle-missing',
      'one-file-only',
      'form-broken',
      'request-timeout',
      'bundle-too-large',
      'not-a-bundle',
    ],
    response: { ok: true, checks: [{ name: 'bag', ok: true, detail: '所有文件与清单一致。' }] },
  },
  ...claimDetails,
  ...pathDetails,
  getLinks: {},
  joinLinks: {
    problems: ['nothing-linked', 'identity-not-shared', 'identity-missing'],
    request: { shareIdentity: false, representative: false },
  },
  leaveLinks: {},
  getJointReport: { problems: ['not-joined', 'nothing-linked'] },
  jointReportPaper: {
    problems: ['not-joined', 'nothing-linked', 'letter-unfit', 'bad-fields'],
    download: ['application/pdf', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  },
  listClusters: { problems: ['bad-cursor', 'bad-fields'] },
  getLog: { limited: true },
  listLogHeads: { limited: true, problems: ['bad-fields'] },
  getLogGrowth: { limited: true, problems: ['bad-fields'] },
  getLogEntry: { limited: true, problems: ['bad-fields', 'not-in-log'] },
  logEntryProof: { limited: true, problems: ['bad-fields', 'not-in-log'], download: ['text/plain'] },
  logEntryBytes: {
    limited: true,
    problems: ['bad-fields', 'not-in-log'],
    download: ['application/octet-stream'],
  },
  lookUpSeal: {
    limited: true,
    request: { sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855' },
    response: {
      seals: [],
      total: 0,
      waiting: false,
      meaning: { zh: '没有找到用这份内容做过的存证。', en: 'No seal of this content was found.' },
    },
  },
  ...directoryDetails,
  getService: {},
  serviceProof: { problems: ['proof-not-found'], download: ['application/octet-stream'] },
  recordRegisteredLetter: {
    problems: [
      'bad-tracking-number',
      'bad-posting-day',
      'item-not-found',
      'step-not-found',
      'step-not-out',
      'case-erased',
    ],
    request: {
      stepId: 'step_5m1r0k3w8c6y2v9t4h7p0xzq',
      carrier: 'ems',
      trackingNumber: 'EA123456785CN',
      postedOn: '2026-11-20',
    },
  },
  recordRegisteredLetterNews: {
    problems: ['letter-not-registered', 'bad-posting-day', 'item-not-found', 'step-not-out'],
    request: { outcome: 'delivered', on: '2026-11-23' },
  },
  subscribePush: {
    repeatable: true,
    problems: ['push-off', 'bad-subscription', 'too-many-subscriptions', 'case-erased'],
    response: { id: 'push_5m1r0k3w8c6y2v9t4h7p0xzq' },
  },
  unsubscribePush: { problems: ['subscription-not-found'] },
  unsubscribe: { limited: true, problems: ['unsubscription-unknown'] },
  ...statementDetails,
  ...templateDetails,
  ...tradeDetails,
  ...webhooksDetails,
  ...vettingDetails,
};
