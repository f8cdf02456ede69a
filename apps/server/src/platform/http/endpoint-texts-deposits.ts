const tag = 'deposits';

/** What the API documentation says of deposits and payouts. */
export const depositsTexts = {
  readDeposit: { tag, summary: "A merchant's own deposit: balances, holds, floor, requests, payouts" },
  listPostings: { tag, summary: 'The postings of a deposit, newest first' },
  askTopUp: {
    tag,
    summary: 'Announce a transfer to the deposit',
    description:
      'The answer names the reference to write into the transfer. Money counts once the keeper saw it.',
  },
  dropTopUp: { tag, summary: 'Withdraw an announced transfer' },
  askWithdrawal: {
    tag,
    summary: 'Ask for what stands above the floor',
    description: 'While claims are open it waits some days; then it is granted where it is still covered.',
  },
  dropWithdrawal: { tag, summary: 'Withdraw a withdrawal that waits' },
  depositStatement: { tag, summary: 'A statement of a time, as CSV for spreadsheets or PDF' },
  readKeeping: { tag, summary: 'What an organisation keeps for merchants, and what waits for it' },
  setKeptDeposit: {
    tag,
    summary: "Open a merchant's deposit or set its floor",
    description: 'By a verified alliance, or by a verified platform for itself and its affiliated merchants.',
  },
  setKeeperAccount: {
    tag,
    summary: "Say to which of the keeper's bank accounts merchants pay",
    description: 'Shown to every merchant whose deposit the organisation keeps, with the reference to write.',
  },
  confirmTopUp: {
    tag,
    summary: 'Confirm that the money of a top-up arrived',
    description: 'By a signed-in member who did not ask for it. A bank reference counts once.',
  },
  refuseTopUp: { tag, summary: 'Say that the money of a top-up did not come' },
  listTopUps: {
    tag,
    summary: 'Top-ups that were decided, newest first',
    description: '`show=confirmed` (default) those that stand; `ended` those refused, withdrawn or reversed.',
  },
  proposeReversal: {
    tag,
    summary: 'Propose to undo a confirmed top-up, with the reason',
    description:
      'Confirmed by mistake, or taken back by the bank. No money moves before another member confirms; an organisation in which nobody else may do that is refused (`second-person-needed`).',
  },
  confirmReversal: {
    tag,
    summary: 'Agree, as a second person, that a top-up is undone',
    description:
      'What is available of the sum goes; what was spent or is held for claims becomes a shortage, which the next money of the merchant fills first. The merchant is told.',
  },
  dropReversal: { tag, summary: 'Withdraw a proposed reversal, or decline that of another member' },
  listPayouts: { tag, summary: 'Payouts of all deposits that an organisation keeps; payees are masked' },
  confirmPayout: { tag, summary: 'Say that a payout was made, with the number of the bank' },
  failPayout: { tag, summary: 'Say that a payout was not made or came back' },
  retryPayout: { tag, summary: 'Ask for a failed or returned payout once more, perhaps to another account' },
  listBatches: { tag, summary: 'Payment files, newest first' },
  payoutNotice: {
    tag,
    summary: 'A payment provider says that something became of a payment',
    description:
      'For Alipay (a form) and WeChat Pay (JSON) only. The signature is checked over the bytes as they came; what became of the payment is then asked of the provider, never believed from the notice. Answered as the provider wants it.',
  },
  makeBatch: { tag, summary: 'Put all payouts that wait for a bank transfer into one payment file' },
  batchFile: {
    tag,
    summary: 'The payment file as CSV',
    description: 'UTF-8 with a byte order mark, or GB18030. docs/deposits.md describes its columns.',
  },
  endBatch: { tag, summary: 'Say that a payment file was handed to the bank, or never will be' },
  importPayoutResult: {
    tag,
    summary: "Import the bank's result file",
    description: 'A CSV in UTF-8 or GB18030. The same file again changes nothing.',
  },
};
