export { endToEnd } from './end-to-end.ts';
export { type AppendedEvent, appendEvents, appendOnly, createEventTable, type NewEvent } from './events.ts';
export { type Migration, migrate } from './migrate.ts';
export { type Database, type DatabaseLocation, openDatabase } from './open.ts';
export {
  afterCommit,
  atEnd,
  beforeCommit,
  inSnapshot,
  inTransaction,
  type Trx,
  together,
} from './transaction.ts';
