import type { Bilingual, ClusterFlag, JoinedCase, JointReport, LinkKind } from '@redress/contract';
import { basisOf, jointComplaint } from '@redress/law';
import { protect } from './protect.ts';
import { thresholdViews } from './thresholds.ts';
import { kindOrder, kindTitles } from './titles.ts';

export interface ReportInput {
  flag: ClusterFlag;
  reasons: Bilingual[];
  /** Counted cases of the cluster, joined or not. */
  linkedCases: number;
  /** In the order of joining. */
  cases: readonly JoinedCase[];
  log: { origin: string; vkey: string };
}

export type ReportContents = Omit<JointReport, 'version' | 'reportId' | 'preparedAt'>;

/**
 * The joint report: sums over the joined cases only, whom they paid, by what they are linked, which figures of the law
 * the sum reaches, and who could represent them. It states what the cases say; it accuses nobody.
 */
export function composeJointReport({ flag, reasons, linkedCases, cases, log }: ReportInput): ReportContents {
  const amountFen = cases.reduce((sum, one) => sum + (one.amountFen ?? 0), 0);
  const days = cases.flatMap(({ paidDay }) => (paidDay ? [paidDay] : [])).sort();
  const [firstDay, lastDay] = [days[0], days.at(-1)];
  return {
    flag,
    reasons,
    totals: {
      cases: cases.length,
      amountFen,
      ...(firstDay ? { firstDay } : {}),
      ...(lastDay ? { lastDay } : {}),
      others: protect(Math.max(0, linkedCases - cases.length)),
    },
    payees: payeesOf(cases),
    kinds: kindsOf(cases),
    thresholds: thresholdViews(amountFen).filter(({ level }) => level !== 'B'),
    cases: cases.map((one) => ({ ...one, mine: false })),
    representatives: cases
      .filter(({ representative, name }) => representative && name !== undefined)
      .slice(0, jointComplaint.representatives)
      .map(({ alias }) => alias),
    representation: {
      basis: basisOf(jointComplaint.article),
      quote: jointComplaint.quote,
      limits: jointComplaint.limits,
    },
    log,
  };
}

function payeesOf(cases: readonly JoinedCase[]): ReportContents['payees'] {
  const sums = new Map<string, { cases: number; amountFen: number }>();
  for (const { payee, amountFen = 0 } of cases) {
    if (!payee) continue;
    const sum = sums.get(payee) ?? { cases: 0, amountFen: 0 };
    sums.set(payee, { cases: sum.cases + 1, amountFen: sum.amountFen + amountFen });
  }
  return [...sums]
    .map(([name, sum]) => ({ name, ...sum }))
    .sort((a, b) => b.amountFen - a.amountFen || (a.name < b.name ? -1 : 1));
}

function kindsOf(cases: readonly JoinedCase[]): ReportContents['kinds'] {
  const counts = new Map<LinkKind, number>();
  for (const { kinds } of cases) for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return kindOrder.flatMap((kind) => {
    const n = counts.get(kind);
    return n ? [{ kind, title: kindTitles[kind], cases: n }] : [];
  });
}
