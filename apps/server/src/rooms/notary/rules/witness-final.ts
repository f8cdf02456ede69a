import { judgeCheckpoint, type Policy, type VerifyEd25519 } from '@redress/tlog';

/** A stored line, by the policy's name of who signed. */
export interface CosignatureLine {
  witness: string;
  line: string;
}

/**
 * The final note of a head: the published note and the cosignatures in the order of the policy. Undefined below quorum,
 * judged by the keys of the policy alone, whatever is stored.
 */
export function finalNote(
  policy: Policy,
  note: string,
  lines: readonly CosignatureLine[],
  verify?: VerifyEd25519,
): string | undefined {
  const judge = (text: string) => judgeCheckpoint(policy, text, verify ? { verify } : {});
  const textOf = (names: readonly string[]) =>
    note + names.flatMap((name) => lines.flatMap((row) => (row.witness === name ? [row.line] : []))).join('');
  const all = judge(textOf(policy.witnesses.map(({ name }) => name)));
  return all.ok && all.value.quorumMet ? textOf(all.value.cosigned.map(({ name }) => name)) : undefined;
}
