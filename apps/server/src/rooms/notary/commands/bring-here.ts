import { createHash } from 'node:crypto';
import { parseEntry } from '@redress/bundle';
import { fromBase64, opaqueId } from '@redress/kernel';
import type { Clock } from '#platform/clock';
import type { Database } from '#platform/database';
import type { Seal } from '../queries/proofs.ts';
import type { NotaryRoom } from '../room.ts';
import type { SealRequest } from '../rules/entry.ts';
import { type EntryRow, findEntry } from '../store-entries.ts';

export interface BringDeps {
  db: Database;
  clock: Clock;
  shard: string;
  door: Pick<NotaryRoom, 'append' | 'whenSealed'>;
}

/**
 * The seal of an entry in the present log. One that stands in an older log of the database is sealed here anew: the
 * same commitments, `prev` naming the older entry, the time that of now, since nothing proves an older one here. Its id
 * follows from the older one, so repeating finds it; the seal given bears the older id, by which the caller knows it. Refusals: those of `whenSealed` and `append`.
 */
export async function bringHere({ db, clock, shard, door }: BringDeps, id: string): Promise<Seal> {
  const seal = await door.whenSealed(id);
  const older = await findEntry(db, id);
  if (!older || older.shard === shard) return seal;
  const [brought] = await door.append([again(older, broughtId(shard, id), clock.now())]);
  return { ...(brought as Seal), id };
}

/** The id under which `bringHere` seals an entry again. */
export function broughtId(shard: string, id: string): string {
  return opaqueId('again', createHash('sha256').update(`${shard}\n${id}`).digest());
}

function again({ id, bytes }: EntryRow, newId: string, atMs: number): SealRequest {
  const entry = parseEntry(bytes);
  if (!entry.ok) throw new Error(`the stored entry ${id}: ${entry.reason}`);
  const { t, c, sm3 } = entry.value;
  const fields = Object.keys(c).map((name) => [
    name,
    { sha256: fromBase64(c[name] as string), sm3: fromBase64(sm3[name] as string) },
  ]);
  return { id: newId, type: t, atMs, prev: id, fields: Object.fromEntries(fields) };
}
