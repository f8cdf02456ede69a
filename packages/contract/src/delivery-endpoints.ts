import { z } from 'zod';
import {
  deliveryCategory,
  deliverySummary,
  formProof,
  orderDelivery,
  orderTimeline,
  proofFile,
  proofReceipt,
  standardSignature,
  standardTerms,
  standardView,
} from './delivery-view.ts';
import { orderRecord } from './order-record.ts';
import { instant, text } from './vocabulary.ts';

const orgParams = z.object({ orgId: text(60) });
const orgStandardParams = orgParams.extend({ category: deliveryCategory });
const day = z.string().regex(/^\d{4}-\d\d-\d\d$/);
const base = '/api/organisations/:orgId';

/** Delivery standards, assessments of orders, proofs without a connector, and openings by buyers. */
export const deliveryEndpoints = {
  listStandards: {
    method: 'GET',
    path: '/api/standards',
    response: z.object({ standards: z.array(standardView) }),
    status: 200,
  },
  getStandard: {
    method: 'GET',
    path: '/api/standards/:standardId',
    params: z.object({ standardId: text(60) }),
    response: z.object({ versions: z.array(standardView).min(1) }),
    status: 200,
  },
  orgStandards: {
    method: 'GET',
    path: `${base}/standards`,
    params: orgParams,
    response: z.object({ standards: z.array(standardView), signatures: z.array(standardSignature) }),
    status: 200,
  },
  draftStandard: {
    method: 'PUT',
    path: `${base}/standards/:category`,
    params: orgStandardParams,
    body: standardTerms,
    response: standardView,
    status: 200,
  },
  publishStandard: {
    method: 'POST',
    path: `${base}/standards/:category/publication`,
    params: orgStandardParams,
    body: z.strictObject({ fromDay: day }),
    response: standardView,
    status: 200,
  },
  signStandard: {
    method: 'POST',
    path: `${base}/standard-signatures`,
    params: orgParams,
    /** The digest of the text that the signer read: nobody signs what changed meanwhile. */
    body: z.strictObject({
      standardId: text(60),
      version: z.int(),
      textSha256: z.string().regex(/^[0-9a-f]{64}$/),
    }),
    response: standardSignature,
    status: 201,
  },
  listDeliveries: {
    method: 'GET',
    path: `${base}/deliveries`,
    params: orgParams,
    query: z.object({ only: z.enum(['open', 'all', 'named']).default('all'), cursor: text(200).optional() }),
    response: z.object({ deliveries: z.array(orderDelivery), cursor: z.string().optional() }),
    status: 200,
  },
  deliverySummary: {
    method: 'GET',
    path: `${base}/delivery-summary`,
    params: orgParams,
    response: deliverySummary,
    status: 200,
  },
  orderAssessment: {
    method: 'GET',
    path: `${base}/orders/:orderId/assessment`,
    params: orgParams.extend({ orderId: text(60) }),
    response: orderTimeline,
    status: 200,
  },
  orderRecord: {
    method: 'GET',
    path: `${base}/orders/:orderId/record`,
    params: orgParams.extend({ orderId: text(60) }),
    response: orderRecord,
    status: 200,
  },
  submitProof: {
    method: 'POST',
    path: `${base}/proofs`,
    params: orgParams,
    /** `platformId`: on whose platform the order was; absent: wherever its number is known. */
    body: formProof.extend({ orderRef: text(200).min(1), platformId: text(60).optional() }),
    response: proofReceipt,
    status: 201,
  },
  addProofFile: {
    method: 'POST',
    path: `${base}/proof-files`,
    params: orgParams,
    response: proofFile,
    status: 201,
    stream: 'up',
  },
  duplicateCheck: {
    method: 'GET',
    path: `${base}/duplicate-check`,
    params: orgParams,
    /** `pepper`: what tags are to be made with once the organisation takes part; told to nobody else. */
    response: z.object({ takesPart: z.boolean(), pepper: z.string().optional() }),
    status: 200,
  },
  setDuplicateCheck: {
    method: 'PUT',
    path: `${base}/duplicate-check`,
    params: orgParams,
    body: z.strictObject({ takesPart: z.boolean() }),
    response: z.object({ takesPart: z.boolean(), pepper: z.string().optional() }),
    status: 200,
  },
  openProofLink: {
    method: 'GET',
    path: '/api/proof-link',
    response: orderTimeline.extend({ platform: z.string(), expiresAt: instant }),
    status: 200,
  },
  submitLinkProof: {
    method: 'POST',
    path: '/api/proof-link/proofs',
    body: formProof,
    response: proofReceipt,
    status: 201,
  },
  addLinkProofFile: {
    method: 'POST',
    path: '/api/proof-link/files',
    response: proofFile,
    status: 201,
    stream: 'up',
  },
  reveal: {
    method: 'POST',
    path: '/api/reveals',
    /** Used once in memory and forgotten: neither kept nor logged. */
    body: z.strictObject({
      sourceId: text(60),
      orderRef: text(200).min(1),
      secret: text(2000).min(1),
      nonce: text(100),
    }),
    response: z.object({ matches: z.boolean(), notACard: z.boolean() }),
    status: 200,
  },
} as const;
