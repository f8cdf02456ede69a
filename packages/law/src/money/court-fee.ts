import { Refusal } from '@redress/kernel';
import { basesOf } from '../basis.ts';
import type { Basis } from '../types.ts';

/** 诉讼费用交纳办法第十三条（一）: up to this sum, this share of the part within it, in hundredths of a percent. */
const steps: readonly (readonly [upToYuan: number, basisPoints: number])[] = [
  [100_000, 250],
  [200_000, 200],
  [500_000, 150],
  [1_000_000, 100],
  [2_000_000, 90],
  [5_000_000, 80],
  [10_000_000, 70],
  [20_000_000, 60],
  [Number.MAX_SAFE_INTEGER, 50],
];
const firstStepFen = 1_000_000;
const firstFeeFen = 5_000;

export interface CourtFee {
  /** Ordinary procedure. */
  feeFen: number;
  /** Simplified procedure, settlement or withdrawal: half. */
  halvedFen: number;
  basis: Basis[];
}

/** The acceptance fee of a suit for `claimFen`; the loser bears it. Throws `bad-amount` for what is no sum. */
export function courtFee(claimFen: number): CourtFee {
  if (!Number.isSafeInteger(claimFen) || claimFen < 0)
    throw new Refusal('bad-amount', {
      zh: '金额须为非负整数（分）',
      en: 'the sum must be a whole number of fen',
    });
  let fee = BigInt(firstFeeFen);
  let below = BigInt(firstStepFen);
  const claim = BigInt(claimFen);
  for (const [upToYuan, basisPoints] of steps) {
    if (claim <= below) break;
    const top = BigInt(upToYuan) * 100n;
    const within = (claim < top ? claim : top) - below;
    fee += (within * BigInt(basisPoints)) / 10_000n;
    below = top;
  }
  const feeFen = Number(fee);
  return {
    feeFen,
    halvedFen: Math.floor(feeFen / 2),
    basis: basesOf('FEES-13', 'FEES-15', 'FEES-16', 'FEES-29'),
  };
}
