/** One event of a shop's own chain: its count, the digest of its body, and the digest it says stood before it. */
export interface ChainLink {
  id: string;
  seq: number;
  sha256: string;
  prev?: string;
}

export interface ChainState {
  first?: number;
  last?: number;
  /** Counts that never came, ends included. */
  gaps: { from: number; to: number }[];
  /** Events whose `prev` is not the event before them: something was changed or left out. */
  broken: string[];
  /** Counts that two different events bear. */
  forked: number[];
}

const most = 50;

/** Checks links in the order of their counts; a gap may still be filled by what lies in the shop's spool. */
export function checkChain(links: readonly ChainLink[]): ChainState {
  const state: ChainState = { gaps: [], broken: [], forked: [] };
  let before: ChainLink | undefined;
  for (const link of links) {
    if (before && link.seq === before.seq) {
      if (state.forked.at(-1) !== link.seq) state.forked.push(link.seq);
      continue;
    }
    if (before && link.seq > before.seq + 1) state.gaps.push({ from: before.seq + 1, to: link.seq - 1 });
    else if (before && link.prev !== undefined && link.prev !== before.sha256) state.broken.push(link.id);
    before = link;
  }
  const ends = links[0] && before ? { first: links[0].seq, last: before.seq } : {};
  return {
    ...ends,
    gaps: state.gaps.slice(0, most),
    broken: state.broken.slice(0, most),
    forked: state.forked.slice(0, most),
  };
}
