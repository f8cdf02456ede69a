import { createClient } from '@redress/contract';
import type { BrowserContext, Page } from 'playwright-core';
import { operatorKey } from './server.ts';

/** A case and its session: receipt codes are counted per visitor, and a suite looks often. */
export interface Linked {
  caseId: string;
  token: string;
}

/** A case with a voucher that names a payee and a chat that names the seller's account; read, sealed and compared. */
async function linkedCase(url: string, n: number, seller: { payee: string; chat: string }): Promise<Linked> {
  const opened = await createClient({ baseUrl: url, fetch })('openCase', {
    body: { story: '付款之后没有到账，店主把我拉黑了。' },
  });
  const { caseId, token } = opened;
  const call = createClient({ baseUrl: url, fetch, token });
  const buyer = { name: `林小满${n}`, phone: `1390000${1000 + n}` };
  const gates = { 'crime-signs': 'vanished' };
  await call('changeCase', { params: { caseId }, body: { parties: { buyer }, gates } });
  const day = String((n % 9) + 1).padStart(2, '0');
  const voucher = `微信支付 支付成功\n金额：¥${400 + 37 * n}.00\n收款方：${seller.payee}\n商户订单号：202611${day}8800${1000 + n}\n支付时间：2026-11-${day} 12:04:03`;
  await upload(url, opened, 'voucher.txt', voucher);
  await upload(url, opened, 'chat.txt', seller.chat);
  return { caseId, token };
}

const cheat = { payee: '广州闪卡商贸有限公司', chat: '店主微信：shanka_shop_1 加我付款，官网 kami8.top' };

async function waitLinked(url: string, { caseId, token }: Linked, others: number): Promise<void> {
  const call = createClient({ baseUrl: url, fetch, token });
  for (let i = 0; i < 300; i++) {
    const view = await call('getLinks', { params: { caseId } });
    if (view.others === others) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('the cases were not linked');
}

/** The visitor holds the session of this case from now on. */
export async function enter(context: BrowserContext, url: string, { token }: Linked): Promise<void> {
  await context.addCookies([{ name: 'redress_session', value: token, url, httpOnly: true, sameSite: 'Lax' }]);
}

/** Another buyer joins, over the API. */
export async function joinAs(
  url: string,
  { caseId, token }: Linked,
  body: { shareIdentity: boolean; representative: boolean },
): Promise<void> {
  await createClient({ baseUrl: url, fetch, token })('joinLinks', { params: { caseId }, body });
}

export interface LinkedCases {
  url: string;
  cases: readonly Linked[];
  alone: Linked;
  unpaid: Linked;
}

/** Seven linked cases, one that nothing links, and one that shows no payment. */
export async function fillLinks(url: string): Promise<LinkedCases> {
  const cases: Linked[] = [];
  for (let n = 1; n <= 7; n++) cases.push(await linkedCase(url, n, cheat));
  for (const one of cases) await waitLinked(url, one, 6);
  const other = { payee: '成都某某网络有限公司', chat: '客服QQ：7788990011' };
  const alone = await linkedCase(url, 50, other);
  const unpaid = await createClient({ baseUrl: url, fetch })('openCase', { body: {} });
  await upload(url, unpaid, 'chat.txt', cheat.chat);
  return { url, cases, alone, unpaid };
}

async function upload(url: string, { caseId, token }: Linked, name: string, text: string): Promise<void> {
  const form = new FormData();
  form.set('file', new Blob([text]), name);
  const headers = { authorization: `Bearer ${token}` };
  const sent = await fetch(`${url}/api/cases/${caseId}/items`, { method: 'POST', headers, body: form });
  if (!sent.ok) throw new Error(await sent.text());
}

/** Each look of the pages of linked cases, by name; `cases` as `fillLinks` gives them, of which some joined. */
export async function visitLinks(
  page: Page,
  { url, cases, alone, unpaid }: LinkedCases,
  look: (name: string) => Promise<void>,
): Promise<void> {
  const open = async (one: Linked, path = 'links') => {
    await enter(page.context(), url, one);
    await page.goto(`/case/${one.caseId}/${path}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForTimeout(500);
  };
  const [first, , third] = cases as [Linked, Linked, Linked];
  await open(alone);
  await look('links-alone');
  await open(unpaid);
  await look('links-needs-payment');
  await open(third);
  await page.locator('.links-kinds').waitFor();
  await look('links-found');
  await open(third, 'path');
  await look('links-on-path');
  await open(first);
  await page.locator('.links-joined').waitFor();
  for (const summary of await page.locator('main summary').all()) await summary.click();
  await look('links-joined');
  await page.locator('main .card .button-quiet').first().click();
  await page.locator('.button-danger').waitFor();
  await look('links-leave');
  await page.goto('/operator/clusters');
  await page.locator('input[type=password]').waitFor();
  await look('operator-clusters-key');
  await page.locator('input[type=password]').fill(operatorKey);
  await page.locator('main form .button-primary').click();
  await page.getByRole('article').first().waitFor();
  for (const summary of await page.locator('main summary').all()) await summary.click();
  await look('operator-clusters');
  await page.evaluate(() => sessionStorage.clear());
}
