/**
 * What a link carries behind its `#`: it never reaches a server. A claim link is `#s=<source>&o=<order number>`; an answer
 * link is the token alone.
 */
export function readFragment(hash: string): { sourceId?: string; orderRef?: string; isBroken?: true } {
  const params = new URLSearchParams(hash.replace(/^#/, ''));
  const [s, o] = [params.get('s'), params.get('o')];
  const named = s !== null && /^src_[0-9a-z]{24}$/.test(s);
  return {
    ...(named ? { sourceId: s } : {}),
    // Cut off or changed on its way: said, so that nobody takes the form for the shop's own.
    ...(s !== null && !named ? { isBroken: true } : {}),
    ...(o ? { orderRef: o.slice(0, 100) } : {}),
  };
}

export const tokenOf = (hash: string): string | undefined => /^#?([A-Za-z0-9_-]{43})$/.exec(hash)?.[1];
