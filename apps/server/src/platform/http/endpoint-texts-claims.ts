import type { claimsEndpoints } from '@redress/contract';

/** What the API documentation says of claims; see docs/claims.md. */
export const claimTexts: Record<
  keyof typeof claimsEndpoints,
  { tag: string; summary: string; description?: string }
> = {
  openClaim: {
    tag: 'claims',
    summary: 'Say in one sentence that an order did not come, or does not work',
    description:
      'No account. `sourceId` is that of the shop’s link or QR code; any other shop is named by `shop`. The receipt code is shown once. One live claim per order: where somebody else holds it and never showed the payment number, `paymentNo` takes it over if it is the one that the shop reported, unless a payment was handed over. Ten comparisons a day for an order; `claim-open` says the same whatever does not fit.',
  },
  getClaim: {
    tag: 'claims',
    summary: 'A claim as its buyer sees it',
    description:
      '`detailsHidden`: goods, amount and details of the delivery are left out until she gave the payment number on her bill, where the shop reported one.',
  },
  sayOnClaim: {
    tag: 'claims',
    summary: 'The buyer’s next word',
    description: 'Which words are open stands in `may`; the table is in docs/claims.md.',
  },
  makeBuyerOffer: { tag: 'claims', summary: 'Offer to settle for less', description: 'Stops no clock.' },
  answerBuyerOffer: {
    tag: 'claims',
    summary: 'Accept or decline an offer of the merchant',
    description: 'Acceptance binds and pays.',
  },
  eraseClaim: {
    tag: 'claims',
    summary: 'Erase a claim that has no case',
    description:
      'The buyer’s words, contact, payee, files and receipt are erased; sums, the order number, events and digests stay for the other side and the ledger. Refused while money is on its way.',
  },
  setClaimPayee: {
    tag: 'claims',
    summary: 'Say where the money is to go',
    description:
      'Asked only once money was decided, and again where the payment failed or came back. Where the shop reported payment numbers, the one on the buyer’s bill must be one of them.',
  },
  setClaimContact: { tag: 'claims', summary: 'Leave an address for notices, or take it back' },
  nameProceeding: {
    tag: 'claims',
    summary: 'Say who is at work on what both sides contest, and under which number',
    description:
      'While a claim is contested, or answered by a record that was uploaded by hand alone, its deposit is kept for 90 days. Each word that mediation or an authority is at work on it keeps it for 180 days from then, two years in all. Both sides see body and number.',
  },
  showPayer: {
    tag: 'claims',
    summary: 'Show that you paid the order, by the payment number on your bill',
    description:
      'Compared with the numbers that the shop reported of the payment; the order’s own number and short ones do not count. Without a number the one given with the claim is compared. Five tries a day for a claim, ten for an order. The same is refused whether the order is unknown, was not reported as paid or has another number. What was shown stays so. Where the shop reported the payment without a number (`statesPaymentNo`), it is stated to the merchant instead, once: its time begins anew, and the deposit stands behind the claim.',
  },
  buyerOrderRecord: {
    tag: 'claims',
    summary: 'The buyer’s own copy of what the shop said of the order',
    description:
      'A `redress.order-record/1` as its parties get it, without lines that hold what is of another person or of an unknown type; those are named in `withheld`. Only after `showPayer`.',
  },
  revealCard: {
    tag: 'claims',
    summary: 'Compare the card that came with the one that the shop committed to',
    description: 'Nothing of the card is kept; whether it matched is.',
  },
  claimFile: { tag: 'claims', summary: 'A paper that the respondent filed, as an attachment' },
  openCaseFromClaim: {
    tag: 'claims',
    summary: 'Open a case with the facts of a claim',
    description: 'The record of the claim becomes an item of its evidence.',
  },
  openClaimFromCase: {
    tag: 'claims',
    summary: 'Ask the merchant of a case to prove delivery',
    description: 'The session of the case opens the claim too.',
  },
  listCaseClaims: { tag: 'claims', summary: 'Claims of a case' },
  sendPublicationAlert: {
    tag: 'statements',
    summary: 'Tell the other side 48 hours before a statement may be public',
    description:
      'It serves the right of reply, names no sum and ties nothing to money. `by-hand`: no address is known, so the text is the buyer’s to send.',
  },
  getClaimShop: { tag: 'claims', summary: 'The shop of a claim link: its name and answer time' },
  claimQr: { tag: 'claims', summary: 'A QR code of a shop’s claim link to print (SVG)' },
  getAnswer: {
    tag: 'answers',
    summary: 'The claim behind a respondent’s link',
    description: '`Authorization: Bearer` the token behind the # of the link.',
  },
  answerClaim: {
    tag: 'answers',
    summary: 'Pay, say that it was paid back, refuse with papers, or show a record',
    description: 'A bare word stops no clock: `refuse` needs papers, and `delivered` a delivery proof.',
  },
  addAnswerFile: { tag: 'answers', summary: 'Upload a paper for an answer' },
  answerFile: { tag: 'answers', summary: 'A paper of the claim, as an attachment' },
  makeOffer: { tag: 'answers', summary: 'Offer to settle', description: 'Stops no clock.' },
  answerOffer: { tag: 'answers', summary: 'Accept or decline the buyer’s offer' },
  listOrgClaims: {
    tag: 'answers',
    summary: 'Claims against an organisation, the earliest clock first',
    description:
      '`of=merchants`: what merchants of a platform answer about orders of its own shops, for the platform to read.',
  },
  claimSummary: {
    tag: 'answers',
    summary: 'How an organisation answered the claims of the last 90 days',
    description: 'Counts, no score.',
  },
  listWaitingPayees: {
    tag: 'answers',
    summary: 'Buyers whose money waits in a kept deposit until they say where to',
    description:
      'For the organisation that keeps the deposits of the merchants. The oldest first, without names.',
  },
  remindPayee: {
    tag: 'answers',
    summary: 'Remind a buyer by mail to say where her money is to go',
    description: 'At most once in three days a claim, where the buyer left an address.',
  },
  getOrgClaim: {
    tag: 'answers',
    summary: 'A claim against an organisation, or one that a merchant answers about an order of its shop',
    description: '`role: platform`: the merchant answers, the platform reads; it answers nothing.',
  },
  answerOrgClaim: { tag: 'answers', summary: 'Answer a claim for an organisation' },
  addOrgClaimFile: { tag: 'answers', summary: 'Upload a paper for an answer of an organisation' },
  orgClaimFile: { tag: 'answers', summary: 'A paper of a claim that an organisation may read' },
  makeOrgOffer: { tag: 'answers', summary: 'Offer to settle for an organisation' },
  answerOrgOffer: { tag: 'answers', summary: 'Accept or decline a buyer’s offer for an organisation' },
  getClaimRule: { tag: 'answers', summary: 'What an organisation refunds by itself, with all versions' },
  saveClaimRule: { tag: 'answers', summary: 'A new version of the rule' },
  tryClaimRule: {
    tag: 'answers',
    summary: 'What a rule would have settled of the last 90 days’ claims',
    description: 'Changes nothing.',
  },
};
