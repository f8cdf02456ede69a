export { additionOf, changedParts, faultsOfAddition, trimmed } from './addition.ts';
export { composeLetter } from './compose-letter.ts';
export { moneyTerms } from './documents/money.ts';
export type { JointCases } from './joint-cases.ts';
export { reviewLetter } from './review-letter.ts';
export type { Composed, LetterData, LetterKind } from './types.ts';
