import { existsSync, readFileSync } from 'node:fs';
import { parsePolicy, parseVkey } from '@redress/tlog';

/**
 * The verifier keys of the policy's witnesses, under the policy's name and under the key's own. Without a usable policy
 * none: whose file it is refuses the start.
 */
export function witnessKeys(policyFile: string | undefined): Map<string, string> {
  if (policyFile === undefined || !existsSync(policyFile)) return new Map();
  const policy = parsePolicy(readFileSync(policyFile, 'utf8'));
  if (!policy.ok) return new Map();
  return new Map(
    policy.value.witnesses.flatMap(({ name, vkey }) => {
      const key = parseVkey(vkey);
      return [...(key.ok ? [[key.value.name, vkey] as const] : []), [name, vkey] as const];
    }),
  );
}
