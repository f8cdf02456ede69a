import type { Reason } from './types.ts';

/** Every reason for a refusal, in both languages. `{}` stands for a detail that is the same in both. */
const texts = {
  'too-large': ['时间戳过大（上限 256 KiB）', 'the timestamp is larger than 256 KiB'],
  unreadable: ['不是可读的 RFC 3161 时间戳（{}）', 'not a readable RFC 3161 timestamp ({})'],
  'no-webcrypto': [
    '此环境没有 WebCrypto（网页须经 https 打开）',
    'there is no WebCrypto here (a page must be opened by https)',
  ],
  rejected: ['授时机构拒绝了请求（{}）', 'the authority rejected the request ({})'],
  'not-a-stamp': ['签名的内容不是时间戳（{}）', 'what is signed is not a timestamp ({})'],
  'other-data': ['时间戳对应的是另一份数据', 'the timestamp is over other data'],
  'other-hash': [
    '时间戳使用了 SHA-256 以外的哈希（{}）',
    'the timestamp is over another hash than SHA-256 ({})',
  ],
  'other-nonce': [
    '随机数与请求不符，可能是旧的回答',
    'the nonce is not that of the request: perhaps an old answer',
  ],
  'other-policy': ['授时策略与请求不符（{}）', 'the policy is not the one asked for ({})'],
  'not-one-signer': ['应当恰有一个签名者', 'there must be exactly one signer'],
  'bad-attributes': [
    '被签名的属性不完整或重复（{}）',
    'the signed attributes are incomplete or repeated ({})',
  ],
  'other-content': ['摘要与被签名的内容不符', 'the signed digest is not that of the content'],
  'no-signer': ['时间戳中没有其指明的签名证书', 'the certificate that the timestamp names is not in it'],
  'bad-signature': ['授时机构的签名无效', "the authority's signature is not valid"],
  'weak-algorithm': ['算法太弱（{}）', 'the algorithm is too weak ({})'],
  'unknown-algorithm': ['本程序不支持该算法（{}）', 'this program does not know the algorithm ({})'],
  'bad-purpose': ['证书不是专用于时间戳的（{}）', 'the certificate is not for timestamps alone ({})'],
  'out-of-time': [
    '盖章时证书不在有效期内（{}）',
    'a certificate was not valid at the time of the stamp ({})',
  ],
  'bad-certificate': ['证书无法使用（{}）', 'a certificate cannot be used ({})'],
  'not-an-authority': ['证书无权签发证书（{}）', 'a certificate may not issue others ({})'],
  'no-roots': ['没有给出可用的根证书', 'no usable root certificate was given'],
  untrusted: [
    '证书链没有通向所给的根证书（{}）',
    'the certificates do not lead to a root that was given ({})',
  ],
} as const satisfies Record<string, readonly [zh: string, en: string]>;

export type ReasonCode = keyof typeof texts;

/** A reason of the table; `detail` fills its place. */
export function reason(code: ReasonCode, detail = ''): Reason {
  const [zh, en] = texts[code];
  return { code, zh: zh.replace('{}', detail), en: en.replace('{}', detail) };
}

/** Ends the work on a stranger's bytes; caught at the doors of this package and never seen outside. */
export class Flaw extends Error {
  readonly reason: Reason;

  constructor(code: ReasonCode, detail?: string) {
    super(code);
    this.reason = reason(code, detail);
  }
}
