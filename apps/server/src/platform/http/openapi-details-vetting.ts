import type { departureEndpoints, nameChangeEndpoints, vettingEndpoints } from '@redress/contract';
import type { EndpointDetails } from './openapi-details.ts';

const acting = ['org-not-found', 'not-allowed', 'key-refused', 'second-factor-needed', 'too-many-requests'];
const paper = [...acting, 'vetting-document-not-found'];
const merchant = [...acting, 'not-your-merchant', 'vetting-not-found'];
const file = ['empty-file', 'file-too-large', 'unsupported-file', 'picture-too-large', 'corrupt-file'];
const pdf = ['pdf-encrypted', 'pdf-too-large', 'paper-too-large', 'vetting-not-a-picture'];
const decision = [
  'submission-changed',
  'paper-expired',
  'vetting-not-possible',
  'findings-incomplete',
  'findings-contradict',
  'reason-missing',
  'bad-fields',
];
const nameDecision = [
  'name-change-not-found',
  'name-change-decided',
  'reason-missing',
  'paper-expired',
  'vetting-not-possible',
  'bad-fields',
];
const review = {
  submissionId: 'vsub_5m1r0k3w8c6y2v9t4h7p0xzq',
  result: 'returned',
  means: ['papers', 'registry'],
  findings: [
    { item: 'name', ok: true },
    { item: 'licence', ok: false, reason: '照片反光，看不清统一社会信用代码，请重拍' },
  ],
};

/** What shapes alone do not say of the endpoints of vetting. */
export const vettingDetails = {
  getVetting: { problems: acting },
  saveVettingFacts: {
    problems: [...acting, 'vetting-not-possible', 'bad-fields'],
    request: {
      ...{ name: '杭州星云数字科技有限公司', subjectKind: 'company', creditCode: '91330100799655058B' },
      ...{ legalPerson: '沈知远', contactName: '陈晓', contactPhone: '13800000000' },
    },
  },
  addVettingDocument: {
    problems: [
      ...acting,
      'vetting-document-missing',
      'vetting-full',
      'vetting-not-possible',
      ...file,
      ...pdf,
    ],
    upload: { raw: [], file: 'A photo (PNG, JPEG, WebP) or a PDF, at most 20 MB' },
  },
  dateVettingDocument: {
    problems: [...paper, 'vetting-not-possible', 'bad-fields'],
    request: { validUntil: '2030-06-30' },
  },
  removeVettingDocument: { problems: [...paper, 'vetting-not-possible'] },
  vettingDocument: {
    problems: [...paper, 'vetting-document-closed'],
    download: ['image/jpeg', 'application/pdf'],
  },
  submitVetting: { problems: [...acting, 'vetting-incomplete', 'vetting-not-possible'] },
  takeBackVetting: { problems: [...acting, 'vetting-not-found', 'vetting-not-possible'] },
  listMerchantVettings: { problems: acting },
  getMerchantVetting: { problems: merchant },
  merchantVettingDocument: {
    problems: [...merchant, 'vetting-document-not-found'],
    download: ['image/jpeg', 'application/pdf'],
  },
  reviewMerchantVetting: { problems: [...merchant, ...decision], request: review },
  listVettings: {},
  readVetting: { problems: ['vetting-not-found'] },
  readVettingDocument: {
    problems: ['vetting-not-found', 'vetting-document-not-found'],
    download: ['image/jpeg', 'application/pdf'],
  },
  reviewVetting: { problems: ['vetting-not-found', ...decision], request: review },
  suspendVetting: {
    problems: ['vetting-not-found', 'vetting-not-possible', 'bad-fields'],
    request: { reason: '营业执照已被吊销' },
  },
  liftSuspension: { problems: ['vetting-not-found', 'vetting-not-possible'] },
  setOrganisationKinds: {
    problems: ['vetting-not-found', 'bad-fields'],
    request: { kinds: ['mediation-body'] },
  },
  listDepartures: { problems: acting },
  correctDeparture: {
    problems: [...acting, 'person-needed', 'departure-not-found', 'left-on-refused', 'bad-fields'],
    request: { leftOn: '2026-11-20', reason: '合同终止日为11月20日，系统里晚记了一周' },
  },
  getDepartedFile: { problems: [...acting, 'person-needed', 'not-your-merchant', 'departure-not-kept'] },
  departedFileDocument: {
    problems: [
      ...acting,
      ...['person-needed', 'not-your-merchant', 'departure-not-kept', 'vetting-document-not-found'],
    ],
    download: ['image/jpeg', 'application/pdf'],
  },
  askNameChange: {
    problems: [
      ...acting,
      ...['name-not-verified', 'name-unchanged', 'name-paper-missing', 'name-change-open'],
      ...['paper-expired', 'vetting-not-possible', 'bad-fields'],
    ],
    request: { organisation: '星云点卡商城', registered: '杭州星云云卡科技有限公司' },
  },
  takeBackNameChange: {
    problems: [...acting, 'vetting-not-found', 'name-change-not-found', 'name-change-decided'],
  },
  decideMerchantNameChange: {
    problems: [...merchant, 'person-needed', 'name-not-yours', ...nameDecision],
    request: { result: 'approved', means: ['registry', 'papers'] },
  },
  decideNameChange: {
    problems: ['vetting-not-found', ...nameDecision],
    request: { result: 'refused', means: ['registry'], reason: '登记机关公示的名称与申请不一致' },
  },
} satisfies Record<
  keyof typeof vettingEndpoints | keyof typeof departureEndpoints | keyof typeof nameChangeEndpoints,
  EndpointDetails
>;
