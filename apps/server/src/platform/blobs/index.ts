export { type Blobs, createBlobs, type PutOptions, type Stored } from './blobs.ts';
export { loadSecret } from './secret.ts';
export type { Vault } from './vault.ts';
