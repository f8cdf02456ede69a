import type { DisputeType } from '@redress/contract';

/**
 * What the joint report of linked cases prints: numbers of cases and sums. Names and telephones only of whoever agreed;
 * a field of another person's case that names somebody must not be put in here.
 */
export interface JointCases {
  /** Number of the cluster, shown on the paper. */
  clusterNo: string;
  /** What the cases share, already shortened for print (`尾号6721的收款账户`), with how many cases show it. */
  shared: readonly {
    kind: 'payee' | 'contact' | 'domain' | 'ip' | 'code' | 'picture';
    shown: string;
    cases: number;
  }[];
  cases: readonly {
    caseNo: string;
    disputeType: DisputeType;
    /** Day of payment in Asia/Shanghai; absent where not known. */
    paidOn?: string | undefined;
    amountFen?: number | undefined;
    /** Present only with the person's consent to be named to the authority. */
    person?: { name: string; phone?: string | undefined } | undefined;
  }[];
}
