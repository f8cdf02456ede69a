export { type Operation, openOperation } from './commands/operate.ts';
export { createNotaryRoom } from './create-room.ts';
export type { NotaryRoom } from './room.ts';
export type { SealRequest } from './rules/entry.ts';
