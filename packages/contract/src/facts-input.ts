import { z } from 'zod';
import { day, disputeType, gateName, instant, text } from './vocabulary.ts';

/** A person or company as a letter needs it. Everything is optional: the letter shows what is missing. */
export const party = z.strictObject({
  name: text(200).optional(),
  phone: text(50).optional(),
  email: text(200).optional(),
  address: text(500).optional(),
  /** Unified social credit code or ICP record number, as published. */
  registration: text(100).optional(),
  /** A company's legal representative or head: name and office. */
  legalRepresentative: text(100).optional(),
  /** Only for papers whose form asks for them: a suit (民事诉讼法第一百二十四条), a reconsideration, the police. */
  gender: z.enum(['male', 'female']).optional(),
  ethnicity: text(20).optional(),
  birthDate: day.optional(),
  idNumber: text(30).optional(),
  occupation: text(100).optional(),
  employer: text(200).optional(),
  postcode: text(20).optional(),
});
export type Party = z.infer<typeof party>;

export const parties = z.strictObject({
  buyer: party.optional(),
  merchant: party.optional(),
  platform: party.optional(),
});
export type Parties = z.infer<typeof parties>;

/** The buyer's own word on each fact: it wins over what was read. */
export const factValues = z.strictObject({
  orderNo: text(100).optional(),
  tradeNo: text(100).optional(),
  goods: text(200).optional(),
  amountFen: z.int().nonnegative().max(1e12).optional(),
  listedAmountFen: z.int().nonnegative().max(1e12).optional(),
  payee: text(200).optional(),
  payChannel: text(100).optional(),
  paidAt: instant.optional(),
  promisedWithinMinutes: z.int().positive().max(525_600).optional(),
  promiseText: text(500).optional(),
  failureNotice: text(500).optional(),
  failedAt: instant.optional(),
  merchantName: text(200).optional(),
  platformName: text(200).optional(),
  siteUrl: text(500).optional(),
  contact: text(200).optional(),
});
export type FactValues = z.infer<typeof factValues>;

/** Answers to the gates' questions: gate → the value of one of its options (packages/law gateQuestions). */
export const gateAnswers = z.partialRecord(gateName, text(60));
export type GateAnswers = z.infer<typeof gateAnswers>;

/** `redress case --facts FILE`, and what the web wizard collects. */
export const factsInput = z.strictObject({
  disputeType: disputeType.optional(),
  /** What happened, in the buyer's words. */
  story: text(5000).optional(),
  parties: parties.optional(),
  facts: factValues.optional(),
  gates: gateAnswers.optional(),
  /** File name → kind, where the buyer corrects the classification. */
  kinds: z
    .record(z.string(), z.enum(['listing', 'payment', 'promise', 'failure', 'terms', 'reply', 'other']))
    .optional(),
});
export type FactsInput = z.infer<typeof factsInput>;
