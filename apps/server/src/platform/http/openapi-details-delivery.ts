import type { deliveryEndpoints } from '@redress/contract';
import type { EndpointDetails } from './openapi-details.ts';

const acting = ['org-not-found', 'not-allowed', 'key-refused', 'second-factor-needed', 'too-many-requests'];
const upload = { raw: [], file: 'A screenshot or PDF that shows the time of entry.' };
const unread = ['proof-file-missing', 'proof-file-kind', 'unsupported-file', 'too-large'];
const commit = '1f0e9d8c7b6a594837261504f3e2d1c0b9a8978685746352413f2e1d0c9b8a79';
const proof = {
  items: [{ cardRef: '1', kind: 'card', commit, last4: '5678' }],
  channel: 'email',
  recipient: 'a***@qq.com',
  enteredAt: '2026-11-03T12:04:41+08:00',
  retrieval: 'message-accepted',
  fileIds: [],
};
const terms = {
  title: { zh: '自动发卡', en: 'Automatic cards' },
  deliverer: 'system',
  deliverWithinMinutes: 3,
  answerWithinHours: 24,
  minimumLevel: 2,
  proof: ['quantity', 'unused-check'],
  singleUse: true,
};
const submitted = ['proof-not-yet', 'proof-file-not-found', 'event-unfit', 'bad-fields'];

/** What shapes alone do not say of delivery's endpoints. */
export const deliveryDetails = {
  listStandards: { limited: true },
  getStandard: { limited: true, problems: ['standard-not-found'] },
  orgStandards: { problems: acting },
  draftStandard: { problems: [...acting, 'bad-fields'], request: terms },
  publishStandard: {
    problems: [...acting, 'standard-not-found', 'standard-backdated', 'bad-fields'],
    request: { fromDay: '2026-12-01' },
  },
  signStandard: {
    problems: [...acting, 'standard-not-found', 'standard-changed', 'bad-fields'],
    request: { standardId: 'std_alliance-automatic-card', version: 1, textSha256: commit },
  },
  listDeliveries: { problems: acting },
  deliverySummary: { problems: acting },
  orderAssessment: { problems: [...acting, 'delivery-order-not-found'] },
  orderRecord: { problems: [...acting, 'delivery-order-not-found'] },
  submitProof: {
    problems: [
      ...acting,
      ...submitted,
      ...['delivery-order-not-found', 'proof-order-unknown', 'proof-platform-needed'],
    ],
    request: { orderRef: '20261101123456789', ...proof },
  },
  addProofFile: { problems: [...acting, ...unread], upload },
  duplicateCheck: { problems: acting },
  setDuplicateCheck: { problems: acting, request: { takesPart: true } },
  openProofLink: { limited: true, problems: ['proof-link-unknown'] },
  submitLinkProof: { limited: true, problems: ['proof-link-unknown', ...submitted], request: proof },
  addLinkProofFile: { limited: true, problems: ['proof-link-unknown', ...unread], upload },
  reveal: {
    limited: true,
    problems: ['bad-fields'],
    request: {
      sourceId: 'src_5m1r0k3w8c6y2v9t',
      orderRef: '20261101123456789',
      secret: 'ABCD-1234-EFGH-5678',
      nonce: '0f3d6a5c9b8e7f1a2b3c4d5e6f708192',
    },
  },
} satisfies Record<keyof typeof deliveryEndpoints, EndpointDetails>;
