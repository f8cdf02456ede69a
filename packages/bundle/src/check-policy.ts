import { fromUtf8, type Policy, parsePolicy } from '@redress/tlog';
import { Problems } from './problems.ts';
import { reasonInChinese } from './reasons.ts';
import { policyPath, type TrustFiles } from './trust-files.ts';
import type { Bilingual } from './types.ts';

/** As many as a note may have signatures. */
const maxWitnesses = 100;

/** The policy under which a bundle's head is judged. */
export interface ChosenPolicy {
  policy?: Policy;
  source: 'given' | 'inside';
  problems: Bilingual[];
}

/**
 * The verifier's own policy where there is one; else that of the bundle, which is only the operator's word. One inside
 * that cannot be read, or that is about another log, is a problem in either case.
 */
export function choosePolicy(given: Policy | undefined, files: TrustFiles, vkey: string): ChosenPolicy {
  const problems = new Problems();
  const inside = files.names.has(policyPath) ? readInside(files.policy, vkey, problems) : undefined;
  if (!given) return { ...(inside ? { policy: inside } : {}), source: 'inside', problems: problems.list };
  if (given.logs.length > 0 && !given.logs.some((log) => log.vkey === vkey))
    problems.add('给定的见证政策没有列出这个日志', 'the given policy does not name this log');
  return { policy: given, source: 'given', problems: problems.list };
}

function readInside(bytes: Uint8Array | undefined, vkey: string, problems: Problems): Policy | undefined {
  const text = bytes && fromUtf8(bytes);
  if (text === undefined) {
    problems.add('proofs/policy 无法读取', 'proofs/policy cannot be read');
    return undefined;
  }
  const policy = parsePolicy(text);
  if (!policy.ok)
    problems.add(
      `proofs/policy 无法读取（${reasonInChinese(policy.reason)}）`,
      `proofs/policy cannot be read: ${policy.reason}`,
    );
  else if (policy.value.witnesses.length > maxWitnesses)
    problems.add(
      `proofs/policy 的见证人多于 ${maxWitnesses} 个`,
      `proofs/policy has more than ${maxWitnesses} witnesses`,
    );
  else if (!policy.value.logs.some((log) => log.vkey === vkey))
    problems.add('proofs/policy 没有列出这个日志', 'proofs/policy does not name this log');
  else return policy.value;
  return undefined;
}
