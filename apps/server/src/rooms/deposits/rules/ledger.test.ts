import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  accounts,
  applyLegs,
  emptyBalances,
  fillShortage,
  legsOf,
  postingKinds,
  shortageOf,
  sumOf,
} from './accounts.ts';
import { toFen } from './fen.ts';
import { isWorse, levelOf, withdrawableFen } from './level.ts';
import { maskPayee } from './mask-payee.ts';
import { differencesOf } from './verify-ledger.ts';

const amount = fc.integer({ min: 1, max: 1_000_000_000 });

describe('legs', () => {
  test('of every kind of posting add up to zero, whatever the amounts', () => {
    fc.assert(
      fc.property(fc.constantFrom(...postingKinds), amount, amount, (kind, a, b) => {
        const [large, small] = a > b ? [a, b] : [b, a];
        expect(sumOf(legsOf[kind](large, small))).toBe(0);
      }),
    );
  });
  test('that would overdraw an account are refused, and nothing is changed', () => {
    expect(applyLegs(emptyBalances, legsOf['hold.placed'](1))).toBeUndefined();
    expect(emptyBalances).toEqual(Object.fromEntries(accounts.map((account) => [account, 0])));
  });
  test('of a reversed top-up take what is there and write off what was spent', () => {
    expect(legsOf['topup.reversed'](500, 200)).toEqual({ bank: 500, available: -200, writtenOff: -300 });
    expect(legsOf['topup.reversed'](500, 800)).toEqual({ bank: 500, available: -500 });
  });
  test('that bring money beside a shortage fill it first, and touch nothing that is held or owed', () => {
    const short = { ...emptyBalances, held: 100, bank: 200, writtenOff: -300 };
    expect(fillShortage(short, legsOf['topup.confirmed'](250))).toEqual({ bank: -250, writtenOff: 250 });
    expect(fillShortage(short, legsOf['topup.confirmed'](400))).toEqual({
      bank: -400,
      available: 100,
      writtenOff: 300,
    });
    expect(fillShortage(short, legsOf['hold.released'](100))).toEqual({ held: -100, writtenOff: 100 });
    expect(fillShortage(emptyBalances, legsOf['topup.confirmed'](5))).toEqual({ bank: -5, available: 5 });
    expect(applyLegs(short, legsOf['topup.confirmed'](400))).toBeUndefined();
  });
  test('of any sequence of movements never leave money available beside a shortage', () => {
    const moves = fc.array(fc.tuple(fc.constantFrom(...postingKinds), fc.integer({ min: 1, max: 500 })));
    fc.assert(
      fc.property(moves, (sequence) => {
        let balances = emptyBalances;
        for (const [kind, fen] of sequence) {
          const legs =
            kind === 'topup.reversed' ? legsOf[kind](fen, balances.available) : legsOf[kind](fen, fen);
          balances = applyLegs(balances, fillShortage(balances, legs)) ?? balances;
          expect(Math.min(balances.available, shortageOf(balances))).toBe(0);
          expect(sumOf(balances)).toBe(0);
        }
      }),
    );
  });
  test('of a partial payout give the rest back to the merchant', () => {
    expect(legsOf['hold.paid'](1000, 400)).toEqual({ held: -1000, payable: 400, available: 600 });
  });
});

test('a sum that a float cannot hold exactly is an error, not a rounded sum', () => {
  expect(toFen('9007199254740991')).toBe(9007199254740991);
  expect(() => toFen('9007199254740993')).toThrow();
  expect(() => toFen('1.5')).toThrow();
});

test('the level falls below the reminder first and below the floor then; only a fall reminds', () => {
  const rule = { floorFen: 1000, remindFen: 1200 };
  expect([1200, 1199, 1000, 999].map((fen) => levelOf(fen, rule))).toEqual([
    'ok',
    'low',
    'low',
    'below-floor',
  ]);
  expect(isWorse('low', 'ok')).toBe(true);
  expect(isWorse('low', 'below-floor')).toBe(false);
  expect(withdrawableFen(1500, 1000)).toBe(500);
  expect(withdrawableFen(900, 1000)).toBe(0);
});

test('a masked payee shows enough to be recognised and too little to be used', () => {
  const bank = {
    kind: 'bank',
    name: '欧阳小明',
    account: '6222021234567890123',
    bankName: '工商银行',
  } as const;
  expect(maskPayee(bank)).toEqual({
    kind: 'bank',
    name: '欧***',
    account: '•••• 0123',
    bankName: '工商银行',
  });
  expect(maskPayee({ kind: 'alipay', name: '李雷', account: '13800138000' }).account).toBe('•••• 8000');
  expect(maskPayee({ kind: 'alipay', name: '李雷', account: 'lilei@example.com' }).account).toBe(
    'l***@example.com',
  );
});

test('verification names every balance that is not what its parts add up to', () => {
  const sums = {
    depositId: 'dep_1',
    balances: { ...emptyBalances, available: 10, bank: -10 },
    postings: 1,
    legs: { ...emptyBalances, available: 9, bank: -9 },
    counted: 1,
    lastSequence: 1,
    unbalanced: 0,
    broken: 0,
    unsealed: 0,
    openHolds: 3,
    owedPayouts: 0,
    sentPayouts: 0,
  };
  expect(differencesOf(sums).map(({ what }) => what)).toEqual([
    'available, against the legs',
    'bank, against the legs',
    'held, against open holds',
  ]);
});
