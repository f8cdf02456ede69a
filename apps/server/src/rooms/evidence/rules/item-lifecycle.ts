/**
 * `reading` from the moment an item is acknowledged; `ready` once its text is known; `unreadable` when it is kept and
 * sealed but nothing could be read; `withdrawn` when the buyer took it back (its contents are gone, its seal stays).
 */
export type ItemState = 'reading' | 'ready' | 'unreadable' | 'withdrawn';
export type ItemMove = 'read' | 'give-up' | 'withdraw';

export const itemMoves = {
  reading: { read: 'ready', 'give-up': 'unreadable', withdraw: 'withdrawn' },
  ready: { withdraw: 'withdrawn' },
  unreadable: { withdraw: 'withdrawn' },
  withdrawn: {},
} satisfies Record<ItemState, Partial<Record<ItemMove, ItemState>>>;

/** Where `move` leads from `state`; undefined when it is not allowed there. */
export function nextItemState(state: ItemState, move: ItemMove): ItemState | undefined {
  const moves: Partial<Record<ItemMove, ItemState>> = itemMoves[state];
  return moves[move];
}
