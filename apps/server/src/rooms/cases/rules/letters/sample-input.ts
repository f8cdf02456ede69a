import type { DisputeType, Facts, Gate, ItemKind } from '@redress/contract';
import { basisOf, claims, type Finding, letterPoints } from '@redress/law';
import type { LetterInput, LetterItem, LetterKind } from './types.ts';

/** Invented cases for tests and for tools/letters-preview.ts: a usual one, one with nothing known, one that is huge. */
export function sampleInput(kind: LetterKind, size: 'usual' | 'empty' | 'huge' = 'usual'): LetterInput {
  if (size === 'empty')
    return withLaw({ ...base(kind), facts: {}, parties: {}, story: '', items: [], findings: [] });
  return withLaw(size === 'huge' ? huge(base(kind)) : base(kind));
}

export const addressees = {
  'platform-complaint': 'platform',
  'merchant-complaint': 'merchant',
  'payment-dispute': 'payment',
  catalogue: 'platform',
} as const satisfies Record<LetterKind, string>;

type ItemFinding = Finding & { item: string };
type Case = Omit<LetterInput, 'claims' | 'letterPoints' | 'findings'> & { findings: readonly ItemFinding[] };

/** Claims and points from packages/law itself, as the room passes them. */
function withLaw(input: Case): LetterInput {
  const addressee = addressees[input.kind];
  return { ...input, claims: claims(input), letterPoints: letterPoints({ ...input, addressee }) };
}

const files: readonly [string, ItemKind, string][] = [
  ['listing.png', 'listing', '2026-11-01T04:05:40Z'],
  ['chat.png', 'promise', '2026-11-01T04:09:12Z'],
  ['voucher.png', 'payment', '2026-11-01T04:12:03Z'],
  ['failure.png', 'failure', '2026-11-01T04:31:44Z'],
  ['terms.html', 'terms', '2026-11-02T01:00:00Z'],
  ['reply.png', 'reply', '2026-11-04T06:20:00Z'],
];

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
    text: '',
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
      },
      platform: {
        name: '杭州速充网络科技有限公司',
        address: '浙江省杭州市某某区某某大道99号1幢8层',
        registration: '91330100MA2XXXXX0X',
      },
    },
    story:
      '本人购买点卡系自用。付款后多次刷新页面，订单一直显示异常。\n当日下午本人联系客服，客服称已反馈，此后再无消息。',
    items: files.map(([file, kindOfItem, at], index) => sampleItem(file, kindOfItem, at, index)),
    chain: { slots: {}, links: [], gaps: [], timeline: [] },
    findings,
    gates,
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
