import { newId } from '#platform/clock';
import type { Database } from '#platform/database';
import * as store from '../store.ts';

export interface Lease {
  /** The fence under which this process may sequence now; undefined while another one holds the lease. */
  fence(): Promise<string | undefined>;
  /** The same without asking the database; undefined also where it must be asked. */
  current(): string | undefined;
  /** Counts the times that it was newly taken, i.e. that somebody else may have sequenced in between. */
  tenure(): number;
  /** How long this tenure lasts; 0 without the lease. */
  heldMs(): number;
  /** A batch was published, which lengthened the lease. */
  extended(): void;
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
  let last: string | undefined;
  let tenures = 0;
  let since = 0;
  const current = () => (performance.now() < renewAt ? held : undefined);
  return {
    current,
    async fence() {
      const known = current();
      if (known !== undefined) return known;
      renewAt = exclusive ? Number.POSITIVE_INFINITY : performance.now() + leaseMs / 2;
      const renewed = held !== undefined;
      held = await store.takeLease(db, shard, holder, leaseMs, exclusive);
      // Each taking counts the fence up: right after ours nobody else's can stand between.
      if (held !== undefined && !(renewed && BigInt(held) === BigInt(last ?? 0) + 1n)) {
        tenures++;
        since = performance.now();
      }
      last = held;
      return held;
    },
    tenure: () => tenures,
    heldMs: () => (held === undefined ? 0 : performance.now() - since),
    extended() {
      if (!exclusive) renewAt = performance.now() + leaseMs / 2;
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
