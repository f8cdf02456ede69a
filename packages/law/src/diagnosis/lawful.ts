import { basesOf } from '../basis.ts';
import type { Basis, Bilingual } from '../types.ts';
import { Boundaries } from './boundaries.ts';
import { diagnoseText } from './diagnose.ts';
import { normalise } from './normalise.ts';
import { findPhrase, Phrases } from './phrases.ts';
import { words } from './rule.ts';

/** A term that the law allows, so that nobody attacks it in a letter. It is no finding. */
export interface LawfulNote {
  rule: string;
  /** UTF-16 offsets in the text as given; `quote` is that slice. */
  start: number;
  end: number;
  quote: string;
  basis: Basis[];
  title: Bilingual;
  reason: Bilingual;
}

interface LawfulRule {
  rule: string;
  phrases: readonly string[];
  title: readonly [zh: string, en: string];
  reason: readonly [zh: string, en: string];
  basis: readonly string[];
}

/** The limits of LAW §8. */
const rules: readonly LawfulRule[] = [
  {
    rule: 'no-return-without-reason',
    phrases: ['不支持|不适用|不享受|不提供|不接受|不再支持~10 无理由'],
    title: ['不适用七日无理由退货', 'No return without a reason'],
    reason: [
      '在线下载或者已拆封的数字化商品可以不适用；其他商品要显著标注并由您在购买时确认。它不影响未到账、质量不符时的退款。',
      'Allowed for downloaded or unsealed digital goods; for others it must be marked and confirmed by you when buying. It does not touch refunds for non-delivery or defects.',
    ],
    basis: ['CPL-25', 'CPR-19'],
  },
  {
    rule: 'saves-the-law',
    phrases: [
      '除~4 法律|法规|法定~8 外',
      '质量问题|商品问题|卡密问题|我方原因|卖家原因~4 除外',
      '法律~6 另有规定~4 除外|从其规定',
    ],
    title: ['保留了法定权利', 'Statutory rights are kept'],
    reason: [
      '这一条给法律规定的退款留了余地：未交付、质量不符、欺诈时仍可要求退款。',
      'This term leaves room for refunds by law: for non-delivery, defects or fraud you may still ask.',
    ],
    basis: ['CC-577', 'CC-582'],
  },
  {
    rule: 'inspection-period',
    phrases: [
      '签收|收到|收货|到货|发货~8 <longTime>~10 检查|验货|异议|核对|检验|反馈|测试',
      '<longTime>~8 提出|反馈~4 异议|质量',
    ],
    title: ['约定了检验期限', 'An inspection period'],
    reason: [
      '双方可以约定检验期限，请在期限内检查并通知。期限过短的只算对外观瑕疵的期限；卖家明知有问题的，不受期限限制。',
      'Parties may agree one: check and notify in time. A too short one counts for visible defects only; none binds where the seller knew.',
    ],
    basis: ['CC-621', 'CC-622'],
  },
  {
    rule: 'lawful-forum',
    phrases: [
      '被告|原告|消费者|买受人|买家|用户~2 住所地|所在地~16 法院',
      '合同履行地~10 法院',
      '可以|有权~6 选择~16 诉讼|起诉|法院|仲裁',
    ],
    title: ['约定的法院是法律允许的', 'A forum that the law allows'],
    reason: [
      '被告住所地、合同履行地的法院本来就有管辖权；网上买、网上交付的，您的住所地就是合同履行地。',
      'Courts of the defendant’s domicile or the place of performance are competent anyway; for goods sold and delivered online that place is where you live.',
    ],
    basis: ['CPLAW-24', 'CPJI-20'],
  },
  {
    rule: 'force-majeure',
    phrases: ['不可抗力~40 免责|免除|不承担|不负|部分或者全部'],
    title: ['不可抗力免责', 'Force majeure'],
    reason: [
      '真正的不可抗力可以部分或者全部免责，但要及时通知并提供证明；一般的网络波动、系统维护不是。',
      'Real force majeure excuses in part or whole, if notified and proved; ordinary network trouble or maintenance is none.',
    ],
    basis: ['CC-180', 'CC-590'],
  },
  {
    rule: 'buyers-own-fault',
    phrases: [
      '因|由于|如因~2 用户|您|买家|你|消费者|个人|自身~14 泄露|填错|填写错误|保管不善|提供错误|过错|误操作~24 承担|不负责|自负|不承担',
    ],
    title: ['自己的过错自己承担', 'Loss by your own fault'],
    reason: [
      '因您自己的过错造成的损失，可以相应减少赔偿。对方主张是您的过错，应当拿出记录。',
      'Damages may be reduced for your own fault. Whoever says it was yours must show the records.',
    ],
    basis: ['CC-592', 'CPJI-91'],
  },
  {
    rule: 'change-with-notice',
    phrases: [
      '提前|至少|事先~6 7日|七日|7天|七天|15日|十五日|10日|30日|三十日~10 公示|公告|通知|征求',
      '公告|公示~10 第七|第7|七日后|7日后|七天后~4 生效|日|个',
    ],
    title: ['规则修改提前公示', 'Changes published in advance'],
    reason: [
      '平台修改规则要公开征求意见、至少提前七日公示；这样公示的修改可以有效，但不溯及您已经下的订单。',
      'A platform must consult and publish changes at least seven days ahead; such a change can be valid, but does not reach back to your order.',
    ],
    basis: ['ECL-34'],
  },
  {
    rule: 'renewal-cancellable',
    phrases: [
      '随时~6 取消|关闭|退订~6 续费|订阅|自动扣款',
      '自动续费|续费~10 随时~4 取消|关闭|退订',
      '自动续费|续费|扣费~6 前~10 通知|提醒|告知',
    ],
    title: ['自动续费可随时取消', 'Renewal can be cancelled'],
    reason: [
      '有提醒、能随时取消的自动续费合乎规定。已经使用的期间可以收费。',
      'Renewal with notice and an easy way out is as the rules want it. A used period may be charged.',
    ],
    basis: ['NETTRADE-18'],
  },
];

