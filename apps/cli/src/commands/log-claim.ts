import { fromBase64, Refusal } from '@redress/kernel';
import {
  type ConsistencyClaim,
  type InclusionClaim,
  verifyConsistency,
  verifyInclusion,
} from '@redress/tlog';

type Kind = 'inclusion' | 'consistency';

const numbers = { inclusion: ['index', 'size'], consistency: ['size1', 'size2'] } as const;
const hashes = { inclusion: ['leafHash', 'root'], consistency: ['root1', 'root2'] } as const;

/**
 * The claim in a stranger's JSON. Missing fields, other types and text that is no base64 are unusable input; numbers
 * and hashes of any size are a claim, which may be false.
 * @throws Refusal('bad-claim')
 */
export function readClaim(kind: Kind, text: string): Record<string, unknown> {
  const json = parse(text);
  if (typeof json !== 'object' || json === null || Array.isArray(json)) throw bad('not a JSON object');
  const input = json as Record<string, unknown>;
  const claim: Record<string, unknown> = {};
  for (const key of numbers[kind]) {
    if (typeof input[key] !== 'number') throw bad(`${key} is not a number`);
    claim[key] = input[key];
  }
  for (const key of hashes[kind]) claim[key] = base64(input[key], key);
  const proof = input.proof ?? [];
  if (!Array.isArray(proof)) throw bad('proof is not an array');
  claim.proof = proof.map((hash, i) => base64(hash, `proof[${i}]`));
  return claim;
}

export function verifyClaim(kind: Kind, claim: Record<string, unknown>): { ok: boolean; reason?: string } {
  return kind === 'inclusion'
    ? verifyInclusion(claim as unknown as InclusionClaim)
    : verifyConsistency(claim as unknown as ConsistencyClaim);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw bad('not JSON');
  }
}

function base64(value: unknown, key: string): Uint8Array {
  const bytes = typeof value === 'string' ? fromBase64(value) : undefined;
  if (!bytes) throw bad(`${key} is not base64`);
  return bytes;
}

const bad = (why: string): Refusal =>
  new Refusal('bad-claim', {
    zh: `标准输入不是可用的证明（${why}）`,
    en: `stdin is not a usable claim: ${why}`,
  });
