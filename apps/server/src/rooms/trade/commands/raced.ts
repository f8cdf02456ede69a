/**
 * Another transaction wrote the same row first: `inTransaction` runs the whole of ours again, as after a serialization
 * failure, and it then finds that row.
 */
export const raced = (): Error => Object.assign(new Error('another request was faster'), { code: '40001' });
