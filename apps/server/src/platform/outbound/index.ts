export { isPrivate, publicLookup } from './private-addresses.ts';
