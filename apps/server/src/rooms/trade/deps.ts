import type { Blobs } from '#platform/blobs';
import type { Clock } from '#platform/clock';
import type { Database } from '#platform/database';
import type { Outbox } from '#platform/outbox';
import type { MembersRoom } from '#rooms/members';
import type { NotaryRoom } from '#rooms/notary';
import type { Limits } from './limits.ts';
import type { RefusalCounts } from './refusal-counts.ts';

/** What the room works with; all from `compose.ts`. */
export interface TradeDeps {
  db: Database;
  blobs: Blobs;
  outbox: Outbox;
  clock: Clock;
  notary: NotaryRoom;
  members: Pick<MembersRoom, 'merchantOf' | 'actsFor'>;
  /** 32 bytes that order numbers are keyed with. */
  secret: Buffer;
  publicUrl: string;
  /** False: the merchant's deposit is below its floor. Known by a later room, hence given in. */
  mayTakeOrders?: ((merchantId: string) => Promise<boolean>) | undefined;
}

/** With what lives as long as the room. */
export interface TradeRoomDeps extends TradeDeps {
  limits: Limits;
  refusals: RefusalCounts;
}
