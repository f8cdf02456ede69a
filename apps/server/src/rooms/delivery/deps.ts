import type { Blobs } from '#platform/blobs';
import type { Clock } from '#platform/clock';
import type { Database } from '#platform/database';
import type { Outbox } from '#platform/outbox';
import type { MembersRoom } from '#rooms/members';
import type { NotaryRoom } from '#rooms/notary';
import type { TradeRoom } from '#rooms/trade';

/** What the room works with; all from `compose.ts`. */
export interface DeliveryDeps {
  db: Database;
  blobs: Blobs;
  outbox: Outbox;
  clock: Clock;
  members: MembersRoom;
  notary: NotaryRoom;
  trade: TradeRoom;
  publicUrl: string;
  /** 32 bytes that tags, links and the alliance's pepper are made with. */
  secret: Buffer;
}
