import type { DisputeType, Facts, Gate, ItemKind, StepFacts } from '@redress/contract';
import { shanghaiDay } from '@redress/kernel';
import { basisOf, claims, type Finding, letterPoints } from '@redress/law';
import { moneyTerms } from './documents/money.ts';
import type { JointCases } from './joint-cases.ts';
import type { LetterInput, LetterItem, LetterKind } from './types.ts';

/** Invented cases for tests and for tools/letters-preview.ts: a usual one, one with nothing known, one that is huge. */
export function sampleInput(kind: LetterKind, size: 'usual' | 'empty' | 'huge' = 'usual'): LetterInput {
  if (size === 'empty')
    return withLaw({
      ...base(kind),
      facts: {},
      parties: {},
      story: '',
      items: [],
      findings: [],
      answers: {},
      stepFacts: {},
      joint: undefined,
    });
  return withLaw(size === 'huge' ? huge(base(kind)) : base(kind));
}

/** Whose points of law a paper takes, as composeCaseLetter decides it. */
export function addresseeOf(kind: LetterKind): 'platform' | 'merchant' | 'payment' {
  if (kind === 'payment-dispute') return 'payment';
  return ['platform-complaint', 'lawyer-letter', 'catalogue'].includes(kind) ? 'platform' : 'merchant';
}

type ItemFinding = Finding & { item: string };
type Case = Omit<LetterInput, 'claims' | 'letterPoints' | 'findings'> & { findings: readonly ItemFinding[] };

/** Claims and points from packages/law itself, as the room passes them. */
function withLaw(input: Case): LetterInput {
  const addressee = addresseeOf(input.kind);
  return {
    ...input,
    claims: claims({ ...input, ...moneyTerms(input.stepFacts ?? {}, shanghaiDay(Date.parse(input.now))) }),
    letterPoints: letterPoints({ ...input, addressee }),
  };
}

const files: readonly [string, ItemKind, string][] = [
  ['listing.png', 'listing', '2026-11-01T04:05:40Z'],
  ['chat.png', 'promise', '2026-11-01T04:09:12Z'],
  ['voucher.png', 'payment', '2026-11-01T04:12:03Z'],
  ['failure.png', 'failure', '2026-11-01T04:31:44Z'],
  ['terms.html', 'terms', '2026-11-02T01:00:00Z'],
  ['reply.png', 'reply', '2026-11-04T06:20:00Z'],
];

const texts: Readonly<Record<string, string>> = {
  'listing.png': '速充卡盟 https://suchong-card.example/goods/100\n浙ICP备2026000000号-1\n客服QQ：800012345',
  'chat.png':
    '客服 小速 UID：70012345 IP属地：福建\n付款后5分钟内自动到账，超时包退\n加微信 suchong_kefu01 处理更快',
  'voucher.png': '收款方 杭州某某网络科技有限公司\n商户号：1900012345',
};

function sampleItem(file: string, kind: ItemKind, capturedAt: string, index: number): LetterItem {
  return {
    file,
    kind,
    capturedAt,
    sha256: (0x3a7bd3e2 + index).toString(16).padStart(8, '0').repeat(8),
    sm3: (0x66c7f0f4 + index).toString(16).padStart(8, '0').repeat(8),
    bytes: 183_204 + 977 * index,
    mediaType: file.endsWith('.html') ? 'text/html' : 'image/png',
    capturedBy: kind === 'terms' ? 'received' : kind === 'reply' ? 'metadata' : 'content',
    provenance: kind === 'terms' ? 'server' : 'given',
    text: texts[file] ?? '',
    notes: [],
    seal: { index: 40 + index, sealedAt: '2026-11-22T13:05:09Z' },
  };
}

const read = <T>(value: T, item: string) => ({ value, item, confidence: 0.97, source: 'read' as const });

const facts: Facts = {
  orderNo: read('20261101123456789', 'voucher.png'),
  tradeNo: read('4200002511202611018837265540', 'voucher.png'),
  goods: read('游戏点卡 100元 自动发货', 'listing.png'),
  amountFen: read(9800, 'voucher.png'),
  listedAmountFen: read(9800, 'listing.png'),
  payee: read('杭州某某网络科技有限公司', 'voucher.png'),
  payChannel: read('微信支付', 'voucher.png'),
  paidAt: read('2026-11-01T04:12:03Z', 'voucher.png'),
  promisedWithinMinutes: read(5, 'chat.png'),
  promiseText: read('付款后5分钟内自动到账，超时包退', 'chat.png'),
  failureNotice: read('订单异常，请联系客服', 'failure.png'),
  failedAt: read('2026-11-01T04:31:44Z', 'failure.png'),
  merchantName: read('极速点卡专营店', 'listing.png'),
  platformName: read('速充卡盟', 'listing.png'),
  siteUrl: read('https://suchong-card.example', 'listing.png'),
};

