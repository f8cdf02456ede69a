import { bytesToHex } from '@noble/hashes/utils.js';
import { decodeBase64 } from './bytes.ts';
import {
  checkSignature,
  isKeyName,
  parseVkey,
  type Signer,
  type VerifierKey,
  type VerifyEd25519,
} from './key.ts';
import { fail, type Result, value } from './result.ts';

export interface NoteSignature {
  name: string;
  id: string;
  signature: Uint8Array;
}
export interface Note {
  /** The signed text with its final newline. */
  body: string;
  signatures: NoteSignature[];
}
export interface OpenedNote extends Note {
  /** The known keys that signed; a witness with its POSIX time. Never empty. */
  verified: { key: VerifierKey; atSeconds?: number }[];
}

const maxNoteChars = 1_000_000;
const maxSignatures = 100;

/** Text and signature lines of a note, nothing verified (c2sp.org/signed-note). */
export function parseNote(text: string): Result<Note> {
  if (text.length > maxNoteChars) return fail('the note is longer than a million characters');
  if (!text.isWellFormed()) return fail('the note is not valid Unicode');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused
  if (/[\u0000-\u0009\u000b-\u001f]/.test(text)) return fail('the note has control characters');
  const split = text.lastIndexOf('\n\n');
  if (split < 0) return fail('the note has no blank line before its signatures');
  if (!text.endsWith('\n')) return fail('the note does not end with a newline');
  const lines = text.slice(split + 2, -1).split('\n');
  if (lines.length > maxSignatures) return fail(`the note has more than ${maxSignatures} signatures`);
  const signatures: NoteSignature[] = [];
  for (const line of lines) {
    const signature = parseSignatureLine(line);
    if (!signature) return fail('a signature line is malformed');
    signatures.push(signature);
  }
  return value({ body: text.slice(0, split + 1), signatures });
}

function parseSignatureLine(line: string): NoteSignature | undefined {
  const match = /^\u2014 ([^ ]+) ([A-Za-z0-9+/=]+)$/.exec(line);
  if (!match?.[1] || !match[2] || !isKeyName(match[1])) return undefined;
  const bytes = decodeBase64(match[2]);
  if (!bytes || bytes.length < 5) return undefined;
  return { name: match[1], id: bytesToHex(bytes.subarray(0, 4)), signature: bytes.subarray(4) };
}

/** The whole note: body, blank line, one line per signer. @throws RangeError when the body cannot be signed. */
export function signNote(body: string, signers: readonly Pick<Signer, 'sign'>[]): string {
  if (!body.endsWith('\n') || signers.length === 0)
    throw new RangeError('a note needs a final newline and a signer');
  return `${body}\n${signers.map((s) => s.sign(body)).join('')}`;
}

/**
 * Checks a note against the verifier's own keys. Unknown keys are ignored; a bad signature from a known key rejects
 * the whole note, and so does the absence of every known key.
 */
export function openNote(text: string, vkeys: readonly string[], verify?: VerifyEd25519): Result<OpenedNote> {
  const keys: VerifierKey[] = [];
  for (const vkey of vkeys) {
    const key = parseVkey(vkey);
    if (!key.ok) return key;
    keys.push(key.value);
  }
  const note = parseNote(text);
  if (!note.ok) return note;
  const verified: OpenedNote['verified'] = [];
  for (const { name, id, signature } of note.value.signatures) {
    const key = keys.find((k) => k.name === name && k.id === id);
    if (!key) continue;
    const checked = checkSignature(key, note.value.body, signature, verify);
    if (!checked.ok) return checked;
    if (!verified.some((v) => v.key === key)) verified.push({ key, ...checked.value });
  }
  return verified.length > 0 ? value({ ...note.value, verified }) : fail('no known key signed the note');
}
