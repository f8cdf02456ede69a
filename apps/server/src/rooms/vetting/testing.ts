import { readFileSync } from 'node:fs';
import type { VettingDocumentKind, VettingFacts, VettingItem } from '@redress/contract';
import { multipart, send, type TestApp, type TestOrganisation } from '../../testing.ts';

export const photo = readFileSync(
  new URL('../../../../../examples/undelivered-card/voucher.png', import.meta.url),
);

export const companyFacts: VettingFacts = {
  ...{ name: '杭州星云数字科技有限公司', subjectKind: 'company', creditCode: '9133 0100 7996 5505 8b' },
  ...{ legalPerson: '沈知远', contactName: '陈晓', contactPhone: '13800001234' },
  address: '浙江省杭州市西湖区文三路 1 号',
};
export const companyItems: VettingItem[] = [
  ...(['name', 'credit-code', 'legal-person', 'contact', 'address', 'licence', 'identity'] as const),
];
export const acceptance = {
  result: 'accepted' as const,
  findings: companyItems.map((item) => ({ item, ok: true })),
  means: ['registry' as const],
};

export const vettingPath = ({ orgId }: TestOrganisation) => `/api/organisations/${orgId}/vetting`;

/** One paper, as a phone sends it. */
export function addPaper(
  app: TestApp,
  org: TestOrganisation,
  kind: VettingDocumentKind,
  { content = photo, validUntil = '' }: { content?: Uint8Array; validUntil?: string } = {},
) {
  const form = multipart('照片.png', content);
  const query = validUntil ? `?validUntil=${validUntil}` : '';
  return send(app, 'POST', `${vettingPath(org)}/documents/${kind}${query}`, {
    raw: form.body,
    headers: { ...form.headers, cookie: org.person.cookie },
  });
}

/** Everything filled in and handed in. */
export async function handIn(
  app: TestApp,
  org: TestOrganisation,
  facts = companyFacts,
  validUntil = '2035-01-01',
) {
  await org.person.send('PUT', `${vettingPath(org)}/facts`, { body: facts });
  await addPaper(app, org, 'licence');
  await addPaper(app, org, 'identity', { validUntil });
  return org.person.send('POST', `${vettingPath(org)}/submission`);
}

/** Both sides say yes. */
export async function affiliate(
  platform: TestOrganisation,
  merchant: TestOrganisation,
  merchantRef: string,
): Promise<void> {
  const body = { platformId: platform.orgId, merchantId: merchant.orgId, merchantRef };
  for (const { person, orgId } of [platform, merchant])
    await person.send('POST', `/api/organisations/${orgId}/affiliations`, { body });
}