const findings: readonly ItemFinding[] = [
  {
    kind: 'unfair-term',
    rule: 'no-refund-for-virtual-goods',
    start: 0,
    end: 12,
    quote: '虚拟商品一经售出概不退换',
    basis: [basisOf('CPL-26'), basisOf('NETCONS-1')],
    verdict: 'void',
    title: { zh: '概不退换', en: 'No refunds' },
    reason: { zh: '', en: '' },
    answer:
      '本人主张的是对方未交付的违约责任，并非无理由退货；该条款用以排除未交付时的退款责任的部分，对消费者不公平、不合理，其内容无效。',
    item: 'terms.html',
  },
  {
    kind: 'stonewalling',
    rule: 'passed-on',
    start: 0,
    end: 20,
    quote: '您的问题已反馈相关部门，请耐心等待',
    basis: [basisOf('ECL-59'), basisOf('CPR-44')],
    title: { zh: '已反馈', en: 'Passed on' },
    reason: { zh: '', en: '' },
    answer: '请告知受理编号、经办部门和预计办结日期，并由人工复核后书面答复。',
    item: 'reply.png',
  },
];

const offices: Readonly<Partial<Record<LetterKind, string>>> = {
  'association-complaint': '杭州市某某区消费者权益保护委员会',
  'police-report': '杭州市公安局某某区分局某某派出所',
  'police-review': '杭州市公安局某某区分局',
  'mediation-application': '杭州市某某区消费纠纷人民调解委员会',
  'judicial-confirmation': '杭州市某某区人民法院',
  'civil-complaint': '杭州市某某区人民法院',
  'production-order': '杭州市某某区人民法院',
  'investigation-order': '杭州市某某区人民法院',
  'joint-report': '杭州市公安局某某区分局',
};

/** What the buyer would have added for the step of this paper. */
const sampleStep = (kind: LetterKind): StepFacts => ({
  office: offices[kind] ?? '杭州市某某区市场监督管理局',
  purpose: '用于本人的游戏账号',
  demandedOn: '2026-11-05',
  demandedBy: '平台内客服渠道和平台公示的电子邮箱',
  answeredOn: '2026-11-06',
  answer: '您的问题已反馈相关部门，请耐心等待',
  platformInformedOn: '2026-11-05',
  complaintFiledOn: '2026-11-09',
  complaintNo: '12315202611090001',
  complaintRefusedOn: '2026-11-16',
  complaintRefusal: '被投诉人不在本辖区',
  decisionKnownOn: '2026-11-16',
  government: '杭州市某某区人民政府',
  reportedOn: '2026-11-08',
  policeReceiptNo: '某公受字〔2026〕第00001号',
  policeNoticeNo: '某公不立字〔2026〕第00001号',
  policeNoticeReceivedOn: '2026-11-20',
  policeRefusal: '属于经济纠纷',
  agreement: {
    madeOn: '2026-11-18',
    effectiveOn: '2026-11-18',
    organisation: '杭州市某某区消费纠纷人民调解委员会',
    mediator: '某某',
    number: '某调字〔2026〕第12号',
    amountFen: 9800,
    payUntil: '2026-12-01',
    payTo: '户名林小满，某某银行，账号尾号0000',
    onDefault: '逾期付款的，自逾期之日起按未付金额每日万分之五支付违约金',
  },
  codeTail: 'X7Q2',
  issuer: '某某游戏有限公司',
  lawFirm: '某某律师事务所',
  lawyer: '某某',
  evidenceUntil: '2026-12-20',
  courtCaseNo: '（2026）浙某某民初某某号',
});

