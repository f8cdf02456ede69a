/** One at a time moves the head: batches of the sequencer, and guests, which are transactions that bring a batch of their own. */
export interface Turn {
  /** Settles when it is the caller's turn; who has it calls `leave`. */
  enter(): Promise<Leave>;
  /**
   * The same for a transaction. Undefined where a batch has the turn or waits for it: that may need the very connection,
   * or a row, that the transaction holds. Other guests need nothing more, so they may be waited for.
   */
  enterAsGuest(): Promise<Leave> | undefined;
}
export type Leave = () => void;

/** Guests that may be under way at a time: each holds a connection and its rows. */
const maxGuests = 8;

export function createTurn(): Turn {
  let last: Promise<unknown> = Promise.resolve();
  let batches = 0;
  let guests = 0;
  const queue = (left: () => void): Promise<Leave> => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const before = last;
    last = promise;
    return before.then(() => () => {
      left();
      resolve();
    });
  };
  return {
    enter() {
      batches++;
      return queue(() => batches--);
    },
    enterAsGuest() {
      if (batches > 0 || guests >= maxGuests) return undefined;
      guests++;
      return queue(() => guests--);
    },
  };
}
