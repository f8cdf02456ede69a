export { createNotaryRoom } from './create-room.ts';
export type { NotaryDeps, NotaryPart, NotaryRoom } from './room.ts';
export type { SealRequest } from './rules/entry.ts';
