import {
  issueText,
  type TradeEnvelope,
  type TradeEventType,
  tradeEnvelope,
  tradeEventData,
} from '@redress/contract';

/** In English and Chinese: a shop’s log is read by people. */
export interface FieldProblem {
  pointer: string;
  detail: string;
  zh: string;
}

export type EventReading =
  | { ok: true; envelope: TradeEnvelope; known: boolean }
  | { ok: false; id: string | null; problems: FieldProblem[] };

/** Events that are about no order. */
const withoutOrder = new Set(['listing.snapshot', 'key.rotated']);
/** In data that no shape describes, a value under such a name would be a card in clear. */
const secretName = /^(cards?|carmis?|kami|secrets?|card_?secret|password|passwd|卡密|卡号)$/i;

/** What a stranger's text says, if it is an event. Unknown types are known by `known: false`. */
export function readEvent(text: string): EventReading {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { ok: false, id: null, problems: [{ pointer: '', detail: 'not JSON', zh: '不是 JSON' }] };
  }
  const envelope = tradeEnvelope.safeParse(json, { reportInput: true });
  if (!envelope.success) return { ok: false, id: idOf(json), problems: problemsOf(envelope.error.issues) };
  const { id, type, order_ref: orderRef, data } = envelope.data;
  const known = Object.hasOwn(tradeEventData, type);
  const problems = known ? problemsOfData(type as TradeEventType, data) : secretsIn(data, '/data', 0);
  if (known && orderRef === '' && !withoutOrder.has(type))
    problems.push({ pointer: '/order_ref', detail: 'missing', zh: '缺少' });
  return problems.length > 0 ? { ok: false, id, problems } : { ok: true, envelope: envelope.data, known };
}

function problemsOfData(type: TradeEventType, data: Record<string, unknown>): FieldProblem[] {
  const parsed = tradeEventData[type].safeParse(data, { reportInput: true });
  return parsed.success ? secretsIn(data.ext, '/data/ext', 0) : problemsOf(parsed.error.issues, '/data');
}

type Issue = Parameters<typeof issueText>[0];

function problemsOf(issues: readonly Issue[], below = ''): FieldProblem[] {
  return issues.slice(0, 20).flatMap((issue) => {
    const at = [below, ...issue.path.map(String)].join('/');
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({
        ...{ pointer: `${at}/${key}`, detail: 'unknown field; use ext', zh: '没有这个字段，请放在 ext 里' },
      }));
    const { zh, en: detail } = issueText(issue);
    return [{ pointer: at, detail, zh }];
  });
}

function secretsIn(value: unknown, at: string, depth: number): FieldProblem[] {
  if (typeof value !== 'object' || value === null || depth > 8) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    secretName.test(key) && inner !== null && inner !== ''
      ? [
          {
            pointer: `${at}/${key}`,
            detail: 'a card must never travel: send its commitment',
            zh: '卡密不能上传，请只送它的摘要',
          },
        ]
      : secretsIn(inner, `${at}/${key}`, depth + 1),
  );
}

function idOf(json: unknown): string | null {
  const id = (json as { id?: unknown } | null)?.id;
  return typeof id === 'string' && /^evt_[0-9a-f]{32}$/.test(id) ? id : null;
}
