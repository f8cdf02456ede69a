import type { EntryChange } from '@redress/contract';
import { multipart, send, type TestApp } from '../../testing.ts';

export const operatorKey = 'test-operator-key-0123456789abcdef';
export const asOperator = { authorization: `Bearer ${operatorKey}` };

export const kami = {
  type: 'platform',
  change: {
    name: '示例卡盟',
    domains: ['kami.example'],
    operator: '杭州示例网络有限公司',
    filing: '浙ICP备2021000000号-1',
    licenceAddress: '浙江省杭州市余杭区文一西路1号',
  },
  source: '网站底部的营业执照',
  checkedOn: '2026-11-20',
} as const satisfies EntryChange;

export const yuhang = {
  type: 'office',
  change: {
    kind: 'market-regulator',
    divisionCode: '330110',
    name: '示例区市场监管局',
    phone: '0571-00000000',
  },
  source: 'https://gov.example/contact',
  checkedOn: '2026-11-20',
} as const satisfies EntryChange;

/** Requests as an operator sends them. */
export function operatorOf(app: TestApp) {
  const call = (method: string, path: string, body?: unknown) =>
    send(app, method, path, { headers: asOperator, ...(body === undefined ? {} : { body }) });
  return {
    call,
    save: async (entry: EntryChange, revision?: number) =>
      (
        await call('POST', '/api/operator/directory/entries', { entry, ...(revision ? { revision } : {}) })
      ).json(),
    decide: (proposalId: string, body: object) =>
      call('POST', `/api/operator/directory/proposals/${proposalId}/decision`, body),
    proposals: async (state = 'open') =>
      (await call('GET', `/api/operator/directory/proposals?state=${state}`)).json(),
    importCsv: (type: string, text: string, dryRun = false) => {
      const form = multipart('directory.csv', text);
      const url = `/api/operator/directory/import?type=${type}${dryRun ? '&dryRun=yes' : ''}`;
      return send(app, 'POST', url, { raw: form.body, headers: { ...form.headers, ...asOperator } });
    },
    exportCsv: async (type: string) =>
      (await call('GET', `/api/operator/directory/export?type=${type}`)).body,
  };
}

export const propose = (app: TestApp, body: unknown) =>
  send(app, 'POST', '/api/directory/proposals', { body });
