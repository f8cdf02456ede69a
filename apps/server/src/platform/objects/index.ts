export { differs, type ObjectStore } from './object-store.ts';
export { openObjectStore } from './open.ts';
export type { S3Access } from './s3-store.ts';
