export type { Handler } from './lane.ts';
export { outboxMigrations } from './migrations.ts';
export { createOutbox, type Outbox, type OutboxOptions } from './outbox.ts';
