import { sql } from 'kysely';
import type { Database, Trx } from '#platform/database';

/** The hashes of a full tile. */
export async function readTile(
  db: Database | Trx,
  shard: string,
  level: number,
  index: number,
): Promise<Buffer | undefined> {
  const { rows } = await sql<{ hashes: Buffer }>`
    SELECT hashes FROM notary.tile WHERE shard = ${shard} AND level = ${level} AND index = ${index}`.execute(
    'engine' in db ? db.kysely : db,
  );
  return rows[0]?.hashes;
}

/** Hashes of the subtrees of full tiles `first` … `first` + `count` - 1 of a level: what the tile above is made of. */
export async function readTileRoots(
  db: Database | Trx,
  shard: string,
  level: number,
  { first, count }: { first: number; count: number },
): Promise<Buffer[]> {
  const { rows } = await sql<{ root: Buffer }>`
    SELECT root FROM notary.tile
    WHERE shard = ${shard} AND level = ${level} AND index >= ${first} AND index < ${first + count}
    ORDER BY index`.execute('engine' in db ? db.kysely : db);
  return rows.map((row) => row.root);
}

/** The same tiles' own hashes, for whoever does not believe the stored roots. */
export async function readTiles(
  db: Database | Trx,
  shard: string,
  level: number,
  { first, count }: { first: number; count: number },
): Promise<Buffer[]> {
  const { rows } = await sql<{ hashes: Buffer }>`
    SELECT hashes FROM notary.tile
    WHERE shard = ${shard} AND level = ${level} AND index >= ${first} AND index < ${first + count}
    ORDER BY index`.execute('engine' in db ? db.kysely : db);
  return rows.map((row) => row.hashes);
}
