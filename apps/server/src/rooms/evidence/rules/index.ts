export { buildChain } from './build-chain.ts';
export { extractFacts } from './extract-facts.ts';
export { readPayments } from './read-payments.ts';
export { suggestDisputeType } from './suggest-dispute-type.ts';
export type { ReadItem } from './types.ts';
