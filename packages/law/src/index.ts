export { basisOf, type Level, levelOf } from './basis.ts';
export {
  type Deadline,
  type DeadlineListing,
  deadline,
  deadlineRules,
  type Recorded,
  type Suspension,
} from './deadlines/deadline.ts';
export type { Year as HolidayYear } from './deadlines/holidays.ts';
export { daysOff, doubtOfNotice, faultsOfNotice } from './deadlines/notice.ts';
export { coveredThrough, holidayYears, setHolidayYears } from './deadlines/official.ts';
export type { Provisional } from './deadlines/provisional.ts';
export type { SuspensionGround } from './deadlines/rule.ts';
export { type DeadlineRow, deadlineTable } from './deadlines/table.ts';
export { diagnoseText } from './diagnosis/diagnose.ts';
export { rulesText } from './diagnosis/edition.ts';
export { type Evaluation, evaluateDiagnosis, type LabelledText, type Score } from './diagnosis/evaluate.ts';
export { type LawfulNote, lawfulNotes } from './diagnosis/lawful.ts';
export { mendingOf } from './diagnosis/mending.ts';
export { payeeDiffers } from './diagnosis/payee.ts';
export { diagnosisRules } from './diagnosis/rules.ts';
export { type Silence, silenceOf } from './fraud/silence.ts';
export { evaluateGates, type GateInput, gateQuestions } from './gates/evaluate.ts';
export { type LetterInput, letterPoints } from './letter/points.ts';
export { type CourtFee, courtFee } from './money/court-fee.ts';
export { type InterestTerms, interestFen } from './money/interest.ts';
export { fraudThresholds, type Threshold, type ThresholdReading, thresholdsOf } from './money/thresholds.ts';
export { allChannelRules, channelRuleOf, channelRules } from './path/channel-rules.ts';
export {
  type Actor,
  type ChannelClock,
  type ChannelField,
  type ChannelId,
  type ChannelRule,
  channelIds,
  type DocumentName,
  documentNames,
  type Lock,
  type Opening,
  type Quoted,
  type ShutReason,
  type StepDetail,
  type StepEvent,
  type StepEventKind,
  type StepRecord,
  stepDetails,
  stepEventKinds,
  type Trigger,
} from './path/channels.ts';
export { type ClaimsInput, type CostItem, claims, type OrderItem } from './path/claims.ts';
export { jointComplaint } from './path/joint-complaint.ts';
export { nextSteps } from './path/next-steps.ts';
export { pathOf } from './path/path-of.ts';
export type { PathStep, StepClock } from './path/path-step.ts';
export { actorNames } from './path/path-words.ts';
export type { PathInput } from './path/situation.ts';
export { type Clocks, clocksOf } from './path/step-clocks.ts';
export * from './types.ts';
