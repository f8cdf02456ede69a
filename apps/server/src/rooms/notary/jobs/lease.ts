import { newId } from '#platform/clock';
import type { Database } from '#platform/database';
import * as store from '../store.ts';

export interface Lease {
  /** The fence under which this process may sequence now; undefined while another one holds the lease. */
  fence(): Promise<string | undefined>;
  /** Somebody else took it. */
  lost(): void;
  /** Gives it up, so that another node need not wait. */
  free(): Promise<void>;
}

/** `exclusive`: nobody else can hold it, so that of a killed process is taken over at once and never renewed. */
export function createLease(db: Database, shard: string, leaseMs: number, exclusive: boolean): Lease {
  const holder = newId('seq');
  let held: string | undefined;
  let renewAt = 0;
  return {
    async fence() {
      if (held !== undefined && performance.now() < renewAt) return held;
      renewAt = exclusive ? Number.POSITIVE_INFINITY : performance.now() + leaseMs / 2;
      held = await store.takeLease(db, shard, holder, leaseMs, exclusive);
      return held;
    },
    lost() {
      held = undefined;
    },
    async free() {
      if (held !== undefined) await store.freeLease(db, shard, held);
      held = undefined;
    },
  };
}
