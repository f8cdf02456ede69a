export { checkStatement, mayBePublished, type StatementFinding, wordingRules } from './check-statement.ts';
export type { FactualInput } from './factual.ts';
export { findPersonal, type RedactedText, redactText } from './personal/find-personal.ts';
export {
  type KnownPersonal,
  type PersonalKind,
  type PersonalMatch,
  personalKinds,
  personalLabels,
} from './personal/kinds.ts';
export { isPersonName } from './personal/names.ts';
export type { CitedBasis, WordingLevel } from './wording/rule.ts';
