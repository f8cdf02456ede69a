import type { Bilingual } from '@redress/contract';

/** A line of what was read; `start` and `end` are UTF-16 offsets into the text (`end` excluded, no line break). */
export interface ReadLine {
  start: number;
  end: number;
  /** Left, top, width, height in pixels of the upright original picture; absent where there is no picture. */
  box?: [number, number, number, number];
  /** 0 to 1; text that was not recognised but was text already has 1. */
  confidence: number;
}

/** What a file says. The same file always gives the same reading. */
export interface Reading {
  /** The lines joined by `\n`, without NUL and control characters. */
  text: string;
  lines: ReadLine[];
  /** What a person should know: hostile content kept inert, parts that could not be read. */
  notes: Bilingual[];
  /** When the material came to be, as RFC 3339 UTC, as far as the file itself says. */
  capturedAt?: { at: string; by: 'content' | 'metadata' };
  /** WebP, not wider than 480 pixels. */
  thumbnail?: Uint8Array;
}

/** A line before it has its place in the text. */
export interface RawLine {
  text: string;
  box?: [number, number, number, number];
  confidence?: number;
}
