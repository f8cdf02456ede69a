import type { Page } from 'playwright-core';
import { operatorKey } from './server.ts';
import { newCase } from './steps.ts';

/** Words of the pages about offices that tests and screenshots act on. */
export const words = {
  'zh-CN': {
    platform: '平台名称或者网址',
    platformAddress: '平台公示的地址',
    merchantAddress: '商家公示的地址',
    buyer: '你住在哪里',
    run: '查一查',
    addPlatform: '把这个平台补充到名录',
    addContact: '补充联系方式',
    key: '运营者密钥',
    enter: '进入',
    csv: '导入和导出',
    add: '新增机构',
    save: '保存',
    preview: '生成样张',
    results: '查询结果',
  },
  en: {
    platform: 'Name or address of the platform',
    platformAddress: 'Address that the platform publishes',
    merchantAddress: 'Address that the merchant publishes',
    buyer: 'Where you live',
    run: 'Look up',
    addPlatform: 'Add this platform to the register',
    addContact: 'Add contacts',
    key: 'Operator’s key',
    enter: 'Enter',
    csv: 'Import and export',
    add: 'Add (offices)',
    save: 'Save',
    preview: 'Make a sample',
    results: 'Result',
  },
} as const;
export type Language = keyof typeof words;

const kami = {
  type: 'platform',
  change: {
    name: '示例卡盟',
    domains: ['kami.example'],
    operator: '杭州示例网络有限公司',
    licenceAddress: '浙江省杭州市余杭区文一西路1号',
  },
  source: '网站底部的营业执照',
  checkedOn: '2026-11-20',
};
const office = {
  type: 'office',
  change: {
    kind: 'market-regulator',
    divisionCode: '330110',
    name: '示例区市场监督管理局',
    phone: '0571-00000000',
    address: '示例路100号',
    web: 'https://office.example/contact',
  },
  source: 'https://office.example/contact',
  checkedOn: '2026-11-20',
};

/** Entries as an operator makes them, and a proposal that conflicts with one. */
export async function fillDirectory(url: string): Promise<void> {
  for (const entry of [kami, office]) {
    const response = await fetch(`${url}/api/operator/directory/entries`, {
      method: 'POST',
      headers: { authorization: `Bearer ${operatorKey}`, 'content-type': 'application/json' },
      body: JSON.stringify({ entry }),
    });
    if (!response.ok) throw new Error(await response.text());
  }
  const copy = { ...kami, change: { ...kami.change, name: '仿冒卡盟' } };
  const proposed = await fetch(`${url}/api/directory/proposals`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(copy),
  });
  if (!proposed.ok) throw new Error(await proposed.text());
}

/** Each look of the two pages, by name. */
export async function visitDirectory(
  page: Page,
  language: Language,
  look: (name: string) => Promise<void>,
): Promise<void> {
  const t = words[language];
  const ask = async (fields: Record<string, string>) => {
    await page.goto('/offices');
    for (const [label, value] of Object.entries(fields)) await page.getByLabel(label).fill(value);
    await page.getByRole('button', { name: t.run }).click();
    await page.getByRole('heading', { level: 2, name: t.results }).waitFor();
  };
  await ask({
    [t.platform]: 'kami.example',
    [t.merchantAddress]: '深圳市南山区粤海街道',
    [t.buyer]: '朝阳区',
  });
  await look('offices-known');
  await ask({ [t.platform]: '没有听说过的平台' });
  await page.getByRole('button', { name: t.addPlatform }).click();
  await look('offices-unknown');
  await page.goto('/operator/directory');
  await page.getByLabel(t.key).fill(operatorKey);
  await page.getByRole('button', { name: t.enter }).click();
  await page.getByRole('heading', { level: 2, name: t.csv }).waitFor();
  await page.getByRole('heading', { level: 3 }).first().waitFor();
  await look('operator-directory');
  await page.getByRole('button', { name: t.add }).click();
  await page.getByRole('button', { name: t.save, exact: true }).click();
  await look('operator-entry-faults');
  await page.goto('/operator/templates');
  await page.getByRole('button', { name: t.preview }).waitFor();
  await look('operator-templates');
  await visitStepOffices(page, look);
}

/** A step whose office is known, and one that must be asked for. */
async function visitStepOffices(page: Page, look: (name: string) => Promise<void>): Promise<void> {
  await newCase(page);
  const address = page.url().replace(/\/evidence$/, '');
  await addressCase(page, address, {
    platform: { name: '杭州示例网络有限公司', address: '浙江省杭州市余杭区文一西路1号' },
  });
  await page.goto(`${address}/path`);
  await page.locator('.step-office').first().waitFor();
  await look('path-offices');
}

/** Parties and two drafts to authorities, as a program of the buyer's would enter them. */
export async function addressCase(page: Page, address: string, parties: object): Promise<void> {
  const api = `${new URL(address).origin}/api/cases/${address.split('/').at(-1)}`;
  const headers = { 'content-type': 'application/json' };
  for (const [method, path, data] of [
    ['PATCH', '', { parties }],
    ['POST', '/steps', { channelId: 'samr-complaint' }],
    ['POST', '/steps', { channelId: 'police-report' }],
  ] as const) {
    const answer = await page.request.fetch(api + path, { method, headers, data });
    if (!answer.ok()) throw new Error(await answer.text());
  }
}
