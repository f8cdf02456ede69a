import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import type { VettingFacts, VettingItem } from '@redress/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { manualClock } from '#platform/clock';
import { type TestApp, type TestOrganisation, testApp } from '../../testing.ts';

const clock = manualClock(Date.parse('2026-11-27T02:00:00Z'));
const dayMs = 86_400_000;
const operatorKey = 'an-operator-key-of-32-characters';
const photo = readFileSync(new URL('../../../../../examples/undelivered-card/voucher.png', import.meta.url));
let app: TestApp;

beforeAll(async () => {
  app = await testApp({ clock, config: { operatorKey } });
});
afterAll(() => app.close());

const facts: VettingFacts = {
  ...{ name: '杭州星云数字科技有限公司', subjectKind: 'company', creditCode: '9133 0100 7996 5505 8b' },
  ...{
    legalPerson: '沈知远',
    contactName: '陈晓',
    contactPhone: '13800000000',
    address: '杭州市西湖区文三路 1 号',
  },
};
const required: VettingItem[] = [
  ...(['name', 'credit-code', 'legal-person', 'contact', 'address', 'licence', 'identity'] as const),
];
const good = required.map((item) => ({ item, ok: true }));
const accepted = { result: 'accepted' as const, findings: good, means: ['registry' as const] };

/** Everything filled in and handed in. */
async function handIn({ orgId, person }: TestOrganisation): Promise<void> {
  const { vetting } = app.rooms;
  const by = person.personId;
  await vetting.saveFacts({ orgId, by, facts });
  for (const kind of ['licence', 'identity'] as const)
    await vetting.addDocument({ orgId, by, kind, declaredName: '照片.png', content: Readable.from([photo]) });
  await vetting.submit({ orgId, by, language: 'zh' });
}

/** Both sides say yes. */
async function affiliate(platform: TestOrganisation, merchant: TestOrganisation, merchantRef: string) {
  const body = { platformId: platform.orgId, merchantId: merchant.orgId, merchantRef };
  for (const { person, orgId } of [platform, merchant])
    await person.send('POST', `/api/organisations/${orgId}/affiliations`, { body });
}

test('a platform’s duty is recorded check by check, with when the next was due and whether it came in time', async () => {
  const platform = await app.organisation({ kinds: ['platform'] });
  const [checked, never] = [
    await app.organisation({ kinds: ['merchant'], state: 'draft', name: '星云卡券店' }),
    await app.organisation({ kinds: ['merchant'], state: 'draft', name: '晨光点卡店' }),
  ];
  await affiliate(platform, checked, 'shop-1');
  await affiliate(platform, never, 'shop-2');
  await handIn(checked);
  const fromMs = clock.now();
  const reviewer = {
    kind: 'platform' as const,
    platformId: platform.orgId,
    personId: platform.person.personId,
  };
  await app.rooms.vetting.reviewFile({ orgId: checked.orgId, reviewer, ...accepted });
  expect(await app.rooms.vetting.vettingOf(checked.orgId)).toMatchObject({
    state: 'accepted',
    dueAtMs: Date.parse('2027-05-27T16:00:00Z'),
    subject: { name: facts.name, kind: 'company', creditCode: '91330100799655058B' },
  });
  expect((await app.rooms.members.organisationOf(checked.orgId))?.state).toBe('verified');

  clock.advance(200 * dayMs);
  await app.rooms.vetting.reviewFile({ orgId: checked.orgId, reviewer, ...accepted });
  const span = { fromMs, toMs: clock.now() + 1 };
  const records = await app.rooms.vetting.dutyRecords(platform.orgId, span);
  expect(records.map(({ name, result, overdue }) => [name, result, overdue])).toEqual([
    ['星云卡券店', 'accepted', true],
    ['星云卡券店', 'accepted', false],
    ['晨光点卡店', 'never', true],
  ]);
  expect(records[0]).toMatchObject({
    by: platform.person.personId,
    checkedAtMs: fromMs,
    means: ['registry'],
  });
  expect(await app.rooms.vetting.dutyRecords(checked.orgId, span)).toEqual([]);
});
