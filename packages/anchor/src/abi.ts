import { fromHex, toHex } from '@redress/kernel';
import { sha256 } from '@redress/tlog';

/*
 * The few words of the Ethereum ABI that reading an anchor needs, so that a browser need not load a client library.
 * Selector and topic are the first 4 and all 32 bytes of keccak-256 over the signatures; a test computes them.
 */
export const latestSelector = '68205bc3';
export const anchoredTopic = '0xa58519225e4f9c8267cd9793b73fec57d8d8f98424e8f206c6d7288d6fe037e7';

/** SHA-256 of the code at the address of each released Anchor.sol: whoever emits the event must also be the contract. */
export const knownCode: readonly string[] = [
  'd2ae4be2562a55f9f38233c966a569991a592bc80e21c2874fc22c12edc03639',
];

const utf8 = new TextEncoder();

/** The key of a log's line: SHA-256 of its origin. */
export const originHash = (origin: string): Uint8Array => sha256(utf8.encode(origin));

const pad = (hex: string): string => hex.padStart(64, '0');
const word = (text: string): string => pad(text.replace(/^0x/, '').toLowerCase());

/** `data` of an eth_call of `latest(publisher, originHash)`. */
export function encodeLatest(publisher: string, origin: string): string {
  return `0x${latestSelector}${word(publisher)}${toHex(originHash(origin))}`;
}

export interface Latest {
  size: number;
  root: Uint8Array;
  block: number;
}

/** What `latest` answered; undefined when it is not its answer. A root of zeros: nothing was anchored on this line. */
export function decodeLatest(data: unknown): Latest | undefined {
  const words = wordsOf(data);
  if (words?.length !== 3) return undefined;
  const [size, root, block] = words as [string, string, string];
  const sizeNumber = countOf(`0x${size}`);
  const blockNumber = countOf(`0x${block}`);
  if (sizeNumber === undefined || blockNumber === undefined) return undefined;
  return { size: sizeNumber, root: fromHex(root) as Uint8Array, block: blockNumber };
}

export interface Anchored {
  contract: string;
  publisher: string;
  originHash: string;
  size: number;
  root: Uint8Array;
  /** Hexadecimal, without 0x. */
  noteHash: string;
}

/** The event in a log of a receipt; undefined for any other log. */
export function decodeAnchored(log: unknown): Anchored | undefined {
  const { address, topics, data } = (log ?? {}) as { address?: unknown; topics?: unknown; data?: unknown };
  if (typeof address !== 'string' || !Array.isArray(topics) || topics.length !== 4) return undefined;
  const [topic, publisher, origin, size] = topics.map((one) => wordsOf(one)?.[0]);
  const words = wordsOf(data);
  if (`0x${topic}` !== anchoredTopic || !publisher || !origin || !size || words?.length !== 2)
    return undefined;
  const sizeNumber = countOf(`0x${size}`);
  if (sizeNumber === undefined) return undefined;
  return {
    contract: address.toLowerCase(),
    publisher: `0x${publisher.slice(24)}`,
    originHash: origin,
    size: sizeNumber,
    root: fromHex(words[0] as string) as Uint8Array,
    noteHash: words[1] as string,
  };
}

/** 32-byte words of hexadecimal data, in lower case. */
function wordsOf(data: unknown): string[] | undefined {
  if (typeof data !== 'string' || data.length > 10_000 || !/^0x([0-9a-fA-F]{64})+$/.test(data))
    return undefined;
  return data.slice(2).toLowerCase().match(/.{64}/g) ?? undefined;
}

/** A JSON-RPC quantity below 2^53. */
export function countOf(quantity: unknown): number | undefined {
  if (typeof quantity !== 'string' || !/^0x[0-9a-fA-F]{1,64}$/.test(quantity)) return undefined;
  const n = BigInt(quantity);
  return n <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(n) : undefined;
}
