import { toHex } from '@redress/kernel';
import { type Anchored, countOf, decodeAnchored, decodeLatest, encodeLatest, originHash } from './abi.ts';
import { placeProblem } from './evm-reader.ts';
import type { Rpc } from './http-rpc.ts';
import type { AnchorRecord } from './record.ts';

/** What a node said about a record. `unreachable`: nothing was learnt. */
export type ChainReading =
  | {
      ok: true;
      /** The block's own time, RFC 3339 in UTC. */
      at: string;
      block: number;
      /** Blocks that lie on top of the record's, itself included. */
      confirmations: number;
      /** The newest size on the publisher's line. */
      latestSize: number;
    }
  | { ok: false; reason: string; unreachable?: true };

const no = (reason: string): ChainReading => ({ ok: false, reason });

/**
 * Asks a node of an Ethereum kind of chain whether the record is true: the right chain, the code of Anchor.sol at the
 * address, a successful transaction in this very block of the present chain, its event word by word, the block's time,
 * and that the line's newest head does not contradict it. As true as the node: use your own or two. Never throws.
 */
export async function readAnchor(record: AnchorRecord, rpc: Rpc): Promise<ChainReading> {
  try {
    return await ask(record, rpc);
  } catch (error) {
    return { ok: false, reason: `the chain cannot be asked: ${(error as Error).message}`, unreachable: true };
  }
}

async function ask(record: AnchorRecord, rpc: Rpc): Promise<ChainReading> {
  const wrong = (await placeProblem(record.chain, record.contract, rpc)) ?? (await eventProblem(record, rpc));
  if (wrong !== undefined) return no(wrong);
  const block = (await rpc('eth_getBlockByNumber', [`0x${record.block.toString(16)}`, false])) as Fields;
  if (lower(block?.hash) !== lower(record.blockHash))
    return no(
      `block ${record.block} of the chain is another one: the anchor was removed by a reorganisation`,
    );
  const seconds = countOf(block?.timestamp);
  if (seconds === undefined || seconds > maxSeconds) return no('the block has no time');
  const at = new Date(seconds * 1000).toISOString();
  if (Date.parse(record.at) !== seconds * 1000) return no(`the block's time is ${at}, not ${record.at}`);
  const call = { to: record.contract, data: encodeLatest(record.publisher, record.origin) };
  const latest = decodeLatest(await rpc('eth_call', [call, 'latest']));
  if (!latest) return no('the contract did not answer');
  if (latest.size < record.size) return no(`the line ends at size ${latest.size}, before ${record.size}`);
  if (latest.size === record.size && toHex(latest.root) !== toHex(record.root))
    return no(`the line has another root at size ${record.size}`);
  const newest = countOf(await rpc('eth_blockNumber', [])) ?? record.block;
  const confirmations = Math.max(1, newest - record.block + 1);
  return { ok: true, at, block: record.block, confirmations, latestSize: latest.size };
}

type Fields = Record<string, unknown> | null | undefined;
const lower = (text: unknown): string => String(text).toLowerCase();
/** The year 9999: beyond it a Date has no RFC 3339 form. */
const maxSeconds = 253_402_300_799;

async function eventProblem(record: AnchorRecord, rpc: Rpc): Promise<string | undefined> {
  const receipt = (await rpc('eth_getTransactionReceipt', [record.tx])) as Fields;
  if (!receipt) return `the chain has no transaction ${record.tx}`;
  if (receipt.status !== '0x1') return `the transaction ${record.tx} failed`;
  if (lower(receipt.blockHash) !== lower(record.blockHash) || countOf(receipt.blockNumber) !== record.block)
    return `the transaction stands in block ${countOf(receipt.blockNumber)} ${lower(receipt.blockHash)}, not where the record says`;
  const logs = Array.isArray(receipt.logs) ? receipt.logs : [];
  return logs.some((log) => isThe(record, decodeAnchored(log)))
    ? undefined
    : 'the transaction did not anchor this head on this line';
}

const isThe = (record: AnchorRecord, event: Anchored | undefined): boolean =>
  event !== undefined &&
  event.contract === lower(record.contract) &&
  event.publisher === lower(record.publisher) &&
  event.originHash === toHex(originHash(record.origin)) &&
  event.size === record.size &&
  toHex(event.root) === toHex(record.root) &&
  event.noteHash === record.noteHash;
