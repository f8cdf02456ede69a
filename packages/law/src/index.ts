export { basisOf, type Level, levelOf } from './basis.ts';
export { coveredThrough, isWorkingDay } from './deadlines/calendar.ts';
export { type Deadline, type DeadlineListing, deadline, deadlineRules } from './deadlines/deadline.ts';
export { evaluateGates, type GateInput, gateQuestions } from './gates/evaluate.ts';
export { type LetterInput, letterPoints } from './letter/points.ts';
export { type ClaimsInput, claims } from './path/claims.ts';
export { nextSteps } from './path/next-steps.ts';
export type { PathInput } from './path/situation.ts';
export * from './types.ts';
