export { checkLetterText } from './check-letter-text.ts';
export { composeLetter } from './compose-letter.ts';
export type { Composed, LetterData, LetterInput, LetterItem, LetterKind, LetterLog } from './types.ts';
export { yuanInCapitals } from './yuan-in-capitals.ts';
