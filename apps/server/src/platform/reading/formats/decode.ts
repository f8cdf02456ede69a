/** A text encoding by its WHATWG label, with the decoder made to fit. */
export type Encoding = string;

const isUtf16Le = (b: Uint8Array) => b[0] === 0xff && b[1] === 0xfe;
const isUtf16Be = (b: Uint8Array) => b[0] === 0xfe && b[1] === 0xff;
const isUtf8Bom = (b: Uint8Array) => b[0] === 0xef && b[1] === 0xbb && b[2] === 0xbf;

/** True when the bytes are valid UTF-8; a sequence cut by the end of the bytes counts as valid. */
export function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** UTF-16 without a mark: in Latin text (tags, digits, line breaks) every other byte is zero. */
function bareUtf16(bytes: Uint8Array): Encoding | undefined {
  const n = Math.min(bytes.length, 4096) & ~1;
  let [even, odd] = [0, 0];
  for (let i = 0; i < n; i += 2) {
    if (bytes[i] === 0) even++;
    if (bytes[i + 1] === 0) odd++;
  }
  if (odd > n / 8 && even === 0) return 'utf-16le';
  if (even > n / 8 && odd === 0) return 'utf-16be';
  return undefined;
}

/** True when the bytes decode as GB18030 without error and mostly to Chinese or ASCII. */
function isGb18030(bytes: Uint8Array): boolean {
  try {
    const text = new TextDecoder('gb18030', { fatal: true }).decode(bytes, { stream: true });
    const known =
      text.match(/[\u0020-\u007e\s\u3000-\u303f\u4e00-\u9fff\uff00-\uffef\u2010-\u2027¥·]/gu)?.length ?? 0;
    return known >= 0.9 * [...text].length;
  } catch {
    return false;
  }
}

/** The encoding of a text by its bytes; undefined when they are no text. */
export function encodingOf(bytes: Uint8Array): Encoding | undefined {
  if (isUtf8Bom(bytes)) return isUtf8(bytes) ? 'utf-8' : undefined;
  if (isUtf16Le(bytes)) return 'utf-16le';
  if (isUtf16Be(bytes)) return 'utf-16be';
  const bare = bareUtf16(bytes);
  if (bare) return bare;
  if (hasControls(bytes)) return undefined;
  if (isUtf8(bytes)) return 'utf-8';
  return isGb18030(bytes) ? 'gb18030' : undefined;
}

/** Bytes that no text has: controls other than tab, line breaks, form feed and escape. */
function hasControls(bytes: Uint8Array): boolean {
  return bytes.some((b) => b < 9 || (b > 13 && b < 32 && b !== 27) || b === 127);
}

/** The text; what cannot be decoded becomes U+FFFD, an unknown label is read as UTF-8. */
export function decodeText(bytes: Uint8Array, encoding: Encoding): string {
  try {
    return new TextDecoder(encoding).decode(bytes);
  } catch {
    return new TextDecoder('utf-8').decode(bytes);
  }
}
