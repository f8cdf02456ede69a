import * as contract from '@redress/contract';
import { z } from 'zod';

/** Names under which the documentation lists the contract's shapes; those that only requests use end in Input. */
const names = {
  CaseView: contract.caseView,
  Item: contract.itemView,
  Facts: contract.facts,
  Place: contract.place,
  Chain: contract.chain,
  Gap: contract.gap,
  Link: contract.link,
  Finding: contract.finding,
  Gate: contract.gate,
  NextStep: contract.nextStep,
  CaseOpened: contract.caseOpened,
  DeadlineAnswer: contract.deadlineAnswer,
  DeadlineRule: contract.deadlineRule,
  GateQuestion: contract.gateQuestion,
  Verification: contract.verification,
  Problem: contract.problem,
  CompetentOffice: contract.competentOffice,
  Hotline: contract.hotline,
  Office: contract.officeView,
  Division: contract.divisionView,
  Addition: contract.addition,
  TemplateView: contract.templateView,
  LinksView: contract.linksView,
  JoinedCase: contract.joinedCase,
  JointReport: contract.jointReport,
  Threshold: contract.thresholdView,
  ClusterCounts: contract.clusterCounts,
  LinkKind: contract.linkKind,
  LogView: contract.logView,
  LogHead: contract.logHead,
  LogHeadLine: contract.logHeadLine,
  LogEntry: contract.logEntry,
  LogQuestion: contract.logQuestion,
  LogAnswer: contract.logAnswer,
  ServiceView: contract.serviceView,
  Dispatch: contract.dispatchView,
  Rung: contract.rungView,
  InboundMail: contract.inboundView,
  BuyerClaim: contract.buyerClaimView,
  RespondentClaim: contract.respondentClaimView,
  ClaimRow: contract.claimRow,
  ClaimRule: contract.claimRule,
  ClaimRuleView: contract.claimRuleView,
  ClaimAnswer: contract.answerInput,
  Offer: contract.offerView,
  Parties: contract.parties,
  Party: contract.party,
  FactValues: contract.factValues,
  GateAnswers: contract.gateAnswers,
  Bilingual: contract.bilingual,
  Basis: contract.basis,
  DisputeType: contract.disputeType,
  ItemKind: contract.itemKind,
  GateName: contract.gateName,
  Channel: contract.channel,
};

/** Without names every shape would be repeated wherever it is used. */
export function nameSchemas(): void {
  for (const [id, schema] of Object.entries(names)) {
    if (!z.globalRegistry.has(schema)) z.globalRegistry.add(schema, { id });
  }
}
