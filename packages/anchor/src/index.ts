export * from './abi.ts';
export * from './check-record.ts';
export * from './http-rpc.ts';
export * from './read-anchor.ts';
export * from './record.ts';
