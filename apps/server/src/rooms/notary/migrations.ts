import { appendOnly, type Migration } from '#platform/database';

export const migrations: readonly Migration[] = [
  {
    name: '0001-log',
    up: [
      // The head of each log. `fence` counts the sequencers that ever held the lease: an old one is refused.
      `CREATE TABLE notary.shard (
        name text PRIMARY KEY, origin text NOT NULL UNIQUE, vkey text NOT NULL,
        size bigint NOT NULL DEFAULT 0, root bytea NOT NULL, checkpoint text NOT NULL,
        holder text, fence bigint NOT NULL DEFAULT 0, lease_until timestamptz NOT NULL DEFAULT '-infinity')`,
      // Waits here between the caller's commit and its batch.
      `CREATE TABLE notary.submission (
        position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        shard text NOT NULL REFERENCES notary.shard, id text NOT NULL UNIQUE,
        bytes bytea NOT NULL, leaf_hash bytea NOT NULL)`,
      ...appendOnly(
        'notary',
        'entry',
        `shard text NOT NULL, index bigint NOT NULL, id text NOT NULL UNIQUE, bytes bytea NOT NULL,
         sealed_at timestamptz NOT NULL, PRIMARY KEY (shard, index)`,
      ),
      ...appendOnly(
        'notary',
        'checkpoint',
        `shard text NOT NULL, size bigint NOT NULL, root bytea NOT NULL, note text NOT NULL, fence bigint NOT NULL,
         at timestamptz NOT NULL, PRIMARY KEY (shard, size)`,
      ),
      // One row per tile, as wide as it is now: a partial tile is the beginning of what follows it.
      `CREATE TABLE notary.tile (
        shard text NOT NULL, level int NOT NULL, index bigint NOT NULL, hashes bytea NOT NULL,
        PRIMARY KEY (shard, level, index))`,
    ],
  },
];
