import { fromBase64, toBase64 } from '@redress/kernel';
import { fromUtf8, type Result } from '@redress/tlog';
import { saltBytes } from './entry.ts';

/** The key of `data/case.json` that holds the salts: path below `data/` → base64 of 32 bytes. */
const saltsKey = 'salts';

/**
 * The bytes of `data/case.json`: the caller's object, readable, with the salt of every other payload file. Seal these
 * bytes, then give them to `writeBundle`; the file's own salt travels in its tlog-proof.
 */
export function encodeCase(
  caseObject: Record<string, unknown>,
  salts: Record<string, Uint8Array>,
): Uint8Array {
  const entries = Object.keys(salts)
    .sort()
    .map((path) => [path, toBase64(salts[path] as Uint8Array)]);
  const whole = { ...caseObject, [saltsKey]: Object.fromEntries(entries) };
  return new TextEncoder().encode(`${JSON.stringify(whole, null, 2)}\n`);
}

/** The salts in a stranger's `data/case.json`. */
export function parseSalts(bytes: Uint8Array): Result<Map<string, Uint8Array>> {
  const text = fromUtf8(bytes);
  if (text === undefined) return { ok: false, reason: 'not UTF-8' };
  try {
    const salts = (JSON.parse(text) as Record<string, unknown> | null)?.[saltsKey];
    if (typeof salts !== 'object' || salts === null) return { ok: false, reason: 'no salts' };
    const read = new Map<string, Uint8Array>();
    for (const [path, encoded] of Object.entries(salts)) {
      const salt = typeof encoded === 'string' ? fromBase64(encoded) : undefined;
      if (salt?.length !== saltBytes)
        return { ok: false, reason: `salt of ${path} is not 32 bytes in base64` };
      read.set(path, salt);
    }
    return { ok: true, value: read };
  } catch {
    return { ok: false, reason: 'not JSON' };
  }
}
