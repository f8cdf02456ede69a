import { type AnchorRecord, formatAnchors } from '@redress/anchor';
import {
  anchorsPath,
  authorityName,
  checkpointPath,
  policyPath,
  rootsPathOf,
  tokenPathOf,
} from './trust-files.ts';

/** What makes a bundle's head more than its operator's word. */
export interface BundleTrust {
  /** The exact signed note under which every proof of the bundle stands. */
  checkpoint: string;
  /** tlog-policy text that names the log. */
  policy?: string;
  /** RFC 3161 tokens over the SHA-256 of `checkpoint`, with the PEM of the root certificates they lead to. */
  tokens: readonly { authority: string; token: Uint8Array; roots: string }[];
  anchors: readonly AnchorRecord[];
}

/** The tag files of a bundle's trust, in their order. */
export function trustFiles(trust: BundleTrust): [string, string | Uint8Array][] {
  const tokens = [...trust.tokens].sort((a, b) => (a.authority < b.authority ? -1 : 1));
  return [
    [checkpointPath, trust.checkpoint],
    ...(trust.policy === undefined ? [] : [[policyPath, trust.policy] as [string, string]]),
    ...tokens.flatMap(({ authority, token, roots }): [string, string | Uint8Array][] => [
      [tokenPathOf(authority), token],
      [rootsPathOf(authority), roots],
    ]),
    ...(trust.anchors.length === 0 ? [] : [[anchorsPath, formatAnchors(trust.anchors)] as [string, string]]),
  ];
}

/** @throws RangeError on a bug of the caller: what no verifier would accept */
export function assertTrust(trust: BundleTrust, proofs: readonly string[]): void {
  if (!proofs.every((proof) => proof.endsWith(`\n\n${trust.checkpoint}`)))
    throw new RangeError('a proof stands under another checkpoint than that of the trust');
  const names = trust.tokens.map(({ authority }) => authority);
  const bad = names.find((name) => !authorityName.test(name));
  if (bad !== undefined || new Set(names).size !== names.length)
    throw new RangeError(`not an authority's name, or twice: ${JSON.stringify(bad ?? names)}`);
}
