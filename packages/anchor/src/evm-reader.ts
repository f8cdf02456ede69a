import { fromHex, toHex } from '@redress/kernel';
import { sha256 } from '@redress/tlog';
import {
  type Anchored,
  anchoredTopic,
  countOf,
  decodeAnchored,
  decodeLatest,
  encodeLatest,
  knownCode,
  originHash,
} from './abi.ts';
import type { AnchoredHead, Confirmation, Line } from './adapter.ts';
import type { Rpc } from './http-rpc.ts';

type Fields = Record<string, unknown> | null | undefined;
const quantity = (n: number): string => `0x${n.toString(16)}`;
const word = (n: number): string => `0x${n.toString(16).padStart(64, '0')}`;
const same = (a: unknown, b: unknown): boolean => String(a).toLowerCase() === String(b).toLowerCase();

/** Undefined when the node is of this chain and Anchor.sol stands at the address. */
export async function placeProblem(chain: string, contract: string, rpc: Rpc): Promise<string | undefined> {
  if (!chain.startsWith('eip155:')) return `${chain} is no chain with an Ethereum RPC`;
  const id = countOf(await rpc('eth_chainId', []));
  if (`eip155:${id}` !== chain) return `the node is of chain eip155:${id}, not ${chain}`;
  const code = fromHex(String(await rpc('eth_getCode', [contract, 'latest'])).slice(2));
  if (!code || code.length === 0) return `there is no contract at ${contract}`;
  return knownCode.includes(toHex(sha256(code)))
    ? undefined
    : `the contract at ${contract} is not Anchor.sol, so nobody knows what it promises`;
}

/** The newest head of a line, or the one of a size. Undefined when there is none. Throws when it cannot be asked. */
export async function readLine(line: Line, rpc: Rpc, size?: number): Promise<AnchoredHead | undefined> {
  const call = { to: line.contract, data: encodeLatest(line.publisher, line.origin) };
  const latest = decodeLatest(await rpc('eth_call', [call, 'latest']));
  if (!latest) throw new Error(`the contract ${line.contract} does not answer as Anchor.sol does`);
  if (latest.root.every((byte) => byte === 0)) return undefined;
  const wanted = size ?? latest.size;
  if (wanted > latest.size) return undefined;
  // The newest head says where its event is; an older one is looked for in the whole chain.
  const [from, to] = wanted === latest.size ? [latest.block, latest.block] : [0, latest.block];
  const publisher = `0x${line.publisher.slice(2).toLowerCase().padStart(64, '0')}`;
  const filter = {
    address: line.contract,
    fromBlock: quantity(from),
    toBlock: quantity(to),
    topics: [anchoredTopic, publisher, `0x${toHex(originHash(line.origin))}`, word(wanted)],
  };
  const logs = await rpc('eth_getLogs', [filter]);
  for (const log of Array.isArray(logs) ? logs : []) {
    const event = decodeAnchored(log);
    if (event && isOn(line, event) && event.size === wanted) return headOf(event, log as Fields, rpc);
  }
  if (size !== undefined && wanted < latest.size) return undefined;
  throw new Error('the newest head has no event: a reorganisation is under way, or the node keeps no logs');
}

const isOn = (line: Line, event: Anchored): boolean =>
  same(event.contract, line.contract) &&
  same(event.publisher, line.publisher) &&
  event.originHash === toHex(originHash(line.origin));

async function headOf(event: Anchored, log: Fields, rpc: Rpc): Promise<AnchoredHead> {
  const block = countOf(log?.blockNumber) ?? 0;
  const { hash, at } = await blockOf(block, rpc);
  if (!same(hash, log?.blockHash)) throw new Error('a reorganisation is under way');
  return { ...event, tx: String(log?.transactionHash), block, blockHash: String(hash), at };
}

async function blockOf(block: number, rpc: Rpc): Promise<{ hash: unknown; at: Date }> {
  const found = (await rpc('eth_getBlockByNumber', [quantity(block), false])) as Fields;
  return { hash: found?.hash, at: new Date((countOf(found?.timestamp) ?? 0) * 1000) };
}

/** What became of a transaction that anchors on this contract; `confirmations` counts its own block. */
export async function confirmAnchor(
  tx: string,
  { contract, confirmations }: { contract: string; confirmations: number },
  rpc: Rpc,
): Promise<Confirmation> {
  const receipt = (await rpc('eth_getTransactionReceipt', [tx])) as Fields;
  if (!receipt) {
    const known = await rpc('eth_getTransactionByHash', [tx]);
    return known ? { state: 'pending', inBlock: false } : { state: 'gone' };
  }
  const block = countOf(receipt.blockNumber);
  const newest = countOf(await rpc('eth_blockNumber', []));
  if (block === undefined || newest === undefined || newest - block + 1 < confirmations)
    return { state: 'pending', inBlock: true };
  const logs = Array.isArray(receipt.logs) ? receipt.logs : [];
  const log = logs.find((one) => same(decodeAnchored(one)?.contract, contract));
  const event = decodeAnchored(log);
  if (receipt.status !== '0x1' || !event) return { state: 'void' };
  const { hash, at } = await blockOf(block, rpc);
  if (!same(hash, receipt.blockHash)) return { state: 'pending', inBlock: true };
  return { state: 'anchored', head: { ...event, tx, block, blockHash: String(hash), at } };
}

/** True when this block is part of the chain as the node knows it now. */
export async function holdsBlock(block: number, blockHash: string, rpc: Rpc): Promise<boolean> {
  return same((await blockOf(block, rpc)).hash, blockHash);
}
