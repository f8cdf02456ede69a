import { fromBase64, toBase64 } from '@redress/kernel';
import { fromUtf8, type Result } from '@redress/tlog';

/** A head of a log that stands on a chain, and how to reach from it the head that a bundle carries. */
export interface AnchorRecord {
  /** CAIP-2, e.g. `eip155:1`. */
  chain: string;
  /** The operator's name for the chain: `[a-z0-9][a-z0-9-]{0,30}`. */
  name: string;
  /** Address of the contract, and of the account on whose line the head stands. */
  contract: string;
  publisher: string;
  origin: string;
  size: number;
  root: Uint8Array;
  /** Hexadecimal SHA-256 of the anchored signed note. */
  noteHash: string;
  tx: string;
  block: number;
  blockHash: string;
  /** The block's own time, RFC 3339 in UTC. */
  at: string;
  /** From the smaller of the two heads to the larger; empty when they are of one size. */
  consistency: readonly Uint8Array[];
}

const maxBytes = 256 * 1024;
const maxRecords = 64;
const maxProof = 64;
const fail = (reason: string): { ok: false; reason: string } => ({ ok: false, reason });

/** The text of `proofs/anchor.json`. */
export function formatAnchors(records: readonly AnchorRecord[]): string {
  const anchors = records.map((record) => ({
    ...record,
    root: toBase64(record.root),
    consistency: record.consistency.map(toBase64),
  }));
  return `${JSON.stringify({ v: 1, anchors }, null, 2)}\n`;
}

/** Reads a stranger's `proofs/anchor.json`; everything in it is checked for its shape and nothing for its truth. */
export function parseAnchors(bytes: Uint8Array): Result<AnchorRecord[]> {
  if (bytes.length > maxBytes) return fail('it is larger than 256 KiB');
  const text = fromUtf8(bytes);
  if (text === undefined) return fail('it is not UTF-8');
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return fail('it is not JSON');
  }
  const { v, anchors } = (isObject(json) ? json : {}) as { v?: unknown; anchors?: unknown };
  if (v !== 1 || !Array.isArray(anchors)) return fail('it is not {"v": 1, "anchors": [...]}');
  if (anchors.length > maxRecords) return fail(`it has more than ${maxRecords} anchors`);
  const records: AnchorRecord[] = [];
  for (const [i, one] of anchors.entries()) {
    const record = parseRecord(one);
    if (!record.ok) return fail(`anchor ${i}: ${record.reason}`);
    records.push(record.value);
  }
  return { ok: true, value: records };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Other chains than Ethereum's kind write addresses and transactions in their own way. */
const word = /^[!-~]{1,200}$/;
const ethereum = /^eip155:[1-9]\d{0,15}$/;
const patterns = {
  chain: /^[-a-z0-9]{3,8}:[-_a-zA-Z0-9]{1,32}$/,
  name: /^[a-z0-9][a-z0-9-]{0,30}$/,
  contract: word,
  publisher: word,
  origin: /^[^\s\p{C}]{1,200}$/u,
  noteHash: /^[0-9a-f]{64}$/,
  tx: word,
  blockHash: word,
  at: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?Z$/,
} as const;
const onEthereum = {
  chain: ethereum,
  contract: /^0x[0-9a-fA-F]{40}$/,
  publisher: /^0x[0-9a-fA-F]{40}$/,
  tx: /^0x[0-9a-fA-F]{64}$/,
  blockHash: /^0x[0-9a-fA-F]{64}$/,
};
type Text = Record<keyof typeof patterns, string>;

function parseRecord(json: unknown): Result<AnchorRecord> {
  if (!isObject(json)) return fail('it is not an object');
  const rules = String(json.chain).startsWith('eip155:') ? { ...patterns, ...onEthereum } : patterns;
  for (const [field, pattern] of Object.entries(rules)) {
    const value = json[field];
    if (typeof value !== 'string' || !pattern.test(value)) return fail(`its "${field}" is malformed`);
  }
  const text = json as Text;
  if (Number.isNaN(Date.parse(text.at))) return fail('its "at" is malformed');
  const { size, block } = json;
  if (!isCount(size)) return fail('its "size" is malformed');
  if (!isCount(block)) return fail('its "block" is malformed');
  const root = hashOf(json.root);
  if (!root) return fail('its "root" is malformed');
  if (!Array.isArray(json.consistency) || json.consistency.length > maxProof)
    return fail('its "consistency" is malformed');
  const consistency = json.consistency.map(hashOf).filter((hash) => hash !== undefined);
  if (consistency.length !== json.consistency.length) return fail('its "consistency" is malformed');
  const { chain, name, contract, publisher, origin, noteHash, tx, blockHash, at } = text;
  const value = { chain, name, contract, publisher, origin, size, root, noteHash, tx, block, blockHash, at };
  return { ok: true, value: { ...value, consistency } };
}

const isCount = (n: unknown): n is number => typeof n === 'number' && Number.isSafeInteger(n) && n >= 0;

function hashOf(text: unknown): Uint8Array | undefined {
  const bytes = typeof text === 'string' && text.length === 44 ? fromBase64(text) : undefined;
  return bytes?.length === 32 ? bytes : undefined;
}
