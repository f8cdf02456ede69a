import type { TagFile } from './bag.ts';

/** Names of authorities as they stand in file names and checks. */
export const authorityName = /^[a-z0-9][a-z0-9-]{0,30}$/;
export const checkpointPath = 'proofs/checkpoint';
export const policyPath = 'proofs/policy';
export const anchorsPath = 'proofs/anchor.json';
export const tokenPathOf = (authority: string): string => `proofs/${authority}.tsr`;
export const rootsPathOf = (authority: string): string => `proofs/${authority}.pem`;

/** Far above any honest file, small enough that a hostile one costs nothing. */
export const maxTrustBytes = 256 * 1024;
export const maxAuthorities = 16;

/** What a bundle says about its head beside the log's signature, as read and not yet judged. */
export interface TrustFiles {
  /** These tag files belong here; every other below `proofs/` is a stray one. */
  names: ReadonlySet<string>;
  checkpoint?: Uint8Array;
  policy?: Uint8Array;
  anchors?: Uint8Array;
  tokens: { authority: string; token?: Uint8Array; roots?: Uint8Array }[];
}

/**
 * The trust files among the tag files. They all speak of `proofs/checkpoint`, so without it none of them is expected;
 * nor are root certificates without a token, or more authorities than anybody would configure.
 */
export function findTrustFiles(tags: ReadonlyMap<string, TagFile>): TrustFiles {
  const names = new Set<string>();
  if (!tags.has(checkpointPath)) return { names, tokens: [] };
  const take = (name: string): Uint8Array | undefined => {
    if (!tags.has(name)) return undefined;
    names.add(name);
    const bytes = tags.get(name)?.bytes;
    return bytes && bytes.length <= maxTrustBytes ? bytes : undefined;
  };
  const one = <K extends string>(key: K, name: string) => {
    const bytes = take(name);
    return (bytes ? { [key]: bytes } : {}) as { [P in K]?: Uint8Array };
  };
  const authorities = [...tags.keys()]
    .flatMap((name) => /^proofs\/([^/]*)\.tsr$/.exec(name)?.[1] ?? [])
    .filter((authority) => authorityName.test(authority))
    .sort()
    .slice(0, maxAuthorities);
  return {
    ...one('checkpoint', checkpointPath),
    ...one('policy', policyPath),
    ...one('anchors', anchorsPath),
    tokens: authorities.map((authority) => ({
      authority,
      ...one('token', tokenPathOf(authority)),
      ...one('roots', rootsPathOf(authority)),
    })),
    names,
  };
}
