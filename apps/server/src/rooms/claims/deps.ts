import type { Readable } from 'node:stream';
import type { OrderRecord, Payee, StatementView } from '@redress/contract';
import type { Blobs } from '#platform/blobs';
import type { Clock } from '#platform/clock';
import type { Database, Trx } from '#platform/database';
import type { Log } from '#platform/log';
import type { MailSetup } from '#platform/mail';
import type { Outbox } from '#platform/outbox';
import type { CasesRoom } from '#rooms/cases';
import type { EvidenceRoom } from '#rooms/evidence';
import type { MembersRoom } from '#rooms/members';
import type { NotaryRoom } from '#rooms/notary';
import type { Assessed } from './rules/assessment.ts';
import type { ReportedRefund } from './rules/reported-refund.ts';

/** What this room needs of orders and shops. */
export interface OrderDoor {
  findSource(sourceId: string): Promise<{ name: string; platformId: string; closed: boolean } | undefined>;
  findOrder(of: { sourceId: string; orderRef: string }): Promise<{ id: string } | undefined>;
  readOrder(orderId: string): Promise<KnownOrder>;
  eventsOf(orderId: string): Promise<{ type: string }[]>;
  /** Those shops of a platform that ever reported an order by themselves. */
  reportingSources(platformId: string): Promise<ReadonlySet<string>>;
  /** Of these, what somebody only named. */
  unreportedOf(orderIds: readonly string[]): Promise<string[]>;
  /** What the shop said of it, for its buyer. */
  buyerRecord(orderId: string): Promise<OrderRecord>;
  /** Its own number, where the shop itself reported it; in the caller's transaction. */
  reportedRef(trx: Trx, orderId: string): Promise<string | undefined>;
  /** The order that somebody names, also one that nobody reported. */
  ensureOrder(trx: Trx, of: { sourceId: string; orderRef: string }): Promise<{ orderId: string }>;
}

export interface KnownOrder {
  id: string;
  orderRef: string;
  platformId: string;
  merchantId?: string | undefined;
  title?: string | undefined;
  category?: string | undefined;
  amountFen?: number | undefined;
  /** By the report of the payment. */
  paidFen?: number | undefined;
  refund?: ReportedRefund | undefined;
  createdAtMs?: number | undefined;
  paidAtMs?: number | undefined;
  ids: { gatewayTradeNo?: string | undefined; channelNo?: string | undefined };
}

export interface RecordView {
  fileId: string;
  name: string;
  bytes: number;
  mediaType: string;
  addedAt: string;
}

/** What this room needs of delivery proofs. */
export interface DeliveryDoor {
  assess(orderId: string, nowMs?: number): Promise<Assessed>;
  /** The answer time of the standard that holds for an order, or for a shop's orders in general. */
  answerTime(of: { orderId?: string | undefined; platformId?: string | undefined }): Promise<number>;
  /** What is told from now on about before is told afterwards. */
  noteClaim(trx: Trx, of: { orderId: string; claimedAtMs: number }): Promise<unknown>;
  /** The buyer showed that she paid: for whoever reads the order. */
  notePayer(trx: Trx, of: { orderId: string; atMs: number }): Promise<unknown>;
  /** Where a merchant without an account proves the delivery of this order. */
  proofLink(of: { orderId: string; expiresAtMs: number }): string;
  /** Records that were uploaded by hand with proofs of an order. */
  recordsOf(orderId: string): Promise<RecordView[]>;
  /** Undefined where the order has no such record. */
  openRecord(of: {
    orderId: string;
    fileId: string;
  }): Promise<{ file: RecordView; content: Readable } | undefined>;
  /** The buyer opens the commitment of a card; nothing of it is kept. */
  reveal(of: {
    orderId: string;
    secret: string;
    nonce: string;
  }): Promise<{ matches: boolean; notACard: boolean }>;
}

/** What this room needs of deposits; each call is repeatable by its key. */
export interface DepositDoor {
  hold(
    trx: Trx,
    of: {
      merchantId: string;
      amountFen: number;
      key: string;
      orderTail?: string;
      inPart?: boolean;
      leaveFen?: number;
    },
  ): Promise<{ holdId: string; amountFen: number } | { shortFen: number }>;
  release(trx: Trx, of: { holdId: string; key: string }): Promise<unknown>;
  payOut(
    trx: Trx,
    of: { holdId: string; amountFen: number; payee: string; key: string },
  ): Promise<{ payoutId: string }>;
  payoutOf(payoutId: string, trx?: Trx): Promise<Payout>;
  /** Gives the reference of the payee. */
  payAgain(trx: Trx, of: { payoutId: string; payee: Payee }): Promise<string>;
  cancelPayout(trx: Trx, of: { payoutId: string }): Promise<unknown>;
  /** Gives the instant up to which the bank may send the payment back; undefined: the payee is gone. */
  sealPayee(trx: Trx, of: { payoutId: string }): Promise<Date | undefined>;
  forgetPayee(trx: Trx, of: { payoutId?: string; payee?: string }): Promise<unknown>;
  keepPayee(trx: Trx, of: { payee: Payee }): Promise<string>;
  /** Of those that nobody was asked to pay yet; undefined: all of them were taken. */
  changePayee(trx: Trx, of: { payoutIds: readonly string[]; payee: Payee }): Promise<string | undefined>;
  /** Nobody is asked to pay it before; null: from now on. What was taken already goes its way. */
  putOffPayout(trx: Trx, of: { payoutId: string; until: Date | null }): Promise<unknown>;
  hasPayee(trx: Trx, payee: string): Promise<boolean>;
  stateOf(merchantId: string): Promise<{ selfKept: boolean }>;
  /** Whose deposits an organisation keeps, and its payouts that wait for another account. */
  waitingFor(keeperId: string): Promise<{ merchantIds: string[]; payoutIds: string[] }>;
}

export interface Payout {
  state: string;
  /** How often a rail was asked: each asking can fail or come back once. */
  attempt: number;
  /** The bank may still send it back. */
  mayReturnUntil?: string | undefined;
  /** What the buyer's WeChat needs so that she can confirm the receipt. */
  confirm?: { appId: string; merchantId: string; packageInfo: string } | undefined;
}

export interface WebhookDoor {
  emit(trx: Trx, of: { orgId: string; type: string; data: object; key: string }): Promise<unknown>;
}

/** What the notice before a publication needs of the statement. */
export interface StatementDoor {
  readStatement(caseId: string): Promise<StatementView>;
  replyAccess(caseId: string): { url: string; code: string };
}

/** What the room works with; all from `compose.ts`. */
export interface ClaimsDeps {
  db: Database;
  blobs: Blobs;
  outbox: Outbox;
  clock: Clock;
  log: Log;
  members: MembersRoom;
  notary: NotaryRoom;
  evidence: EvidenceRoom;
  cases: CasesRoom;
  trade: OrderDoor;
  delivery: DeliveryDoor;
  deposits: DepositDoor;
  /** Absent: nobody is told by webhook. */
  webhooks?: WebhookDoor | undefined;
  statements: StatementDoor;
  /** Absent: no mail goes out. */
  mail?: MailSetup | undefined;
  publicUrl: string;
  /** 32 bytes that digests and links are made with. */
  secret: Buffer;
}
