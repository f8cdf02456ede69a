import type { ClaimKind, ClaimOutcome, ClaimSide, ProceedingBody, RefusalReason } from '@redress/contract';
import type { Word } from './timeline-words.ts';

/** What a line needs of each kind of event; the events themselves say more. */
export interface Bodies {
  'claim.opened': { kind: ClaimKind; held: boolean };
  'claim.noticed': { way: 'mail' | 'console'; ok: boolean };
  'claim.assessed': { level: number; counts: boolean; byHand?: true | undefined };
  'claim.refused': { reason: RefusalReason; files: readonly unknown[] };
  'claim.refunded': { amountFen?: number | undefined; byReport?: true | undefined };
  'refund.reported': { refundedFen?: number | undefined; askedFen?: number | undefined };
  'refund.denied': { refundedFen?: number | undefined; askedFen?: number | undefined };
  'refund.late': { refundedFen?: number | undefined; until?: string | undefined };
  'refund.confirmed': { refundedFen?: number | undefined; askedFen?: number | undefined };
  'claim.shown': { files: readonly unknown[] };
  'claim.said': { word: Word };
  'offer.made': { by: ClaimSide; amountFen: number };
  'offer.answered': { answer: 'accepted' | 'declined' | 'countered' };
  'offer.expired': object;
  'offer.ended': object;
  'claim.decided': {
    outcome: ClaimOutcome;
    amountFen?: number | undefined;
    covered: boolean;
    coveredFen?: number | undefined;
  };
  'claim.covered': { amountFen?: number | undefined; owedFen?: number | undefined };
  'part.paid': { amountFen: number; owedFen: number };
  'claim.lapsed': object;
  'claim.displaced': object;
  'payout.ordered': { amountFen?: number | undefined };
  'claim.paid': object;
  'payout.failed': object;
  'claim.bounced': object;
  'payout.again': object;
  'payee.changed': object;
  'payee.reminded': object;
  'claim.erased': { keptUntil?: string | undefined };
  'claim.closed': object;
  'payer.shown': object;
  'payer.stated': object;
  'claim.proceeding': { body: ProceedingBody; dueAt?: string | undefined };
  'claim.reminded': { dueAt?: string | undefined };
  'claim.joined': object;
}
export type Kind = keyof Bodies;
export type Happened = { [K in Kind]: { kind: K; body: Bodies[K] } }[Kind];
