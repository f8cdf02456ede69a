export * from './bytes.ts';
export * from './day.ts';
export * from './fen.ts';
export * from './id.ts';
export * from './refusal.ts';
