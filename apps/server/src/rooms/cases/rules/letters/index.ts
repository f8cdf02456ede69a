export { composeLetter } from './compose-letter.ts';
export { moneyTerms } from './documents/money.ts';
export type { JointCases } from './joint-cases.ts';
export { reviewLetter } from './review-letter.ts';
export type { Composed, LetterKind } from './types.ts';