/** Linked cases as the room for linking gives them: three agreed to be named. */
export const sampleJoint: JointCases = {
  reportNo: 'report_5m1r0k3w8c6y2v9t4h7p0xzq',
  others: 41,
  signs: ['79位不同的买家遇到相互关联的事', '38件案件付款给同一收款方', '付款集中在46天之内'],
  payees: [
    { shown: '杭州速充网络科技有限公司', cases: 36, amountFen: 1_020_000 },
    { shown: '王＊＊', cases: 2, amountFen: 41_900 },
  ],
  shared: [
    { what: '收款账号', shown: '尾号6721', cases: 38 },
    { what: 'QQ号', shown: '80****345', cases: 21 },
    { what: '网站', shown: 'suchong-card.example', cases: 38 },
  ],
  representatives: ['案件1', '案件14'],
  cases: Array.from({ length: 38 }, (_, i) => ({
    caseNo: `案件${i + 1}`,
    seals: Array.from({ length: (i % 5) + 1 }, (_, n) => 4000 + 9 * i + n),
    disputeType: i % 3 === 0 ? ('fraud' as const) : ('not-delivered' as const),
    paidOn: `2026-${i < 19 ? '10' : '11'}-${String((i % 27) + 1).padStart(2, '0')}`,
    ...(i % 11 === 10 ? {} : { amountFen: 9800 + 1100 * i }),
    ...(i % 13 === 0 ? { person: { name: `同意者${i + 1}`, phone: '13800000000' } } : {}),
  })),
};

const gates: Gate[] = [
  { gate: 'consumer', status: 'open', why: '', whyEn: '', basis: [] },
  { gate: 'crime-signs', status: 'open', why: '', whyEn: '', basis: [] },
];

function base(kind: LetterKind): Case {
  const disputeType: DisputeType = 'not-delivered';
  return {
    kind,
    now: '2026-11-23T02:15:00Z',
    disputeType,
    facts,
    parties: {
      buyer: {
        name: '林小满',
        phone: '13800000000',
        email: 'xiaoman@mail.example',
        address: '浙江省杭州市某某区某某路18号2幢301室',
        gender: 'female',
        ethnicity: '汉族',
        birthDate: '1998-06-12',
        idNumber: '330100199806120000',
        occupation: '职员',
        employer: '杭州某某贸易有限公司',
        postcode: '310000',
      },
      platform: {
        name: '杭州速充网络科技有限公司',
        address: '浙江省杭州市某某区某某大道99号1幢8层',
        registration: '91330100MA2XXXXX0X',
        legalRepresentative: '某某（执行董事）',
      },
    },
    story:
      '本人购买点卡系自用。付款后多次刷新页面，订单一直显示异常。\n当日下午本人联系客服，客服称已反馈，此后再无消息。',
    items: files.map(([file, kindOfItem, at], index) => sampleItem(file, kindOfItem, at, index)),
    chain: { slots: {}, links: [], gaps: [], timeline: [] },
    findings,
    gates,
    answers: { consumer: 'own-use', 'prior-handling': 'none' },
    stepFacts: sampleStep(kind),
    ...(kind === 'joint-report' && { joint: sampleJoint }),
    log: {
      origin: 'log.redress.example/2026h2',
      size: 4127,
      vkey: 'log.redress.example/2026h2+8f3c21d0+AQX3m1k0Zr2f8YH0c4s3W5u6x7A8B9C0D1E2F3G4H5I6',
      verifyUrl: 'https://redress.example/verify',
    },
  };
}

function huge(input: Case): Case {
  const kinds = files.map(([, kind]) => kind);
  const items = Array.from({ length: 40 }, (_, i) => {
    const kind = kinds[i % kinds.length] as ItemKind;
    const file = `2026-11-${String((i % 28) + 1).padStart(2, '0')}_Screenshot_com.tencent.mm_${'a1b2c3d4'.repeat(6)}_聊天记录与付款页面完整截图（第${i + 1}张）.png`;
    return sampleItem(file, kind, `2026-11-02T04:${String(i % 60).padStart(2, '0')}:00Z`, i + 10);
  });
  return {
    ...input,
    items: [...input.items, ...items],
    story: Array.from({ length: 12 }, () => '客服反复要求提供后台流水，'.repeat(18)).join('\n'),
    facts: {
      ...facts,
      goods: read(`【官方直充】${'超值游戏点卡秒到账'.repeat(12)}`, 'listing.png'),
      siteUrl: read(`https://suchong-card.example/order/detail?sn=${'9f8e7d6c'.repeat(20)}`, 'listing.png'),
    },
  };
}
