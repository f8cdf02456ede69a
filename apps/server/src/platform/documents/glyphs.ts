import { readFile } from 'node:fs/promises';

/** Code points that every one of the fonts has: the same text may stand in a heading and in the body. */
export async function commonCoverage(fontFiles: readonly string[]): Promise<Set<number>> {
  const [first = new Set<number>(), ...others] = await Promise.all(fontFiles.map(readCoverage));
  return new Set([...first].filter((code) => others.every((one) => one.has(code))));
}

/** Code points a TrueType font has a glyph for, read from its `cmap` table (OpenType 1.9, formats 4 and 12). */
async function readCoverage(fontFile: string): Promise<Set<number>> {
  const font = await readFile(fontFile);
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const cmap = tableOffset(view, 'cmap');
  const covered = new Set<number>();
  for (let i = 0; i < view.getUint16(cmap + 2); i++) {
    const at = cmap + view.getUint32(cmap + 8 + 8 * i);
    const format = view.getUint16(at);
    if (format === 12) readFormat12(view, at, covered);
    else if (format === 4) readFormat4(view, at, covered);
  }
  return covered;
}

function tableOffset(view: DataView, tag: string): number {
  for (let i = 0; i < view.getUint16(4); i++) {
    const record = 12 + 16 * i;
    const name = String.fromCharCode(...[0, 1, 2, 3].map((n) => view.getUint8(record + n)));
    if (name === tag) return view.getUint32(record + 8);
  }
  throw new Error(`font without a ${tag} table`);
}

function readFormat12(view: DataView, at: number, covered: Set<number>): void {
  for (let i = 0; i < view.getUint32(at + 12); i++) {
    const group = at + 16 + 12 * i;
    const last = view.getUint32(group + 4);
    for (let code = view.getUint32(group); code <= last; code++) covered.add(code);
  }
}

function readFormat4(view: DataView, at: number, covered: Set<number>): void {
  const segments = view.getUint16(at + 6) / 2;
  for (let i = 0; i < segments; i++) {
    const last = view.getUint16(at + 14 + 2 * i);
    const first = view.getUint16(at + 16 + 2 * segments + 2 * i);
    for (let code = first; code <= last && code < 0xffff; code++) covered.add(code);
  }
}

/**
 * The text with every character the font lacks written out as 〔U+1F600〕: an emoji in a chat or a rare character in
 * a name shows as what it is, never as an empty box.
 */
export function spellOutMissing(text: string, covered: Set<number>): string {
  let out = '';
  for (const char of text) {
    const code = char.codePointAt(0) as number;
    const known = code === 10 || code === 9 || covered.has(code);
    out += known ? char : `〔U+${code.toString(16).toUpperCase().padStart(4, '0')}〕`;
  }
  return out;
}
