import artifact from '../contracts/Anchor.json' with { type: 'json' };

/** What deploying sends. Made by `node tools/compile-anchor.ts`; a test compiles again and compares. */
export const anchorBytecode = artifact.bytecode as `0x${string}`;

const bytes32 = (name: string) => ({ name, type: 'bytes32' }) as const;
const uint64 = (name: string) => ({ name, type: 'uint64' }) as const;

/** The part of the contract's interface that a publisher uses, typed word for word: a JSON import widens its strings. */
export const anchorAbi = [
  {
    type: 'function',
    name: 'anchor',
    stateMutability: 'nonpayable',
    inputs: [bytes32('originHash'), uint64('size'), bytes32('root'), bytes32('noteHash')],
    outputs: [],
  },
  {
    type: 'error',
    name: 'SizeShrank',
    inputs: [uint64('anchoredSize'), bytes32('anchoredRoot'), uint64('size'), bytes32('root')],
  },
  {
    type: 'error',
    name: 'OtherRoot',
    inputs: [uint64('size'), bytes32('anchoredRoot'), bytes32('root')],
  },
  { type: 'error', name: 'NoRoot', inputs: [] },
] as const;
