/**
 * What a link carries behind its `#`: it never reaches a server. A claim link is `#s=<source>&o=<order number>`; an answer
 * link is the token alone.
 */
export function readFragment(hash: string): { sourceId?: string; orderRef?: string } {
  const params = new URLSearchParams(hash.replace(/^#/, ''));
  const [s, o] = [params.get('s'), params.get('o')];
  return {
    ...(s && /^src_[0-9a-z]{24}$/.test(s) ? { sourceId: s } : {}),
    ...(o ? { orderRef: o.slice(0, 100) } : {}),
  };
}

export const tokenOf = (hash: string): string | undefined => /^#?([A-Za-z0-9_-]{43})$/.exec(hash)?.[1];
