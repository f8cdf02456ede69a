import { createHash } from 'node:crypto';
import {
  consistencyProof,
  inclusionProof,
  leafHash,
  openCheckpoint,
  type ReadNode,
  rootOf,
  type Sha256,
  type VerifyEd25519,
  verifyConsistency,
  verifyInclusion,
} from '@redress/tlog';
import type { SeenHead } from './heads.ts';
import type { Acknowledged } from './journal.ts';

/** Everything that was promised, and the log as it stands at the end. */
export interface Evidence {
  vkey: string;
  /** The final head, a signed note. */
  head: string;
  /** Entries as the log serves them. */
  entries: readonly Uint8Array[];
  /** Nodes of the final tree, from the hash tiles as the log serves them. */
  readNode: ReadNode;
  /** The id that an entry carries. */
  idOf: (entry: Uint8Array) => string | undefined;
  acknowledged: readonly Acknowledged[];
  undone: readonly string[];
  heads: readonly SeenHead[];
  /** Heads in the order of their sizes, each with the fence of the sequencer that committed it. */
  committed: readonly { size: number; root: string; fence: number }[];
  verify?: VerifyEd25519;
}

const sha256: Sha256 = (data) => createHash('sha256').update(data).digest();
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

/** Compares what was promised with the log. Gives what broke, in words; nothing is believed that can be computed. */
export async function check(evidence: Evidence): Promise<string[]> {
  const { vkey, head, entries, verify } = evidence;
  const opened = openCheckpoint(head, [vkey], verify);
  if (!opened.ok) return [`the final head: ${opened.reason}`];
  const { size, root } = opened.value;
  const hashes = entries.map((entry) => leafHash(entry, sha256));
  const problems: string[] = [];
  if (entries.length !== size)
    problems.push(`the final head says ${size} entries, ${entries.length} are served`);
  if (base64(rootOf(hashes, sha256)) !== base64(root)) problems.push('the entries lead to another root');
  const final: Final = { ...evidence, size, root, hashes, readNode: remember(evidence.readNode) };
  problems.push(...checkIds(final));
  problems.push(...(await checkSeals(final)));
  problems.push(...(await checkHeads(final)));
  problems.push(...checkCommitted(final));
  return problems;
}

interface Final extends Evidence {
  size: number;
  root: Uint8Array;
  hashes: readonly Uint8Array[];
}

/** The same nodes are in thousands of proofs. */
function remember(read: ReadNode): ReadNode {
  const known = new Map<string, Uint8Array | Promise<Uint8Array>>();
  return (level, index) => {
    const key = `${level}/${index}`;
    const node = known.get(key) ?? read(level, index);
    known.set(key, node);
    return node;
  };
}

function checkIds({ entries, idOf, undone }: Final): string[] {
  const problems: string[] = [];
  const at = new Map<string, number>();
  for (const [index, entry] of entries.entries()) {
    const id = idOf(entry);
    if (id === undefined) problems.push(`entry ${index} cannot be read`);
    else if (at.has(id)) problems.push(`${id} stands in the log twice: ${at.get(id)} and ${index}`);
    else at.set(id, index);
  }
  for (const id of undone)
    if (at.has(id)) problems.push(`${id} was rolled back by its caller, and stands at ${at.get(id)}`);
  return problems;
}

async function checkSeals(final: Final): Promise<string[]> {
  const { acknowledged, entries, hashes, size, root, readNode, idOf } = final;
  const problems: string[] = [];
  for (const { id, index, leafHash: promised } of acknowledged) {
    const [entry, hash] = [entries[index], hashes[index]];
    if (!entry || !hash) {
      problems.push(`${id} was acknowledged at ${index}, the log ends at ${size}`);
      continue;
    }
    if (idOf(entry) !== id) problems.push(`${id} was acknowledged at ${index}, where ${idOf(entry)} stands`);
    else if (Buffer.from(hash).toString('hex') !== promised)
      problems.push(`${id} was acknowledged with other bytes than stand at ${index}`);
    const proof = await inclusionProof(index, size, readNode, sha256).catch(String);
    const verdict =
      typeof proof === 'string'
        ? { ok: false as const, reason: proof }
        : verifyInclusion({ index, size, leafHash: Buffer.from(promised, 'hex'), proof, root }, sha256);
    if (!verdict.ok) problems.push(`${id} at ${index} cannot be proved: ${verdict.reason}`);
  }
  return problems;
}

async function checkHeads(final: Final): Promise<string[]> {
  const { heads, vkey, verify, size, root, readNode } = final;
  const problems: string[] = [];
  for (const head of heads) {
    const where = `the head of size ${head.size} seen at ${head.source}`;
    const opened = openCheckpoint(head.note, [vkey], verify);
    if (!opened.ok) problems.push(`${where}: ${opened.reason}`);
    if (head.size > size) {
      problems.push(`${where} is larger than the final log of ${size}`);
      continue;
    }
    const proof = await consistencyProof(head.size, size, readNode, sha256).catch(String);
    const root1 = Buffer.from(head.root, 'base64');
    const verdict =
      typeof proof === 'string'
        ? { ok: false as const, reason: proof }
        : verifyConsistency({ size1: head.size, size2: size, root1, root2: root, proof }, sha256);
    if (!verdict.ok) problems.push(`${where} does not lead to the final one: ${verdict.reason}`);
  }
  return problems;
}

/** Sizes grow, fences never fall (a fenced sequencer published nothing), and nothing was shown that was not committed. */
function checkCommitted({ committed, heads }: Final): string[] {
  const problems: string[] = [];
  for (const [i, { size, fence }] of committed.entries()) {
    const before = committed[i - 1];
    if (!before) continue;
    if (size <= before.size) problems.push(`the committed heads go from ${before.size} to ${size}`);
    if (fence < before.fence)
      problems.push(`fence ${fence} committed size ${size} after fence ${before.fence} had taken over`);
  }
  const roots = new Map(committed.map(({ size, root }) => [size, root]));
  for (const { size, root, source } of heads)
    if (size > 0 && roots.get(size) !== root)
      problems.push(`${source} showed a head of size ${size} that was never committed`);
  return problems;
}
