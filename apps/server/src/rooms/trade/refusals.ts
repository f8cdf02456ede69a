import { Refusal } from '@redress/kernel';
import type { FieldProblem } from './rules/read-event.ts';

export type TradeCode =
  | 'source-not-found'
  | 'source-closed'
  | 'headers-missing'
  | 'timestamp-off'
  | 'signature-missing'
  | 'bad-signature'
  | 'event-unfit'
  | 'batch-unfit'
  | 'event-conflict'
  | 'event-not-found'
  | 'key-not-proved'
  | 'key-unusable'
  | 'key-known'
  | 'key-not-found'
  | 'too-many-keys'
  | 'order-not-found'
  | 'ingest-busy';

/**
 * HTTP status of each refusal of this room. A sender's clock that is off is a 408: its spool then signs and sends again,
 * where any other 4xx would make it drop the event.
 */
export const statuses = {
  'source-not-found': 404,
  'source-closed': 410,
  'headers-missing': 400,
  'timestamp-off': 408,
  'signature-missing': 401,
  'bad-signature': 401,
  'event-unfit': 422,
  'batch-unfit': 422,
  'event-conflict': 409,
  'event-not-found': 404,
  'key-not-proved': 422,
  'key-unusable': 422,
  'key-known': 409,
  'key-not-found': 404,
  'too-many-keys': 422,
  'order-not-found': 404,
  'ingest-busy': 503,
} satisfies Record<TradeCode, number>;

const refusal = (code: TradeCode, zh: string, en: string) => () => new Refusal<TradeCode>(code, { zh, en });

export const sourceNotFound = refusal('source-not-found', '没有这个店铺接入。', 'There is no such source.');
export const sourceClosed = refusal('source-closed', '这个店铺接入已停用。', 'This source is closed.');
export const headersMissing = refusal(
  'headers-missing',
  '缺少或无法识别 webhook-id、webhook-timestamp、webhook-signature 请求头。',
  'The headers webhook-id, webhook-timestamp and webhook-signature are missing or malformed.',
);
export const timestampOff = refusal(
  'timestamp-off',
  '签名时间与服务器时间相差超过 300 秒：请校准店铺服务器时间，并在发送时重新签名。',
  'The signing time is more than 300 seconds off: set the clock of your server, and sign anew when sending.',
);
export const signatureMissing = refusal(
  'signature-missing',
  '缺少 v1（HMAC-SHA256）签名。',
  'The v1 signature (HMAC-SHA256) is missing.',
);
export const badSignature = refusal(
  'bad-signature',
  'v1 签名不正确：请核对店铺密钥，并对“id.时间戳.正文原文”签名。',
  'The v1 signature is wrong: check the secret, and sign "id.timestamp.body" byte for byte.',
);
export const eventUnfit = (fields: readonly FieldProblem[]) =>
  new Refusal<TradeCode>(
    'event-unfit',
    { zh: '事件内容不符合 redress.event/1。', en: 'The event does not fit redress.event/1.' },
    fields,
  );
export const batchUnfit = refusal(
  'batch-unfit',
  '批量请求应为数组：每个元素含 headers 与 body（签名时的正文原文），1 至 500 个。',
  'A batch is an array of 1 to 500 objects with headers and body (the exact text that was signed).',
);
export const eventConflict = refusal(
  'event-conflict',
  '同一事件编号已有不同内容：本次内容已作为冲突另行留存。',
  'Other bytes are kept under this event id; these were kept beside them as a conflict.',
);
export const eventNotFound = refusal('event-not-found', '没有这个事件。', 'There is no such event.');
export const keyNotProved = refusal(
  'key-not-proved',
  '更换公钥的事件须由当前公钥对应的私钥签名（v1a）。',
  'A rotation of keys must be signed (v1a) by the key before.',
);
export const keyUnusable = refusal(
  'key-unusable',
  '公钥应为 whpk_ 开头、Base64 编码的 32 字节 Ed25519 公钥。',
  'A key is an Ed25519 public key: whpk_ and 32 bytes in Base64.',
);
export const keyKnown = refusal('key-known', '这把公钥已登记过。', 'This key is registered already.');
export const keyNotFound = refusal('key-not-found', '没有这把公钥。', 'There is no such key.');
export const tooManyKeys = refusal('too-many-keys', '公钥已满 20 把。', 'A source has at most 20 keys.');
export const orderNotFound = refusal('order-not-found', '没有这笔订单。', 'There is no such order.');
export const ingestBusy = refusal(
  'ingest-busy',
  '服务器繁忙，请稍后重发。',
  'The server is busy: send it again soon.',
);
