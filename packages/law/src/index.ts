export { basisOf, type Level, levelOf } from './basis.ts';
export { coveredThrough, isWorkingDay } from './deadlines/calendar.ts';
export { type Deadline, type DeadlineListing, deadline, deadlineRules } from './deadlines/deadline.ts';
export { diagnoseText, diagnosisRules } from './diagnosis/diagnose.ts';
export { evaluateGates, type GateInput, gateQuestions } from './gates/evaluate.ts';
export { type LetterInput, letterPoints } from './letter/points.ts';
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
  type StepDetail,
  type StepEvent,
  type StepEventKind,
  type StepRecord,
  stepDetails,
  stepEventKinds,
  type Trigger,
} from './path/channels.ts';
export { type ClaimsInput, claims } from './path/claims.ts';
export { nextSteps } from './path/next-steps.ts';
export type { PathStep, StepClock } from './path/path-step.ts';
export type { PathInput } from './path/situation.ts';
export * from './types.ts';
