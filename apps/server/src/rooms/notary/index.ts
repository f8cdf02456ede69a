export { createNotaryRoom } from './create-room.ts';
export type { NotaryRoom } from './room.ts';
export type { SealRequest } from './rules/entry.ts';
