import { constants, createCipheriv, createVerify, privateDecrypt } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type Bill, bodyOf, close, listen, type Mood, type Provider, settle, sign } from './testing.ts';
import { makeKeys } from './testing-keys.ts';
import type { WechatOptions } from './wechat.ts';

interface Host<O> {
  keys: Record<'merchant' | 'platform' | 'stranger', ReturnType<typeof makeKeys>>;
  bills: Map<string, Bill>;
  provider: Provider<O>;
}

export async function startWechat(): Promise<Provider<WechatOptions>> {
  const keys = { merchant: makeKeys(), platform: makeKeys(), stranger: makeKeys() };
  const { merchant, platform } = keys;
  const bills = new Map<string, Bill>();
  const apiV3Key = '0123456789abcdef0123456789abcdef';
  const host = { keys, bills } as Host<WechatOptions>;
  const server = createServer(
    (request, response) => void handle(host, request, response).catch(() => response.destroy()),
  );
  const provider: Provider<WechatOptions> = {
    options: {
      appId: 'wx0000000000000001',
      merchantId: '1900000001',
      serial: '5157F09EFDC096DE15EBE81A47057A72',
      privateKey: merchant.privateKey,
      platformKey: platform.publicKey,
      platformSerial,
      apiV3Key,
      scene: '1000',
      sceneInfos: [{ info_type: '赔付说明', info_content: '商家未发货赔付' }],
      baseUrl: await listen(server),
      timeoutMs: 5000,
    },
    paid: new Map(),
    names: [],
    asked: 0,
    next: 'fine',
    finish: (outcome) => settle(bills, provider, outcome),
    notice(number) {
      const nonce = 'abcdefghijkl';
      const cipher = createCipheriv('aes-256-gcm', apiV3Key, nonce).setAAD(Buffer.from('mch_payment'));
      const sealed = Buffer.concat([
        cipher.update(JSON.stringify({ out_bill_no: number })),
        cipher.final(),
        cipher.getAuthTag(),
      ]);
      const resource = {
        algorithm: 'AEAD_AES_256_GCM',
        ciphertext: sealed.toString('base64'),
        nonce,
        associated_data: 'mch_payment',
      };
      const body = JSON.stringify({ event_type: 'MCHTRANSFER.BILL.FINISHED', resource });
      return { headers: headersOf(body, platform.privateKey), body };
    },
    close: () => close(server),
  };
  host.provider = provider;
  return provider;
}

const platformSerial = 'PUB_KEY_ID_0000000000000000000001';

function headersOf(body: string, key: string): Record<string, string> {
  const timestamp = String(Math.floor(Date.now() / 1000));
  return {
    'wechatpay-timestamp': timestamp,
    'wechatpay-nonce': 'N0nce',
    'wechatpay-serial': platformSerial,
    'wechatpay-signature': sign(`${timestamp}\nN0nce\n${body}\n`, key),
  };
}

async function handle(
  { keys, bills, provider }: Host<WechatOptions>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { merchant, platform, stranger } = keys;
  const body = await bodyOf(request);
  const given = Object.fromEntries(
    [...(request.headers.authorization ?? '').matchAll(/(\w+)="([^"]*)"/g)].map((m) => [m[1], m[2]]),
  );
  const text = `${request.method}\n${request.url}\n${given.timestamp}\n${given.nonce_str}\n${body}\n`;
  const genuine =
    request.headers.authorization?.startsWith('WECHATPAY2-SHA256-RSA2048 ') &&
    given.mchid === provider.options.merchantId &&
    createVerify('RSA-SHA256')
      .update(text)
      .verify(merchant.publicKey, given.signature ?? '', 'base64');
  const mood = provider.next;
  provider.next = 'fine';
  const [status, said] = genuine
    ? decide({ keys, bills, provider }, request, body, mood)
    : [401, { code: 'SIGN_ERROR' }];
  if (mood === 'gone-after-taking' || mood === 'hang-before-taking') return void response.destroy();
  const answer = JSON.stringify(said);
  response
    .writeHead(status, headersOf(answer, mood === 'forged' ? stranger.privateKey : platform.privateKey))
    .end(answer);
}

function decide(
  { keys, bills, provider }: Host<WechatOptions>,
  request: IncomingMessage,
  body: string,
  mood: Mood,
): [number, object] {
  if (request.method === 'GET') {
    const number = request.url?.split('/').at(-1) ?? '';
    const bill = bills.get(number);
    return bill ? [200, shown(number, bill)] : [404, { code: 'NOT_FOUND' }];
  }
  provider.asked += 1;
  if (mood === 'poor') return [403, { code: 'NOT_ENOUGH' }];
  if (mood === 'broken') return [500, { code: 'SYSTEM_ERROR' }];
  if (mood === 'hang-before-taking') return [500, {}];
  const asked = JSON.parse(body);
  const number: string = asked.out_bill_no;
  const bill = bills.get(number);
  if (mood === 'wrong-payee') {
    bills.set(number, { amountFen: asked.transfer_amount, state: 'FAIL' });
    return [200, shown(number, { amountFen: asked.transfer_amount, state: 'FAIL' })];
  }
  const sealed = Buffer.from(asked.user_name ?? '', 'base64');
  const oaep = { key: keys.platform.privateKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' };
  provider.names.push(privateDecrypt(oaep, sealed).toString());
  const taken: Bill = bill ?? { amountFen: asked.transfer_amount, state: 'DEALING' };
  bills.set(number, taken);
  if (mood === 'strange') return [200, { out_bill_no: number, state: 'MARS' }];
  if (mood !== 'slow' && !bill) settle(new Map([[number, taken]]), provider, 'SUCCESS');
  // Only the answer to the order has it; a question later does not.
  const confirm = taken.state === 'DEALING' ? { package_info: `pkg-${number}==` } : {};
  return [200, { ...shown(number, taken), ...confirm }];
}

function shown(number: string, { state, amountFen }: Bill): object {
  const said = state === 'DEALING' ? 'WAIT_USER_CONFIRM' : state;
  return { out_bill_no: number, transfer_bill_no: `WX${number}`, state: said, transfer_amount: amountFen };
}
