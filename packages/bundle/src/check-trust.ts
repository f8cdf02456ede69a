import { fromUtf8, type Policy } from '@redress/tlog';
import { choosePolicy } from './check-policy.ts';
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
  /** The key inside the bundle. */
  inside: string;
}

/** The checks of the head: the log's signature, witnesses, timestamps and anchors, in this order. */
export async function checkTrust(
  files: TrustFiles,
  heads: Heads,
  options: TrustOptions,
): Promise<{ checks: Judged[]; witnessed?: Witnessed }> {
  const { inside, vkey = inside } = options;
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
  const signed = note !== undefined && heads.opened.get(note)?.ok === true;
  const chosen = choosePolicy(options.policy, files, vkey);
  const witnesses = judgeWitnesses(chosen, { note, signed }, options.hasher.ed25519);
  const checkpoint: Judged = {
    name: 'checkpoint',
    problems: [...head.problems, ...problems, ...witnesses.problems],
    fine: { zh: head.fine.zh + witnesses.said.zh, en: head.fine.en + witnesses.said.en },
    trust: keySource(options) === 'inside' ? 'inside' : 'given',
  };
  const { witnessed } = witnesses;
  return { checks: [checkpoint, ...witnesses.checks], ...(witnessed ? { witnessed } : {}) };
}

function keySource({ vkey, policy, inside }: TrustOptions): 'given' | 'policy' | 'inside' {
  if (vkey !== undefined) return 'given';
  return policy?.logs.some((log) => log.vkey === inside) ? 'policy' : 'inside';
}
