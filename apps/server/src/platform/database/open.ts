import type { Kysely } from 'kysely';
import { openPGlite } from './pglite.ts';
import { openPostgres } from './postgres.ts';

/** A folder (embedded, on disk), memory (embedded, gone at the end) or a server's `postgres://` URL. */
export type DatabaseLocation = { folder: string } | { memory: true } | { url: string };

export interface Database {
  /** Rooms narrow it in their store: `db.kysely as Kysely<EvidenceTables>`. */
  readonly kysely: Kysely<unknown>;
  readonly engine: 'pglite' | 'postgres';
  /**
   * One statement in a transaction of its own, for the few that run all the time: a server parses and plans it once a
   * connection. `name` belongs to one text for ever.
   */
  run<Row>(statement: { name: string; text: string }, values: readonly unknown[]): Promise<Row[]>;
  /** Embedded: flushes write-ahead log and reclaims dead rows. A server does this itself. */
  maintain(): Promise<void>;
  close(): Promise<void>;
}

/** Opens the database; int8 arrives as string and bytea as Buffer on both engines. Refusal: `data-folder-in-use`. */
export async function openDatabase(location: DatabaseLocation): Promise<Database> {
  return 'url' in location ? openPostgres(location.url) : openPGlite(location);
}
