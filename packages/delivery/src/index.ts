export { agedTo } from './aged.ts';
export {
  type CardOpening,
  cardCommit,
  cardNonce,
  cardPepper,
  cardText,
  dupTag,
  lastFour,
  revealMatches,
} from './commitment.ts';
export { gradeDelivery } from './grade.ts';
export { maskRecipient } from './mask.ts';
export { type NotCard, type NotCardMeaning, notCardOf } from './not-cards.ts';
export { dayOf, orderOf, readDeliveryLines } from './read-lines.ts';
export { standardText } from './standard-text.ts';
export { allianceStandard, allianceStandards, categoryOf, standardOn } from './standards.ts';
export * from './types.ts';
export { writtenCodes } from './written.ts';
