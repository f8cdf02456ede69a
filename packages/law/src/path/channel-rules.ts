import type { Day } from '@redress/kernel';
import { complaintRules } from './channels/complaint.ts';
import { courtSuit, reconsideration } from './channels/court.ts';
import {
  issuerInquiry,
  lawyerLetter,
  merchantDemand,
  paymentDispute,
  platformDemand,
} from './channels/demands.ts';
import { associationRules, judicialConfirmation, peoplesMediation } from './channels/mediation.ts';
import { policeReport, policeReview } from './channels/police.ts';
import { publicStatement } from './channels/publicity.ts';
import { reportRules } from './channels/report.ts';
import type { ChannelId, ChannelRule } from './channels.ts';

/** Every rule of every channel and day, in the order of the ladder. */
export const allChannelRules: readonly ChannelRule[] = [
  platformDemand,
  merchantDemand,
  issuerInquiry,
  paymentDispute,
  ...complaintRules,
  ...reportRules,
  policeReport,
  policeReview,
  ...associationRules,
  peoplesMediation,
  judicialConfirmation,
  lawyerLetter,
  courtSuit,
  reconsideration,
  publicStatement,
];

/** The channels as the law of a day has them. A channel whose rules of that day are not on record is not there. */
export function channelRules(day: Day, rules: readonly ChannelRule[] = allChannelRules): ChannelRule[] {
  return rules.filter(({ inForce }) => inForce.since <= day && day <= (inForce.until ?? '9999-12-31'));
}

/** The rule of one channel on a day; undefined where it is not on record. */
export function channelRuleOf(
  id: ChannelId,
  day: Day,
  rules: readonly ChannelRule[] = allChannelRules,
): ChannelRule | undefined {
  return channelRules(day, rules).find((rule) => rule.id === id);
}
