import { decodeBase64, encodeBase64, parseDecimal } from './bytes.ts';
import { hashSize } from './hash.ts';
import { ed25519Type, type VerifyEd25519 } from './key.ts';
import { type OpenedNote, openNote } from './note.ts';
import { fail, type Result, value } from './result.ts';

export interface Checkpoint {
  origin: string;
  size: number;
  root: Uint8Array;
  /** Opaque further lines of other logs; ours have none. */
  extensions: string[];
}

/** The note body `origin\nsize\nroot\n` (c2sp.org/tlog-checkpoint). @throws RangeError on a bug of the caller. */
export function formatCheckpoint(head: Pick<Checkpoint, 'origin' | 'size' | 'root'>): string {
  const { origin, size, root } = head;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused
  if (origin === '' || /[\u0000-\u001f]/.test(origin))
    throw new RangeError('an origin is one non-empty line');
  if (!Number.isSafeInteger(size) || size < 0) throw new RangeError(`not a tree size: ${size}`);
  if (root.length !== hashSize) throw new RangeError('a root has 32 bytes');
  return `${origin}\n${size}\n${encodeBase64(root)}\n`;
}

/** A checkpoint from a note body; strict: no leading zeros, canonical base64, no empty line. */
export function parseCheckpoint(body: string): Result<Checkpoint> {
  if (!body.endsWith('\n')) return fail('the checkpoint does not end with a newline');
  const lines = body.slice(0, -1).split('\n');
  const [origin, sizeLine, rootLine, ...extensions] = lines;
  if (origin === undefined || sizeLine === undefined || rootLine === undefined)
    return fail('a checkpoint has three lines or more');
  if (lines.includes('')) return fail('the checkpoint has an empty line');
  const size = parseDecimal(sizeLine);
  if (size === undefined) return fail('the tree size is not a plain decimal below 2^53');
  const root = decodeBase64(rootLine);
  if (root?.length !== hashSize) return fail('the root is not the base64 of 32 bytes');
  return value({ origin, size, root, extensions });
}

/** A checkpoint that the log of one of `vkeys` signed: the key's name is the origin. Witness keys may stand among them. */
export function openCheckpoint(
  text: string,
  vkeys: readonly string[],
  verify?: VerifyEd25519,
): Result<Checkpoint & { note: OpenedNote }> {
  const note = openNote(text, vkeys, verify);
  if (!note.ok) return note;
  const head = parseCheckpoint(note.value.body);
  if (!head.ok) return head;
  const signed = note.value.verified.some(
    ({ key }) => key.type === ed25519Type && key.name === head.value.origin,
  );
  return signed
    ? value({ ...head.value, note: note.value })
    : fail(`no log key of origin ${head.value.origin} signed the checkpoint`);
}
