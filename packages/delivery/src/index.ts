export {
  type CardOpening,
  cardCommit,
  cardNonce,
  cardText,
  dupTag,
  lastFour,
  revealMatches,
} from './commitment.ts';
export { type NotCard, type NotCardMeaning, notCardOf } from './not-cards.ts';
