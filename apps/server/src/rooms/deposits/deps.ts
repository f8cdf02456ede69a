import type { Blobs } from '#platform/blobs';
import type { Clock } from '#platform/clock';
import type { Database } from '#platform/database';
import type { MailSetup } from '#platform/mail';
import type { Outbox } from '#platform/outbox';
import type { Rails } from '#platform/rails';
import type { MembersRoom } from '#rooms/members';
import type { NotaryRoom } from '#rooms/notary';
import type { WebhooksRoom } from '#rooms/webhooks';

/** What the room works with; all from `compose.ts`. */
export interface DepositsDeps {
  db: Database;
  blobs: Blobs;
  outbox: Outbox;
  clock: Clock;
  notary: NotaryRoom;
  /** How long after the last payment a payee's name and account are kept. */
  payeeDays: number;
  /** How long a bank may still send back what it paid. */
  returnDays: number;
  /** How long a withdrawal waits while claims are open. */
  withdrawalDays: number;
  /** Less than this is not paid in part, in fen. */
  smallestPartFen: number;
  /** Ways of paying that answer by themselves, by the organisation that keeps deposits. */
  rails: Rails;
  members: Pick<MembersRoom, 'actsFor' | 'organisationOf' | 'peopleWho' | 'isAffiliated' | 'noticeAddresses'>;
  webhooks: Pick<WebhooksRoom, 'emit'>;
  /** Absent: nobody is reminded by mail. */
  mail?: MailSetup | undefined;
  publicUrl: string;
}
