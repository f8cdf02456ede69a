export { openFolderStore } from './folder-store.ts';
export { differs, type ObjectStore, type StoredObject } from './object-store.ts';
export { openObjectStore } from './open.ts';
export type { S3Access } from './s3-store.ts';
