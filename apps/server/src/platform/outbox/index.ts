export type { Handler, Outcome } from './lane.ts';
export { outboxMigrations } from './migrations.ts';
export { createOutbox, type HandlerOptions, type Outbox, type OutboxOptions } from './outbox.ts';
export type { Job, NewJob } from './store.ts';
