import type { Migration } from '../database/index.ts';

/** Schema `outbox`. A finished job keeps its row for a while, so that its key still stops a repetition. */
export const outboxMigrations: readonly Migration[] = [
  {
    name: '0001-jobs',
    up: [
      `CREATE TABLE outbox.job (
        position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        topic text NOT NULL,
        key text NOT NULL,
        payload jsonb NOT NULL,
        due_at timestamptz NOT NULL DEFAULT now(),
        attempts int NOT NULL DEFAULT 0,
        lease text,
        reason text,
        state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'done', 'stopped')),
        finished_at timestamptz,
        UNIQUE (topic, key))`,
      `CREATE INDEX job_due ON outbox.job (topic, due_at, position) WHERE state = 'open'`,
      `CREATE INDEX job_finished ON outbox.job (finished_at) WHERE state = 'done'`,
    ],
  },
];
