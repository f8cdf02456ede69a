import type { DisputeType, ProtectedCount } from '@redress/contract';

/**
 * What the joint report of linked cases prints: numbers of cases and sums. Names and telephones only of whoever agreed;
 * a field of another person's case that names somebody must not be put in here.
 */
export interface JointCases {
  /** Finds the report again in the log of what was prepared. */
  reportNo: string;
  /** Linked cases whose buyers did not join: a count only. */
  others: ProtectedCount;
  /** What is seen across the cases, as sentences without a full stop; nothing that picks somebody out. */
  signs: readonly string[];
  /** Who was paid, shortened for print where it is a person. */
  payees: readonly { shown: string; cases: number; amountFen: number }[];
  /** What the cases share (`收款账号`), already shortened for print (`尾号6721`), with how many cases show it. */
  shared: readonly { what: string; shown: string; cases: number }[];
  cases: readonly {
    /** Stands for the case within this report only. */
    caseNo: string;
    disputeType: DisputeType;
    /** Day of payment in Asia/Shanghai; absent where not known. */
    paidOn?: string | undefined;
    amountFen?: number | undefined;
    /** Where its items stand in the log: by these an authority has the case found. */
    seals: readonly number[];
    /** Present only with the person's consent to be named to the authority. */
    person?: { name: string; phone?: string | undefined } | undefined;
  }[];
  /** `caseNo` of those who are ready to represent the others before the market regulator. */
  representatives: readonly string[];
}
