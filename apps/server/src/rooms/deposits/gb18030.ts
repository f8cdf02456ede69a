let table: Map<number, number> | undefined;

/**
 * Text in GB18030, which older web banks want. Node decodes it but does not encode: the table is its decoder turned
 * round. A character that has two bytes is looked up; all others have four by arithmetic, also turned round once.
 */
export function encodeGb18030(text: string): Buffer {
  table ??= invert();
  const bytes: number[] = [];
  for (const character of text) {
    const point = character.codePointAt(0) as number;
    if (point < 0x80) bytes.push(point);
    else bytes.push(...bytesOf(table.get(point) ?? beyond(point)));
  }
  return Buffer.from(bytes);
}

export const decodeGb18030 = (bytes: Uint8Array): string =>
  new TextDecoder('gb18030', { fatal: true }).decode(bytes);

const bytesOf = (code: number): number[] =>
  code > 0xffff
    ? [(code >>> 24) & 255, (code >>> 16) & 255, (code >>> 8) & 255, code & 255]
    : [code >>> 8, code & 255];

const fourBytes = (linear: number): number =>
  (0x81 + Math.floor(linear / 12600)) * 0x1000000 +
  (0x30 + (Math.floor(linear / 1260) % 10)) * 0x10000 +
  (0x81 + (Math.floor(linear / 10) % 126)) * 0x100 +
  (0x30 + (linear % 10));

/** Beyond the first plane the standard counts on from 0x90308130. */
const beyond = (point: number): number => fourBytes(189_000 + point - 0x10000);

function invert(): Map<number, number> {
  const decoder = new TextDecoder('gb18030');
  const codes = new Map<number, number>();
  const add = (code: number) => {
    const text = decoder.decode(Uint8Array.from(bytesOf(code)));
    const point = text.codePointAt(0) as number;
    const isOne = text.length === String.fromCodePoint(point).length;
    if (isOne && point !== 0xfffd && point >= 0x80 && !codes.has(point)) codes.set(point, code);
  };
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) if (trail !== 0x7f) add(lead * 256 + trail);
  for (let linear = 0; linear < 39_420; linear++) add(fourBytes(linear));
  return codes;
}
