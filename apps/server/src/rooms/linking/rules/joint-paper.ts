import type { JointReport, LinkKind } from '@redress/contract';
import { maskPayee, maskValue } from './mask-value.ts';
import { kindTitles } from './titles.ts';

/** A value of the reporter's own case that other joined cases have too; `value` is known from her own material only. */
export interface SharedValue {
  kind: LinkKind;
  value: string | undefined;
  cases: number;
}

/**
 * The joint report as its paper prints it. Names only where their owner consented, payees who are persons and all values
 * shortened; what only others' material shows is named by its kind.
 */
export function toJointCases(report: JointReport, own: readonly SharedValue[]) {
  return {
    reportNo: report.reportId,
    others: report.totals.others,
    signs: report.reasons.map(({ zh }) => zh),
    payees: payeesOf(report),
    shared: sharedOf(report, own),
    cases: report.cases.map(({ alias, disputeType, paidDay, amountFen, seals, name, contact }) => ({
      caseNo: alias,
      disputeType,
      paidOn: paidDay,
      amountFen,
      seals,
      ...(name === undefined ? {} : { person: { name, phone: contact } }),
    })),
    representatives: report.representatives,
  };
}

/** Two persons may be shortened alike: they stay two rows. */
const payeesOf = ({ payees }: JointReport) =>
  payees.map(({ name, cases, amountFen }) => ({ shown: maskPayee(name), cases, amountFen }));

function sharedOf({ kinds }: JointReport, own: readonly SharedValue[]) {
  return kinds.flatMap(({ kind, cases }) => {
    const mine = own.filter((value) => value.kind === kind);
    const rows = mine.map(({ value, cases: n }) => ({
      what: what(kind),
      shown: value === undefined ? shownElse(kind) : maskValue(kind, value),
      cases: n,
    }));
    return rows.length > 0 ? rows : [{ what: what(kind), shown: '由其他当事人的材料显示', cases }];
  });
}

/** `同一收款账号` → `收款账号`. */
const what = (kind: LinkKind): string => kindTitles[kind].zh.replace(/^同一张?/, '');
const shownElse = (kind: LinkKind): string =>
  kind === 'picture' ? '同一张截图（内容相同）' : '由本人的材料显示';
