import { fromUtf8, type Policy } from '@redress/tlog';
import { type Chains, checkAnchors } from './check-anchors.ts';
import { choosePolicy } from './check-policy.ts';
import { checkTimestamps } from './check-timestamps.ts';
import { judgeWitnesses } from './check-witnesses.ts';
import { checkHeads, checkSameness, type Heads } from './heads.ts';
import type { Judged } from './problems.ts';
import { checkpointPath, type TrustFiles } from './trust-files.ts';
import type { Bilingual, Hasher, Witnessed } from './types.ts';

export interface TrustOptions {
  hasher: Hasher;
  /** The verifier's own key and policy. */
  vkey?: string;
  policy?: Policy;
  /** Root certificates of timestamp authorities that the verifier trusts, as DER. */
  roots?: readonly Uint8Array[];
  /** Chains to read the anchors back from. */
  chains?: Chains;
  /** The key inside the bundle. */
  inside: string;
  /** The key that judges: given, of the given policy, or the one inside. */
  key: string;
}

/** The checks of the head: the log's signature, witnesses, timestamps and anchors, in this order. */
export async function checkTrust(
  files: TrustFiles,
  heads: Heads,
  options: TrustOptions,
): Promise<{ checks: Judged[]; witnessed?: Witnessed }> {
  const { inside, key: vkey } = options;
  const stated = files.names.has(checkpointPath);
  const note = stated ? files.checkpoint && fromUtf8(files.checkpoint) : heads.only;
  const problems: Bilingual[] = [];
  if (stated) {
    if (note !== undefined) heads.open(note);
    problems.push(...checkSameness(heads, note));
  } else if (note === undefined && options.policy)
    problems.push({
      zh: '各项证明所用的检查点不止一个，无法按见证政策判断',
      en: 'the proofs stand under more than one checkpoint: a policy cannot judge them',
    });
  const head = checkHeads(heads, { vkey, source: keySource(options), inside });
  const opened = note === undefined ? undefined : heads.opened.get(note);
  const chosen = choosePolicy(options.policy, files, vkey);
  // Cosignatures of a head under which the seals do not stand vouch for nothing here.
  const signed = opened?.ok === true && problems.length === 0;
  const witnesses = judgeWitnesses(chosen, { note, signed }, options.hasher.ed25519);
  const wrong = [...head.problems, ...problems, ...witnesses.problems];
  const checkpoint: Judged = {
    name: 'checkpoint',
    problems: [...wrong, ...witnesses.missing],
    fine: { zh: head.fine.zh + witnesses.said.zh, en: head.fine.en + witnesses.said.en },
    trust: keySource(options) === 'inside' ? 'inside' : 'given',
    ...(wrong.length === 0 && witnesses.missing.length > 0 ? { unproved: true } : {}),
  };
  const { witnessed } = witnesses;
  const outside = await Promise.all([
    checkTimestamps(files, options.hasher, options.roots),
    checkAnchors(files, opened?.ok ? opened.value : undefined, options.chains),
  ]);
  return {
    checks: [checkpoint, ...witnesses.checks, ...outside.flat()],
    ...(witnessed ? { witnessed } : {}),
  };
}

function keySource({ vkey, policy, key }: TrustOptions): 'given' | 'policy' | 'inside' {
  if (vkey !== undefined) return 'given';
  return policy?.logs.some((log) => log.vkey === key) ? 'policy' : 'inside';
}
