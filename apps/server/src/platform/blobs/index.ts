export { type Blobs, createBlobs } from './blobs.ts';
export { loadSecret } from './secret.ts';
export type { Vault } from './vault.ts';
