import type { PersonalKind } from '@redress/law/publication';

/** Left, top, width, height in pixels of the upright picture. */
export type Box = [number, number, number, number];

/** Why a place is destroyed: personal data that was read, a face, a code, or because the owner says so. */
export type AreaKind = PersonalKind | 'face' | 'code' | 'chosen';

export interface Area {
  kind: AreaKind;
  box: Box;
}

/** The box grown by so many pixels and cut at the edges of the picture, in whole pixels. */
export function grown(
  [left, top, width, height]: Box,
  [dx, dy]: [dx: number, dy: number],
  picture: { width: number; height: number },
): Box {
  const x = Math.max(0, Math.floor(left - dx));
  const y = Math.max(0, Math.floor(top - dy));
  const right = Math.min(picture.width, Math.ceil(left + width + dx));
  const bottom = Math.min(picture.height, Math.ceil(top + height + dy));
  return [x, y, Math.max(0, right - x), Math.max(0, bottom - y)];
}
