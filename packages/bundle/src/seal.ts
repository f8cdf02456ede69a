import { fromBase64 } from '@redress/kernel';
import {
  fromUtf8,
  leafHash,
  parseTlogProof,
  type Result,
  type TlogProof,
  verifyInclusion,
} from '@redress/tlog';
import { bytesField, parseEntry, saltBytes } from './entry.ts';
import { equalBytes } from './equal.ts';
import type { Heads } from './heads.ts';
import { Problems } from './problems.ts';
import { reasonInChinese } from './reasons.ts';
import type { Bilingual, FileDigests } from './types.ts';

export interface SealInput {
  /** The file's name in checks. */
  label: string;
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
  if (entry && proof) checkInclusion(input, heads, problems, fine);
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
    problems.add(
      `存证条目无效（${reasonInChinese(entry.reason)}）`,
      `the log entry is invalid: ${entry.reason}`,
    );
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

function checkInclusion(input: SealInput, heads: Heads, problems: Problems, fine: Bilingual): void {
  const proof = readProof(input.proof);
  if (!proof.ok) {
    problems.add(
      `存证证明无法读取（${reasonInChinese(proof.reason)}）`,
      `the log proof cannot be read: ${proof.reason}`,
    );
    return;
  }
  const { index, hashes, checkpoint } = proof.value;
  const head = heads.open(checkpoint, input.label);
  if (!head.ok) {
    problems.add(
      `检查点无效（${reasonInChinese(head.reason)}）`,
      `the checkpoint is invalid: ${head.reason}`,
    );
    return;
  }
  const { size, root, origin } = head.value;
  const included = verifyInclusion({
    index,
    size,
    root,
    leafHash: leafHash(input.entry as Uint8Array),
    proof: hashes,
  });
  if (!included.ok)
    problems.add(
      `条目不在日志中（${reasonInChinese(included.reason)}）`,
      `the entry is not in the log: ${included.reason}`,
    );
  fine.zh += `；日志 ${origin} 第 ${index} 条`;
  fine.en += `; entry ${index} of log ${origin}`;
}
