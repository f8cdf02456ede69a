/** 1 fen to 10 million yuan: what one movement may be. A larger one is a mistake of typing. */
export const maxFen = 1_000_000_000;

/**
 * A bigint of the database as a number. Money is never a float: columns and their sums are 64-bit integers, the table
 * keeps every balance below 2^53, and a value beyond it is a bug that must not be rounded away.
 */
export function toFen(value: string | number | bigint): number {
  const fen = Number(value);
  if (!Number.isSafeInteger(fen) || String(fen) !== String(value))
    throw new Error(`${value} fen is no exact number`);
  return fen === 0 ? 0 : fen;
}
