import type { Blobs } from '#platform/blobs';
import type { Clock } from '#platform/clock';
import type { Database } from '#platform/database';
import type { Memo } from '#platform/memo';
import type { ClaimsRoom } from '#rooms/claims';
import type { createDepositsRoom } from '#rooms/deposits';
import type { MembersRoom } from '#rooms/members';
import type { NotaryRoom } from '#rooms/notary';
import type { TradeRoom } from '#rooms/trade';
import type { VettingRoom } from '#rooms/vetting';
import type { Template } from './rules/template-replies.ts';

/** What the room works with; all from `compose.ts`. */
export interface OversightDeps {
  db: Database;
  blobs: Blobs;
  clock: Clock;
  members: MembersRoom;
  notary: NotaryRoom;
  trade: Pick<TradeRoom, 'healthOf'>;
  claims: Pick<ClaimsRoom, 'recordsOf' | 'countsOf'>;
  vetting: Pick<VettingRoom, 'dutyRecords' | 'standingsOf' | 'departuresOf'>;
  deposits: Pick<Awaited<ReturnType<typeof createDepositsRoom>>, 'belowFloor'>;
  /** What was found in the answers of a platform's periods. */
  templates: Memo<Promise<readonly Template[]>>;
}
