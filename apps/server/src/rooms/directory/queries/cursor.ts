import { badCursor } from '../refusals.ts';

/** A place in a list, opaque to callers. */
export const formatCursor = (parts: readonly [string, string]): string =>
  Buffer.from(JSON.stringify(parts)).toString('base64url');

/** Refusal: `bad-cursor`. */
export function parseCursor(text: string | undefined): [string, string] | undefined {
  if (text === undefined) return undefined;
  try {
    const parts: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    if (Array.isArray(parts) && parts.length === 2 && parts.every((part) => typeof part === 'string'))
      return parts as [string, string];
  } catch {
    // A stranger's text: falls through to the refusal.
  }
  throw badCursor();
}
