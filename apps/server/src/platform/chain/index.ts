export { chainIdOf, createEvmChain, type Deployment, deployAnchor, type EvmOptions } from './evm.ts';
export { makeAccount, readAccount } from './key.ts';
