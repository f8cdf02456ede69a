import { createVerify, X509Certificate } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AlipayOptions } from './alipay.ts';
import { certificateNumber, rootNumber, signedText } from './alipay-text.ts';
import { type Bill, bodyOf, close, listen, type Mood, type Provider, settle, sign } from './testing.ts';
import { makeCertificate, makeKeys } from './testing-keys.ts';

interface Host<O> {
  keys: Record<'app' | 'alipay', ReturnType<typeof makeCertificate>> & {
    stranger: ReturnType<typeof makeKeys>;
  };
  bills: Map<string, Bill>;
  provider: Provider<O>;
}

export async function startAlipay(): Promise<Provider<AlipayOptions>> {
  const keys = { app: makeCertificate('Shop'), alipay: makeCertificate('Alipay'), stranger: makeKeys() };
  const { app, alipay } = keys;
  const bills = new Map<string, Bill>();
  const host = { keys, bills } as Host<AlipayOptions>;
  const server = createServer(
    (request, response) => void handle(host, request, response).catch(() => response.destroy()),
  );
  const provider: Provider<AlipayOptions> = {
    options: {
      appId: '2021000000000001',
      privateKey: app.privateKey,
      appCertificate: app.certificate,
      alipayCertificate: alipay.certificate,
      rootCertificates: alipay.certificate,
      gateway: await listen(server),
      timeoutMs: 5000,
    },
    paid: new Map(),
    names: [],
    asked: 0,
    next: 'fine',
    finish: (outcome) => settle(bills, provider, outcome),
    notice(number) {
      const params = {
        app_id: provider.options.appId,
        biz_content: JSON.stringify({ out_biz_no: number }),
        msg_method: 'alipay.fund.trans.order.changed',
      };
      const body = new URLSearchParams({
        ...params,
        sign: sign(signedText(params), alipay.privateKey),
        sign_type: 'RSA2',
      });
      return { headers: {}, body: body.toString() };
    },
    close: () => close(server),
  };
  host.provider = provider;
  return provider;
}

async function handle(
  { keys, bills, provider }: Host<AlipayOptions>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { app, alipay, stranger } = keys;
  const params = Object.fromEntries(new URLSearchParams(await bodyOf(request)));
  const { sign: signature = '', ...signed } = params;
  const genuine =
    createVerify('RSA-SHA256')
      .update(signedText(signed))
      .verify(new X509Certificate(app.certificate).publicKey, signature, 'base64') &&
    params.app_cert_sn === certificateNumber(app.certificate) &&
    params.alipay_root_cert_sn === rootNumber(alipay.certificate);
  const content = JSON.parse(params.biz_content ?? '{}');
  const mood = provider.next;
  provider.next = 'fine';
  const answer = genuine
    ? decide({ bills, provider }, params.method ?? '', content, mood)
    : { code: '40002', sub_code: 'isv.invalid-signature' };
  if (mood === 'gone-after-taking' || mood === 'hang-before-taking') return void response.destroy();
  // Spaces and escapes: what is signed is the text, not what it means.
  const text = JSON.stringify({ msg: 'a "{quoted}" word', ...answer }).replace('"msg"', ' "msg"');
  const key = mood === 'forged' ? stranger.privateKey : alipay.privateKey;
  const name = `${(params.method ?? '').replaceAll('.', '_')}_response`;
  response.end(`{"${name}":${text},"alipay_cert_sn":"x","sign":"${sign(text, key)}"}`);
}

function decide(
  { bills, provider }: Pick<Host<AlipayOptions>, 'bills' | 'provider'>,
  method: string,
  content: Record<string, string> & { payee_info?: { name: string } },
  mood: Mood,
): object {
  const number = content.out_biz_no ?? '';
  const bill = bills.get(number);
  if (method.endsWith('common.query'))
    return bill ? shown(number, bill) : { code: '40004', sub_code: 'ORDER_NOT_EXIST' };
  provider.asked += 1;
  if (mood === 'poor') return { code: '40004', sub_code: 'PAYER_BALANCE_NOT_ENOUGH' };
  if (mood === 'broken') return { code: '20000', sub_code: 'SYSTEM_ERROR' };
  if (mood === 'wrong-payee') return { code: '40004', sub_code: 'PAYEE_NOT_EXIST' };
  if (mood === 'hang-before-taking') return {};
  provider.names.push(content.payee_info?.name ?? '');
  const taken = bill ?? { amountFen: Math.round(Number(content.trans_amount) * 100), state: 'DEALING' };
  bills.set(number, taken);
  if (mood === 'strange') return { code: '10000', out_biz_no: number, status: 'MARS' };
  if (mood !== 'slow' && !bill) settle(new Map([[number, taken]]), provider, 'SUCCESS');
  return shown(number, taken);
}

function shown(number: string, { state, amountFen }: Bill): object {
  return {
    code: '10000',
    out_biz_no: number,
    order_id: `ALI${number}`,
    status: state,
    trans_amount: (amountFen / 100).toFixed(2),
  };
}
