/** A long reckoning: whoever runs it may let others run whenever it yields. */
export type Steps<T> = Generator<void, T>;

/** Without a pause. */
export function toEnd<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}
