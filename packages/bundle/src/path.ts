/** What a path must not be: absolute, a home, a parent, a drive, another separator, a control character but CR and LF. */
export function isSafePath(path: string): boolean {
  if (path === '' || path.length > 1000 || !path.isWellFormed()) return false;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused
  if (/[\\\u0000-\u0009\u000b\u000c\u000e-\u001f\u007f]/.test(path)) return false;
  if (path.startsWith('~') || /^[A-Za-z]:/.test(path)) return false;
  return path.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
}

/** A payload path below `data/` that this format has: one of the fixed files, or a flat name in items/ or letters/. */
export function isPayloadPath(path: string): boolean {
  return isSafePath(path) && /^(case\.json|catalogue\.pdf|(items|letters)\/[^/]+)$/u.test(path);
}

/**
 * The short name of a payload file in checks and below `proofs/`: an item's own name, `data/…` for everything else.
 * Item names have no slash, so the two never meet: items/x.pdf is `x.pdf`, letters/x.pdf is `data/letters/x.pdf`.
 */
export function labelOf(path: string): string {
  return path.startsWith('items/') ? path.slice('items/'.length) : `data/${path}`;
}

export const entryPathOf = (path: string): string => `proofs/${labelOf(path)}.entry`;
export const proofPathOf = (path: string): string => `proofs/${labelOf(path)}.tlog-proof`;

/** RFC 8493 section 2.1.3: CR, LF and % are percent-encoded in manifests. */
export const encodeManifestPath = (path: string): string =>
  path.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

/** Undefined when a percent sign does not stand for one of the three. */
export function decodeManifestPath(text: string): string | undefined {
  if (/%(?!25|0D|0A)/.test(text)) return undefined;
  return text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
}
