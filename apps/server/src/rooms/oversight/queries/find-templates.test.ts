import { expect, test } from 'vitest';
import { createMemo } from '#platform/memo';
import type { ClaimRecord } from '#rooms/claims';
import { templatesOf } from './find-templates.ts';

const period = { platformId: 'org_p', from: '2026-08-01', to: '2026-08-31' } as const;

const answered = (n: number, note: string): ClaimRecord => ({
  claimId: `clm_${n}`,
  merchantId: 'org_m',
  kind: 'not-received',
  state: 'refunded',
  openedAtMs: 0,
  openedEventId: `evt_${n}`,
  dueAtMs: 1,
  answer: { by: 'refused', atMs: 1, eventId: `ans_${n}` },
  note,
  papers: [],
  unreported: false,
  standing: 'in-time',
});
const words = '订单显示已经发货，请自行查看邮箱';
const claims = [1, 2, 3].map((n) => answered(n, words));

test('a period is looked at once for as long as its answers are the same, whatever else happens to its claims', async () => {
  const deps = { templates: createMemo<Promise<never>>(10) };
  const first = await templatesOf(deps, period, claims);
  expect(first.map(({ claimIds }) => claimIds.length)).toEqual([3]);
  expect(
    await templatesOf(
      deps,
      period,
      claims.map((claim) => ({ ...claim, endedAtMs: 5 })),
    ),
  ).toBe(first);
  const other = claims.with(2, answered(3, '核对过了，这张卡确实没有写入您的账号'));
  expect(await templatesOf(deps, period, other)).toEqual([]);
  expect(await templatesOf(deps, { ...period, to: '2026-08-30' }, claims)).not.toBe(first);
});

test('others are served while many answers are looked at', async () => {
  const deps = { templates: createMemo<Promise<never>>(10) };
  const many = Array.from({ length: 400 }, (_, n) =>
    answered(n, `${words}${String.fromCodePoint(0x4e00 + n)}`),
  );
  let others = 0;
  let isOver = false;
  const serve = () => {
    others++;
    if (!isOver) setImmediate(serve);
  };
  setImmediate(serve);
  await templatesOf(deps, period, many);
  isOver = true;
  expect(others).toBeGreaterThan(50);
});
