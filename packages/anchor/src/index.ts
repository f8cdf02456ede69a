export * from './abi.ts';
export type * from './adapter.ts';
export * from './check-record.ts';
export * from './evm-reader.ts';
export * from './http-rpc.ts';
export * from './read-anchor.ts';
export * from './record.ts';
