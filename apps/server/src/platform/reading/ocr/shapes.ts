/** Interleaved 8-bit RGB, row by row. */
export interface Rgb {
  data: Uint8Array;
  width: number;
  height: number;
}

/** A text box: centre, length along the text, height across it (pixels), and slope in radians (0 = level). */
export interface TextBox {
  cx: number;
  cy: number;
  width: number;
  height: number;
  angle: number;
}

/** What was read in one box. `confidence` is the mean over the characters, 0 to 1. */
export interface Word {
  box: TextBox;
  text: string;
  confidence: number;
}

/** One row of the picture; `box` is left, top, width, height in pixels of the upright original. */
export interface OcrLine {
  text: string;
  confidence: number;
  box: [number, number, number, number];
  /** Where its words stand: UTF-16 offsets into `text`, and each one's own box. */
  words: { start: number; end: number; box: [number, number, number, number] }[];
}
