import { decodeManifestPath, encodeManifestPath } from './path.ts';

/** `<64 hex>  <path>` lines of RFC 8493 section 2.1.3, in the order given. */
export function formatManifest(lines: readonly { path: string; sha256: string }[]): string {
  return lines.map(({ path, sha256 }) => `${sha256}  ${encodeManifestPath(path)}\n`).join('');
}

/** Path → SHA-256 in hexadecimal, and the numbers of the lines that are not what this format writes. */
export function parseManifest(text: string): { digests: Map<string, string>; badLines: number[] } {
  const digests = new Map<string, string>();
  const badLines: number[] = [];
  const lines = text.split('\n');
  if (lines.pop() !== '') badLines.push(lines.length + 1);
  lines.forEach((line, i) => {
    const match = /^([0-9a-f]{64}) {2}([^\r]+)$/.exec(line);
    const path = match?.[2] === undefined ? undefined : decodeManifestPath(match[2]);
    if (match?.[1] === undefined || path === undefined || digests.has(path)) badLines.push(i + 1);
    else digests.set(path, match[1]);
  });
  return { digests, badLines };
}
