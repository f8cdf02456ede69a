export { buildChain, type ChainInput } from './build-chain.ts';
export { type Classification, classifyItem } from './classify-item.ts';
export { extractFacts } from './extract-facts.ts';
export { type Slot, type SlotName, slotsOf } from './slots.ts';
export { suggestDisputeType } from './suggest-dispute-type.ts';
export type { ReadItem, ReadLine, ReadText } from './types.ts';
