import { readFileSync } from 'node:fs';
import { disputeTypes } from '@redress/contract';
import { statute, statuteIds } from '@redress/law/statutes';
import { expect, test } from 'vitest';
import { slotAdvice } from './slot-advice.ts';
import { slotsOf } from './slots.ts';
import { slotsTable } from './slots-table.ts';

test('the table in docs/evidence.md is the one that the program uses', () => {
  const page = readFileSync(new URL('../../../../../../docs/evidence.md', import.meta.url), 'utf8');
  expect(page).toContain(slotsTable());
});

test('every type needs proof of payment, and names each slot once', () => {
  for (const type of disputeTypes) {
    const names = slotsOf(type).map((s) => s.name);
    expect(slotsOf(type).find((s) => s.name === 'payment')?.must).toBe(true);
    expect(new Set(names).size).toBe(names.length);
  }
});

test('every article named in advice is held in full by packages/law', () => {
  const held = new Set(statuteIds().map((id) => `${statute(id)?.law} ${statute(id)?.article}`));
  const named = Object.values(slotAdvice).flatMap(({ advice, without }) =>
    [
      ...`${advice.zh}${without.zh}`.matchAll(
        /《([^》]+(?:〈[^〉]+〉[^》]*)?)》((?:第[一二三四五六七八九十百千]+条、?)+)/g,
      ),
    ].flatMap((m) => (m[2] as string).split('、').map((article) => ({ law: m[1] as string, article }))),
  );
  expect(named.length).toBeGreaterThan(10);
  for (const { law, article } of named) {
    expect([...held], `${law}${article}`).toSatisfy((all: string[]) =>
      [`中华人民共和国${law} ${article}`, `${law} ${article}`].some((name) => all.includes(name)),
    );
  }
});

test('advice never speaks of a reversed burden of proof, nor of a statutory seven working days', () => {
  const all = JSON.stringify(slotAdvice);
  expect(all).not.toMatch(/倒置|reversal|7个工作日/);
});
