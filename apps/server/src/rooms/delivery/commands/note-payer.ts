import type { Trx } from '#platform/database';
import { keepPayerMark } from '../store.ts';

/** The buyer of a claim showed that she paid the order: seen by whoever reads it. The claim's own event is sealed. */
export const notePayer = (trx: Trx, { orderId, atMs }: { orderId: string; atMs: number }): Promise<void> =>
  keepPayerMark(trx, orderId, new Date(atMs));
