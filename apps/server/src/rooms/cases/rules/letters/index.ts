export { composeLetter } from './compose-letter.ts';
export type { Composed, LetterKind } from './types.ts';
