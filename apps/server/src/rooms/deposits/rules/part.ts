/**
 * What is paid now of a sum that is owed: all of it, or what is there. 0 where that is less than the smallest part: no bank
 * transfer of three fen is made, and what is there waits for more. The last part of a sum may be as small as it is.
 */
export function partOf(owedFen: number, freeFen: number, smallestFen: number): number {
  const fen = Math.min(owedFen, freeFen);
  return fen >= Math.min(smallestFen, owedFen) ? Math.max(fen, 0) : 0;
}
