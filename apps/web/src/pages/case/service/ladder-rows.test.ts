import type { RungKind, RungView } from '@redress/contract';
import { expect, test } from 'vitest';
import { ladderRows } from './ladder-rows.ts';

const rung = (kind: RungKind, minute: number): RungView => ({
  id: `rung_${kind}`,
  kind,
  at: `2026-11-02T10:${String(minute).padStart(2, '0')}:00Z`,
  source: 'sender',
  what: { zh: kind, en: kind },
});
const shown = (...given: Parameters<typeof ladderRows>) =>
  ladderRows(...given).map(({ kind, rung: done }) => (done ? kind : `(${kind})`));

test('what is proved stands in the order it happened, what is to come above it', () => {
  const rungs = [rung('sent', 2), rung('drafted', 1)];
  expect(shown({ way: 'mail', state: 'sent', rungs })).toEqual(['drafted', 'sent', '(delivered)', '(read)']);
});

test('a reading proves the delivery: no delivery is awaited any more', () => {
  const rungs = [rung('drafted', 1), rung('sent', 2), rung('read', 3)];
  expect(shown({ way: 'mail', state: 'read', rungs })).toEqual(['drafted', 'sent', 'read']);
});

test('a letter passed on to a server that reports no further may still be delivered', () => {
  const rungs = [rung('drafted', 1), rung('sent', 2), rung('relayed', 3)];
  expect(shown({ way: 'mail', state: 'relayed', rungs })).toEqual([
    'drafted',
    'sent',
    'relayed',
    '(delivered)',
    '(read)',
  ]);
});

test('nothing is awaited of a letter that came back, or of one that nobody here sends', () => {
  expect(shown({ way: 'mail', state: 'bounced', rungs: [rung('drafted', 1), rung('bounced', 2)] })).toEqual([
    'drafted',
    'bounced',
  ]);
  expect(shown({ way: 'by-hand', state: 'drafted', rungs: [rung('drafted', 1)] })).toEqual(['drafted']);
});

test('a registered letter climbs from posted to delivered', () => {
  expect(shown({ way: 'post', state: 'sent', rungs: [rung('sent', 1)] })).toEqual(['sent', '(delivered)']);
});
