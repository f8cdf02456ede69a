import { fromBase64 } from '@redress/kernel';
import {
  type Checkpoint,
  fromUtf8,
  leafHash,
  openCheckpoint,
  parseTlogProof,
  parseVkey,
  type Result,
  type TlogProof,
  verifyInclusion,
} from '@redress/tlog';
import { bytesField, parseEntry, saltBytes } from './entry.ts';
import { equalBytes } from './equal.ts';
import { Problems } from './problems.ts';
import type { Bilingual, FileDigests, Hasher } from './types.ts';

/** The log's heads that the proofs of one bundle stand under; each distinct one is opened once. */
export class Heads {
  readonly opened = new Map<string, Result<Checkpoint>>();
  readonly #vkey: string;
  readonly #ed25519: Hasher['ed25519'];

  constructor(vkey: string, { ed25519 }: Hasher) {
    this.#vkey = vkey;
    this.#ed25519 = ed25519;
  }

  open(checkpoint: string): Result<Checkpoint> {
    const known = this.opened.get(checkpoint);
    if (known) return known;
    const head = openCheckpoint(checkpoint, [this.#vkey], this.#ed25519);
    this.opened.set(checkpoint, head);
    return head;
  }
}

export interface SealInput {
  entry: Uint8Array | undefined;
  proof: Uint8Array | undefined;
  salt: Uint8Array | undefined;
  digests: FileDigests | { problem: Bilingual } | undefined;
}

export function readProof(bytes: Uint8Array | undefined): Result<TlogProof> {
  const text = bytes && fromUtf8(bytes);
  return text === undefined ? { ok: false, reason: 'not UTF-8' } : parseTlogProof(text);
}

/** The file's bytes recompute to the entry's commitments, and the entry stands in the signed log. */
export function checkSeal(input: SealInput, heads: Heads): { problems: Bilingual[]; fine: Bilingual } {
  const problems = new Problems();
  const fine: Bilingual = { zh: '', en: '' };
  const { entry, proof, salt, digests } = input;
  if (!entry) problems.add('缺少存证条目', 'the log entry is missing');
  if (!proof) problems.add('缺少存证证明', 'the log proof is missing');
  if (salt?.length !== saltBytes) problems.add('缺少校验盐值', 'the salt is missing');
  if (!digests || 'problem' in digests)
    problems.add('文件缺失或无法读取', 'the file is missing or cannot be read');
  if (entry) checkCommitments(entry, digests, problems, fine);
  if (entry && proof) checkInclusion(entry, proof, heads, problems, fine);
  return { problems: problems.list, fine };
}

function checkCommitments(
  bytes: Uint8Array,
  digests: SealInput['digests'],
  problems: Problems,
  fine: Bilingual,
): void {
  const entry = parseEntry(bytes);
  if (!entry.ok) {
    problems.add(`存证条目无效（${entry.reason}）`, `the log entry is invalid: ${entry.reason}`);
    return;
  }
  fine.zh = `条目时间 ${entry.value.at}，SHA-256 与 SM3 承诺值一致`;
  fine.en = `entry of ${entry.value.at}, SHA-256 and SM3 commitments match`;
  if (!digests || 'problem' in digests || !digests.c || !digests.sm3) return;
  if (!matches(entry.value.c[bytesField], digests.c))
    problems.add(
      'SHA-256 承诺值不符：内容或盐值已改变',
      'the SHA-256 commitment does not match: content or salt changed',
    );
  if (!matches(entry.value.sm3[bytesField], digests.sm3))
    problems.add(
      'SM3 承诺值不符：内容或盐值已改变',
      'the SM3 commitment does not match: content or salt changed',
    );
}

function matches(encoded: string | undefined, digest: Uint8Array): boolean {
  const committed = encoded === undefined ? undefined : fromBase64(encoded);
  return committed !== undefined && equalBytes(committed, digest);
}

function checkInclusion(
  entry: Uint8Array,
  proofBytes: Uint8Array,
  heads: Heads,
  problems: Problems,
  fine: Bilingual,
): void {
  const proof = readProof(proofBytes);
  if (!proof.ok) {
    problems.add(`存证证明无法读取（${proof.reason}）`, `the log proof cannot be read: ${proof.reason}`);
    return;
  }
  const { index, hashes, checkpoint } = proof.value;
  const head = heads.open(checkpoint);
  if (!head.ok) {
    problems.add(`检查点无效（${head.reason}）`, `the checkpoint is invalid: ${head.reason}`);
    return;
  }
  const { size, root, origin } = head.value;
  const included = verifyInclusion({ index, size, root, leafHash: leafHash(entry), proof: hashes });
  if (!included.ok)
    problems.add(`条目不在日志中（${included.reason}）`, `the entry is not in the log: ${included.reason}`);
  fine.zh += `；日志 ${origin} 第 ${index} 条`;
  fine.en += `; entry ${index} of log ${origin}`;
}

/** Every head is signed by the key, of one log, and no size has two roots. */
export function checkHeads(
  heads: Heads,
  { vkey, given, inside }: { vkey: string; given: boolean; inside: string },
): { problems: Bilingual[]; fine: Bilingual } {
  const problems = new Problems();
  const key = parseVkey(vkey);
  if (!key.ok) problems.add(`公钥无效（${key.reason}）`, `the verifier key is invalid: ${key.reason}`);
  if (inside !== vkey)
    problems.add('包内所附公钥与给定公钥不同', 'the key inside the bundle is not the given one');
  if (heads.opened.size === 0) problems.add('没有任何检查点', 'there is no checkpoint');
  const roots = new Map<number, Uint8Array>();
  let size = 0;
  for (const head of heads.opened.values()) {
    if (!head.ok) {
      problems.add(`检查点无效（${head.reason}）`, `a checkpoint is invalid: ${head.reason}`);
      continue;
    }
    const other = roots.get(head.value.size);
    if (other && !equalBytes(other, head.value.root))
      problems.add(
        `日志在大小 ${head.value.size} 处签署了两个不同的根：日志分叉`,
        `the log signed two roots of size ${head.value.size}: it forked`,
      );
    roots.set(head.value.size, head.value.root);
    size = Math.max(size, head.value.size);
  }
  const name = key.ok ? key.value.name : '';
  const fine = given
    ? {
        zh: `由给定公钥签署，日志 ${name}，大小 ${size}`,
        en: `signed by the given key; log ${name}, size ${size}`,
      }
    : {
        zh: `由包内公钥签署（未另行给定公钥，请与日志公布的公钥比对）：${vkey}；大小 ${size}`,
        en: `signed by the key inside the bundle (none was given; compare it with the published one): ${vkey}; size ${size}`,
      };
  return { problems: problems.list, fine };
}
