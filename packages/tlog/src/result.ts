/** What reading a stranger's bytes gives: the value, or why it is none. Nothing in this package throws on input. */
export type Result<T> = { ok: true; value: T } | { ok: false; reason: string };
/** A yes, or why not. */
export type Verdict = { ok: true } | { ok: false; reason: string };

export const value = <T>(v: T): Result<T> => ({ ok: true, value: v });
export const fail = (reason: string): { ok: false; reason: string } => ({ ok: false, reason });
