import { type Bilingual, linkCountFloor, type ProtectedCount } from '@redress/contract';

/** A count as anybody may see it: none, a few, or the number from the floor on. */
export function protect(count: number): ProtectedCount {
  return count === 0 || count >= linkCountFloor ? count : 'few';
}

/** The same within a sentence. */
export function tellProtected(count: number): Bilingual {
  return count >= linkCountFloor ? { zh: String(count), en: String(count) } : { zh: '少数几', en: 'a few' };
}
