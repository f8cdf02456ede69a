import { createSign, createVerify, X509Certificate } from 'node:crypto';
import { formatYuan } from '@redress/kernel';
import { certificateNumber, memberText, rootNumber, signedText } from './alipay-text.ts';
import { ask, parseObject } from './ask.ts';
import type { Rail, RailAnswer } from './rail.ts';

export interface AlipayOptions {
  appId: string;
  /** PEM, PKCS#1 or PKCS#8. */
  privateKey: string;
  appCertificate: string;
  alipayCertificate: string;
  rootCertificates: string;
  gateway?: string;
  notifyUrl?: string | undefined;
  timeoutMs?: number;
  now?: () => number;
}

const product = { product_code: 'TRANS_ACCOUNT_NO_PWD', biz_scene: 'DIRECT_TRANSFER' };
/** Not taken; the same number may be sent again. */
const refused = new Set([
  'PAYER_BALANCE_NOT_ENOUGH',
  'BALANCE_IS_NOT_ENOUGH',
  'EXCEED_LIMIT_DM_MAX_AMOUNT',
  'EXCEED_LIMIT_MM_MAX_AMOUNT',
  'EXCEED_LIMIT_SM_AMOUNT',
  'REQUEST_PROCESSING',
  'PERMIT_NON_BANK_LIMIT_PAYEE',
]);
/** It is about the payee: no waiting mends it. */
const failed = new Set([
  'PAYEE_NOT_EXIST',
  'PAYEE_USER_INFO_ERROR',
  'PAYEE_ACC_OCUPIED',
  'PAYEE_CERTIFY_LEVEL_LIMIT',
  'PAYEE_ACCOUNT_STATUS_ERROR',
  'PAYEE_TRUSTEESHIP_ACC_OVER_LIMIT',
  'PAYEE_USER_TYPE_ERROR',
]);

type Call = (method: string, content: object, notifyUrl?: string) => Promise<RailAnswer | Answer>;
type IsGenuine = (text: string, signature: unknown) => boolean;

/** alipay.fund.trans.uni.transfer and .common.query in certificate mode, which transfers require; RSA2 both ways. */
export function createAlipayRail(options: AlipayOptions): Rail {
  const verifyKey = new X509Certificate(options.alipayCertificate).publicKey;
  const isGenuine: IsGenuine = (text, signature) =>
    typeof signature === 'string' &&
    createVerify('RSA-SHA256').update(text).verify(verifyKey, signature, 'base64');
  const call = caller(options, isGenuine);
  return {
    name: 'alipay',
    payeeKind: 'alipay',
    async send({ number, amountFen, payee }) {
      if (payee.kind !== 'alipay') return { state: 'failed', why: 'payee-kind' };
      const answer = await call(
        'alipay.fund.trans.uni.transfer',
        {
          out_biz_no: number,
          trans_amount: formatYuan(amountFen),
          ...product,
          order_title: '赔付款',
          remark: number,
          payee_info: {
            identity: payee.account,
            identity_type: payee.account.startsWith('2088') ? 'ALIPAY_USER_ID' : 'ALIPAY_LOGON_ID',
            name: payee.name,
          },
        },
        options.notifyUrl,
      );
      return 'state' in answer ? answer : readAnswer(answer, number);
    },
    async query({ number, amountFen }) {
      const answer = await call('alipay.fund.trans.common.query', { out_biz_no: number, ...product });
      if ('state' in answer) return answer;
      const said = answer.trans_amount;
      if (said !== undefined && said !== formatYuan(amountFen)) return unknown('other-amount');
      return readAnswer(answer, number);
    },
    readNotice({ body }) {
      const params = Object.fromEntries(new URLSearchParams(body));
      const { sign, sign_type: _, ...signed } = params;
      if (!isGenuine(signedText(signed), sign) || params.app_id !== options.appId) return undefined;
      const number = parseObject(params.biz_content ?? '')?.out_biz_no;
      return typeof number === 'string'
        ? { number, answer: { body: 'success', type: 'text/plain' } }
        : undefined;
    },
  };
}

function caller(options: AlipayOptions, isGenuine: IsGenuine): Call {
  const own = {
    app_cert_sn: certificateNumber(options.appCertificate),
    alipay_root_cert_sn: rootNumber(options.rootCertificates),
  };
  return async (method, content, notifyUrl) => {
    const params: Record<string, string> = {
      app_id: options.appId,
      method,
      format: 'JSON',
      charset: 'utf-8',
      sign_type: 'RSA2',
      timestamp: shanghaiTime(options.now?.() ?? Date.now()),
      version: '1.0',
      ...own,
      ...(notifyUrl ? { notify_url: notifyUrl } : {}),
      biz_content: JSON.stringify(content),
    };
    const sign = createSign('RSA-SHA256').update(signedText(params)).sign(options.privateKey, 'base64');
    const answered = await ask(
      options.gateway ?? 'https://openapi.alipay.com/gateway.do',
      { method: 'POST', body: new URLSearchParams({ ...params, sign }) },
      options.timeoutMs,
    );
    if (typeof answered === 'string') return unknown(answered);
    const text = memberText(answered.body, `${method.replaceAll('.', '_')}_response`);
    if (!text || !isGenuine(text, parseObject(answered.body)?.sign)) return unknown('bad-signature');
    const said = parseObject(text) ?? {};
    return { ...said, code: String(said.code) };
  };
}

interface Answer {
  code: string;
  sub_code?: string;
  status?: string;
  out_biz_no?: string;
  order_id?: string;
  trans_amount?: string;
  error_code?: string;
}

const unknown = (why: string): RailAnswer => ({ state: 'unknown', why });

/** By codes only: messages are for people and change. */
function readAnswer(answer: Answer, number: string): RailAnswer {
  const { code, sub_code: sub = '', status = '', order_id: reference = '' } = answer;
  if (code !== '10000') {
    if (sub === 'ORDER_NOT_EXIST') return { state: 'absent' };
    if (refused.has(sub)) return { state: 'refused', why: sub };
    return failed.has(sub) ? { state: 'failed', why: sub } : unknown(sub || code);
  }
  if (answer.out_biz_no !== undefined && answer.out_biz_no !== number) return unknown('other-number');
  if (status === 'SUCCESS' && reference) return { state: 'paid', reference };
  if (['DEALING', 'WAIT_PAY'].includes(status))
    return { state: 'accepted', reference: reference || undefined };
  if (['FAIL', 'CLOSED', 'REFUND'].includes(status))
    return { state: 'failed', why: answer.error_code ?? status };
  return unknown(`status ${status}`);
}

const shanghaiTime = (atMs: number): string =>
  new Date(atMs + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
