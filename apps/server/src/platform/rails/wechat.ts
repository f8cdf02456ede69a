import { createPublicKey } from 'node:crypto';
import { ask, parseObject } from './ask.ts';
import type { Rail, RailAnswer } from './rail.ts';
import { authorization, decryptResource, encryptName, isGenuine, type Resource } from './wechat-text.ts';

export interface WechatOptions {
  appId: string;
  merchantId: string;
  /** Of the merchant's API certificate. */
  serial: string;
  privateKey: string;
  /** The public key, or the platform certificate, by which answers are verified; PEM. */
  platformKey: string;
  /** `PUB_KEY_ID_…`, or the certificate's serial number. */
  platformSerial: string;
  /** 32 characters, for notices. */
  apiV3Key: string;
  scene: string;
  sceneInfos: { info_type: string; info_content: string }[];
  baseUrl?: string;
  notifyUrl?: string | undefined;
  timeoutMs?: number;
  now?: () => number;
}

const bills = '/v3/fund-app/mch-transfer/transfer-bills';
/** From this amount on a name is demanded, and below 30 fen none is allowed. */
const nameFromFen = 30;
const refused = new Set([
  'NOT_ENOUGH',
  'FREQUENCY_LIMITED',
  'FREQUENCY_LIMIT_EXCEED',
  'RATELIMIT_EXCEEDED',
  'NO_AUTH',
]);

type Call = (method: 'GET' | 'POST', path: string, content?: object) => Promise<RailAnswer | Said>;

/** Transfers of a merchant to a user of WeChat (v3, the user confirms the receipt); the batch interface is closed to new merchants. */
export function createWechatRail(options: WechatOptions): Rail {
  const platformKey = createPublicKey(options.platformKey);
  const trust = () => ({
    platformKey,
    platformSerial: options.platformSerial,
    atMs: options.now?.() ?? Date.now(),
  });
  const call = caller(options, trust);
  return {
    name: 'wechat',
    payeeKind: 'wechat',
    async send({ number, amountFen, payee }) {
      if (payee.kind !== 'wechat') return { state: 'failed', why: 'payee-kind' };
      const answer = await call('POST', bills, {
        appid: options.appId,
        out_bill_no: number,
        transfer_scene_id: options.scene,
        openid: payee.openId,
        ...(amountFen >= nameFromFen ? { user_name: encryptName(payee.name, platformKey) } : {}),
        transfer_amount: amountFen,
        transfer_remark: '赔付款',
        ...(options.notifyUrl ? { notify_url: options.notifyUrl } : {}),
        transfer_scene_report_infos: options.sceneInfos,
      });
      return 'state' in answer ? answer : readAnswer(answer, number, options);
    },
    async query({ number, amountFen }) {
      const answer = await call('GET', `${bills}/out-bill-no/${number}`);
      if ('state' in answer) return answer;
      const amount = answer.said.transfer_amount;
      if (amount !== undefined && amount !== amountFen) return unknown('other-amount');
      return readAnswer(answer, number, options);
    },
    readNotice({ headers, body }) {
      const of = (name: string) => [headers[`wechatpay-${name}`]].flat()[0];
      const message = {
        timestamp: of('timestamp'),
        nonce: of('nonce'),
        signature: of('signature'),
        serial: of('serial'),
        body,
      };
      const resource = isGenuine(message, trust()) ? (parseObject(body)?.resource as Resource) : undefined;
      const plain = resource && decryptResource(resource, options.apiV3Key);
      const number = plain ? parseObject(plain)?.out_bill_no : undefined;
      return typeof number === 'string'
        ? { number, answer: { body: '{"code":"SUCCESS"}', type: 'application/json' } }
        : undefined;
    },
  };
}

function caller(options: WechatOptions, trust: () => Parameters<typeof isGenuine>[1]): Call {
  return async (method, path, content) => {
    const body = content ? JSON.stringify(content) : '';
    const headers = {
      accept: 'application/json',
      'content-type': 'application/json',
      'wechatpay-serial': options.platformSerial,
      authorization: authorization(options, { method, path, body, atMs: trust().atMs }),
    };
    const url = (options.baseUrl ?? 'https://api.mch.weixin.qq.com') + path;
    const answered = await ask(url, { method, headers, ...(content ? { body } : {}) }, options.timeoutMs);
    if (typeof answered === 'string') return unknown(answered);
    const of = (name: string) => answered.headers.get(`wechatpay-${name}`) ?? undefined;
    const message = {
      timestamp: of('timestamp'),
      nonce: of('nonce'),
      signature: of('signature'),
      serial: of('serial'),
      body: answered.body,
    };
    if (!isGenuine(message, trust())) return unknown('bad-signature');
    return { status: answered.status, said: parseObject(answered.body) ?? {} };
  };
}

interface Said {
  status: number;
  said: Record<string, unknown>;
}

const unknown = (why: string): RailAnswer => ({ state: 'unknown', why });
const waits = ['ACCEPTED', 'PROCESSING', 'WAIT_USER_CONFIRM', 'TRANSFERING', 'CANCELING'];

/** A status other than 200 says something of the request, not of the transfer: only its code may be acted on. */
function readAnswer(
  { status, said }: Said,
  number: string,
  { appId, merchantId }: Pick<WechatOptions, 'appId' | 'merchantId'>,
): RailAnswer {
  const code = String(said.code ?? '');
  if (status === 404 && code === 'NOT_FOUND') return { state: 'absent' };
  if (status !== 200)
    return refused.has(code) ? { state: 'refused', why: code } : unknown(code || String(status));
  if (said.out_bill_no !== number) return unknown('other-number');
  const state = String(said.state ?? '');
  const reference = typeof said.transfer_bill_no === 'string' ? said.transfer_bill_no : undefined;
  if (state === 'SUCCESS' && reference) return { state: 'paid', reference };
  if (state === 'FAIL' || state === 'CANCELLED')
    return { state: 'failed', why: String(said.fail_reason ?? state) };
  if (!waits.includes(state)) return unknown(`state ${state}`);
  const { package_info: packageInfo } = said;
  const confirm = state === 'WAIT_USER_CONFIRM' && typeof packageInfo === 'string';
  return {
    state: 'accepted',
    reference,
    ...(confirm ? { confirm: { appId, merchantId, packageInfo } } : {}),
  };
}
