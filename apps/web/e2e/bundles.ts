import { readFileSync } from 'node:fs';

/** The zip at `path` with one bit flipped in the middle of the contents of `name`, found by its local file header (APPNOTE 4.3.7). */
export function brokenBundle(path: string, name: string): Buffer {
  const out = readFileSync(path);
  let at = out.indexOf(name);
  // The manifests name it too.
  while (at >= 30 && out.readUInt32LE(at - 30) !== 0x04034b50) at = out.indexOf(name, at + 1);
  if (at < 30) throw new Error(`no local header of ${name}`);
  const start = at + name.length + out.readUInt16LE(at - 2);
  out[start + 1000] = (out[start + 1000] as number) ^ 1;
  return out;
}
