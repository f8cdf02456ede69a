export type { Reason, Result, Stamp } from './types.ts';