const phrases = new Phrases();
const compiled = rules.flatMap((rule) =>
  rule.phrases.map((source) => ({ rule, phrase: phrases.compile(source) })),
);

/** Lawful terms in a text, in order of place, apart from what `diagnoseText` finds. Offsets as there. */
export function lawfulNotes(text: string): LawfulNote[] {
  const { text: folded, origin, until } = normalise(text);
  const sentence = new Boundaries(text, { text: folded, origin, until }).sentences();
  const found = phrases.elements.find(folded, sentence);
  const notes = compiled.flatMap(({ rule, phrase }) =>
    findPhrase(phrase, { found, sentence }).map(([from, to]) =>
      noteOf(rule, origin[from] as number, until[to - 1] as number, text),
    ),
  );
  notes.sort((a, b) => a.start - b.start || b.end - a.end);
  return apartFrom(unfairPlaces(text), notes.filter(firstAtItsPlace()));
}

/** One note of a rule speaks for those that begin within it. */
function firstAtItsPlace(): (note: LawfulNote) => boolean {
  const ends = new Map<string, number>();
  return ({ rule, start, end }) => {
    if (start < (ends.get(rule) ?? 0)) return false;
    ends.set(rule, end);
    return true;
  };
}

/** Where unfair clauses stand, ascending and joined where they meet. */
function unfairPlaces(text: string): [start: number, end: number][] {
  const places: [number, number][] = [];
  for (const { kind, start, end } of diagnoseText(text)) {
    if (kind !== 'unfair-term') continue;
    const last = places.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else places.push([start, end]);
  }
  return places;
}

/** The notes that touch none of the places; both ascend by start. */
function apartFrom(places: readonly [number, number][], notes: readonly LawfulNote[]): LawfulNote[] {
  let next = 0;
  return notes.filter(({ start, end }) => {
    while ((places[next]?.[1] ?? Number.POSITIVE_INFINITY) <= start) next++;
    return (places[next]?.[0] ?? Number.POSITIVE_INFINITY) >= end;
  });
}

function noteOf(
  { rule, title, reason, basis }: LawfulRule,
  start: number,
  end: number,
  text: string,
): LawfulNote {
  return {
    rule,
    start,
    end,
    quote: text.slice(start, end),
    basis: basesOf(...basis),
    title: words([...title]),
    reason: words([...reason]),
  };
}
