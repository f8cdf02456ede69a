import { readFileSync } from 'node:fs';
import { disputeTypes } from '@redress/contract';
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

test('advice never speaks of a reversed burden of proof, nor of a statutory seven working days', () => {
  const all = JSON.stringify(slotAdvice);
  expect(all).not.toMatch(/倒置|reversal|7个工作日/);
});
