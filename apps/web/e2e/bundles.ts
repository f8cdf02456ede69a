import { readFileSync } from 'node:fs';
import { portableHasher } from '../../../packages/bundle/src/index.ts';
import { sampleBundle } from '../../../packages/bundle/src/sample.ts';
import { wholeFiles, wholeTrust } from '../../../packages/bundle/src/trust-sample.ts';

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

/** A bundle that witnesses, timestamp authorities and a chain vouch for. */
export function vouchedBundle(): Promise<Uint8Array> {
  const fixture = (name: string) =>
    readFileSync(new URL(`../../../packages/bundle/fixtures/${name}`, import.meta.url));
  const stamps = ['tsa-one', 'tsa-two'].map((authority) => ({
    authority,
    token: fixture(`${authority}.tsr`),
    roots: fixture(`${authority}.pem`).toString(),
  }));
  return sampleBundle(portableHasher, wholeFiles, wholeTrust(stamps));
}
