import { appendOnly, type Migration } from '#platform/database';
import { appendBatchFunction, appendLastFunction } from './store-batch.ts';
import { batchRows } from './store-batch-rows.ts';
import { siteMigration } from './store-site.ts';
import { stampMigration } from './store-stamp.ts';

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
  batchRows,
  {
    name: '0003-trust',
    up: [
      // What witnesses signed, line by line as they answered. Late ones come after the head is final.
      ...appendOnly(
        'notary',
        'cosignature',
        `shard text NOT NULL, size bigint NOT NULL, witness text NOT NULL, line text NOT NULL,
         at timestamptz NOT NULL, received_at timestamptz NOT NULL, PRIMARY KEY (shard, size, witness)`,
      ),
      // The note exactly as it stood when its quorum was met: this text is stamped and anchored.
      ...appendOnly(
        'notary',
        'final',
        `shard text NOT NULL, size bigint NOT NULL, note text NOT NULL, at timestamptz NOT NULL,
         PRIMARY KEY (shard, size)`,
      ),
      `CREATE TABLE notary.witness_state (
        shard text NOT NULL, witness text NOT NULL, known_size bigint, answered_at timestamptz,
        failing_since timestamptz, problem text, detail text,
        went_back_at timestamptz, went_back_from bigint, PRIMARY KEY (shard, witness))`,
      // RFC 3161 tokens over the SHA-256 of a note.
      ...appendOnly(
        'notary',
        'token',
        `shard text NOT NULL, size bigint NOT NULL, authority text NOT NULL, note text NOT NULL, token bytea NOT NULL,
         stamped_at timestamptz NOT NULL, received_at timestamptz NOT NULL, PRIMARY KEY (shard, size, authority)`,
      ),
      // Heads on chains; one that a reorganisation removed is forgotten and written again.
      `CREATE TABLE notary.anchor (
        shard text NOT NULL, chain text NOT NULL, size bigint NOT NULL, root bytea NOT NULL, note text NOT NULL,
        contract text NOT NULL, tx text NOT NULL, block bigint, block_hash text, anchored_at timestamptz,
        sent_at timestamptz NOT NULL, PRIMARY KEY (shard, chain, size))`,
      ...appendOnly(
        'notary',
        'audit',
        `shard text NOT NULL, at timestamptz NOT NULL, size bigint NOT NULL, ok boolean NOT NULL, problem text,
         duration_ms bigint NOT NULL, PRIMARY KEY (shard, at)`,
      ),
      // Sequencing stops while one stands here that is not lifted.
      `CREATE TABLE notary.halt (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, shard text NOT NULL, at timestamptz NOT NULL,
        code text NOT NULL, reason text NOT NULL, evidence text, lifted_at timestamptz, lifted_why text)`,
      // Keyed digests of contents, so that who holds a file can ask whether it was sealed and nobody else can.
      `CREATE TABLE notary.lookup (digest bytea NOT NULL, id text NOT NULL, PRIMARY KEY (digest, id))`,
      'CREATE INDEX lookup_id ON notary.lookup (id)',
    ],
  },
  {
    name: '0004-explore',
    up: [
      // What `/log` asks, each a single step: the size at an instant, the last signature of one witness, the last token.
      'CREATE INDEX checkpoint_at ON notary.checkpoint (shard, at)',
      'CREATE INDEX cosignature_witness ON notary.cosignature (shard, witness, size)',
      'CREATE INDEX token_authority ON notary.token (shard, authority, size)',
    ],
  },
  {
    name: '0005-alarm',
    up: [
      // What a person must be told: while it stands again at next_at, once solved a last time.
      `CREATE TABLE notary.alarm (
        shard text NOT NULL, problem text NOT NULL, since timestamptz NOT NULL, text_zh text NOT NULL,
        text_en text NOT NULL, tries int NOT NULL DEFAULT 0, next_at timestamptz NOT NULL, solved_at timestamptz,
        PRIMARY KEY (shard, problem))`,
    ],
  },
  {
    name: '0006-anchor',
    up: [
      // Whose line a head stands on, and what the chain holds beside its root. Rows of before 0006 were never released.
      `ALTER TABLE notary.anchor ADD COLUMN name text NOT NULL DEFAULT '',
        ADD COLUMN publisher text NOT NULL DEFAULT '', ADD COLUMN note_hash text NOT NULL DEFAULT '',
        ADD COLUMN attempts int NOT NULL DEFAULT 0`,
    ],
  },
  siteMigration,
  stampMigration,
  // Heads are found by time along their sizes: the index cost every append.
  { name: '0009-no-index-of-times', up: ['DROP INDEX notary.checkpoint_at'] },
  {
    name: '0010-handed-on',
    up: [
      // Only the sequencer's own shard is ever written; asked for each row, it cost every submission.
      'ALTER TABLE notary.submission DROP CONSTRAINT submission_shard_fkey',
      appendBatchFunction.replace('CREATE', 'CREATE OR REPLACE'),
    ],
  },
  { name: '0011-last-of-a-transaction', up: [appendLastFunction] },
];
