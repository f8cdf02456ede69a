import type { Snapshot } from '../rules/observe.ts';

/** An order as the connector last saw it, and when to look again. */
export interface Known {
  id: number;
  ref: string;
  createdAtMs: number;
  lookAtMs: number | undefined;
  snapshot: Snapshot;
}

export interface OrderRow {
  id: number;
  ref: string;
  created_at: number;
  look_at: number | null;
  snapshot: string;
}

export const toKnown = (row: OrderRow): Known => ({
  id: row.id,
  ref: row.ref,
  createdAtMs: row.created_at,
  lookAtMs: row.look_at ?? undefined,
  snapshot: JSON.parse(row.snapshot),
});
