import type { deliveryEndpoints } from '@redress/contract';
import type { EndpointText } from './endpoint-texts.ts';

/** What the API documentation says about delivery standards, assessments and proofs. */
export const deliveryTexts = {
  listStandards: {
    tag: 'standards',
    summary: 'Delivery standards in force and before, with who signed them',
    description:
      'A standard is a commitment of platform or merchant on joining. Orders are judged by the version of their day.',
  },
  getStandard: { tag: 'standards', summary: 'All published versions of one standard' },
  orgStandards: { tag: 'standards', summary: "An organisation's standards, drafts too, and its signatures" },
  draftStandard: {
    tag: 'standards',
    summary: 'Draft a standard for a category',
    description:
      'A published version stays and gets a successor. Code commitment, recipient, time of entry and retrieval are always asked for.',
  },
  publishStandard: { tag: 'standards', summary: 'Publish the draft for orders from a day after today' },
  signStandard: {
    tag: 'standards',
    summary: 'Sign a published standard for the organisation',
    description:
      'Names the digest of the text that was read. The signature is sealed; signing twice gives the first.',
  },
  listDeliveries: {
    tag: 'deliveries',
    summary: "An organisation's orders with how their deliveries stand",
    description:
      '`only=open`: those whose delivery does not count. `only=named`: instead, numbers that only claims name at a shop that reports its orders; they are in no other list and no figure.',
  },
  deliverySummary: { tag: 'deliveries', summary: 'Deliveries counted, and what stood most often in the way' },
  orderAssessment: {
    tag: 'deliveries',
    summary: "One order's events, standard and assessment",
    description:
      'L0 a status flag or nothing, L1 codes bound to the order, L2 carried on, L3 fetched by the buyer’s side, L4 the issuer’s record. Each finding says what it rests on and how much it weighs.',
  },
  orderRecord: {
    tag: 'deliveries',
    summary: 'All that the shop said of an order, for anybody to check',
    description:
      '`redress.order-record/1`: each event with its exact bytes and signatures, the salt that opens its commitment, its log entry and proof, and the public keys that the shop registered. `redress events verify` checks it offline.',
  },
  submitProof: {
    tag: 'deliveries',
    summary: 'Prove a delivery without a connector',
    description:
      'Makes the same event `delivery.proof` as a connector. The code stays in the browser: only its commitment and last four characters are sent. Level 1 at most: an attached record is shown to the buyer as not verified, ends the silence on her claim and starts no clock against her. It goes to the order that a buyer complained about or that a shop or platform of the organisation reported under this number, and the answer names it; `platformId` only where several platforms know the number. An unknown number is taken where nobody reports the organisation’s orders, or with its own `platformId`.',
  },
  addProofFile: {
    tag: 'deliveries',
    summary: 'Upload a record of entry for a proof',
    description: 'multipart/form-data with one part named file, at most 20 MB.',
  },
  duplicateCheck: { tag: 'deliveries', summary: 'Whether codes are compared with those of other platforms' },
  setDuplicateCheck: {
    tag: 'deliveries',
    summary: 'Take part in the check between platforms, or not',
    description:
      'Who takes part makes tags with the pepper that is told here. Only keyed digests of tags are kept.',
  },
  openProofLink: {
    tag: 'deliveries',
    summary: 'The order of a proof link',
    description: 'Authorization: Bearer with the token of the link’s fragment.',
  },
  submitLinkProof: { tag: 'deliveries', summary: 'Prove a delivery by a link, without an account' },
  addLinkProofFile: { tag: 'deliveries', summary: 'Upload a record of entry by a link' },
  reveal: {
    tag: 'deliveries',
    summary: 'Open the commitment to a card',
    description:
      'Code and nonce as the buyer was shown them. Hashed once and forgotten; kept are whether it matched and whether it is a code at all.',
  },
} satisfies Record<keyof typeof deliveryEndpoints, EndpointText>;
