import { readFileSync } from 'node:fs';
import { Refusal } from '@redress/kernel';
import { type Policy, parseVkey } from '@redress/tlog';
import type { PartDeps } from '../parts.ts';
import { signingVkeys } from '../queries/log-keys.ts';
import { readWitnessPolicy } from '../rules/witness-policy.ts';
import { newestLines } from '../store-witness.ts';

/** The policy in a file. Refusal: `bad-config`, naming the file, the line where there is one, and how to mend it. */
export async function loadPolicy(file: string, deps: PartDeps): Promise<Policy> {
  const read = readWitnessPolicy(readText(file), await signingVkeys(deps.db, deps.shard));
  if (!read.ok) throw bad(file, read.reason, read.mend);
  for (const { witness, line } of await newestLines(deps.db, deps.shard)) {
    const now = read.policy.witnesses.find(({ name }) => name === witness);
    const key = now && parseVkey(now.vkey);
    if (!key?.ok || isLineOf(line, key.value)) continue;
    throw bad(file, `witness ${witness} cosigned with another key before`, {
      zh: '新密钥请用新的见证人名称',
      en: 'give the new key a new name',
    });
  }
  return read.policy;
}

/** A signature line begins with the key's name and, in base64, its id of four bytes. */
function isLineOf(line: string, key: { name: string; id: string }): boolean {
  const [, name, signature = ''] = line.trimEnd().split(' ');
  return name === key.name && Buffer.from(signature, 'base64').toString('hex', 0, 4) === key.id;
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw bad(file, (error as NodeJS.ErrnoException).code ?? 'unreadable', {
      zh: '请检查 REDRESS_LOG_POLICY',
      en: 'check REDRESS_LOG_POLICY',
    });
  }
}

function bad(file: string, reason: string, mend: { zh: string; en: string }): Refusal {
  return new Refusal('bad-config', {
    zh: `策略文件 ${file} 不可用（${reason}）；${mend.zh}。`,
    en: `the policy ${file} cannot be used: ${reason}; ${mend.en}.`,
  });
}
