import { decodeBase64, encodeBase64, fromUtf8, parseDecimal } from './bytes.ts';
import { type Checkpoint, openCheckpoint, parseCheckpoint } from './checkpoint.ts';
import { emptyRoot, hashSize } from './hash.ts';
import { parseVkey, type VerifyEd25519 } from './key.ts';
import { type OpenedNote, parseNote } from './note.ts';
import { fail, type Result, value } from './result.ts';
import { verifyConsistency } from './verify.ts';

/** The body of `add-checkpoint` (c2sp.org/tlog-witness); nothing is verified. */
export interface AddCheckpoint {
  oldSize: number;
  proof: Uint8Array[];
  /** The signed note, verbatim, and what its body says. */
  checkpoint: string;
  head: Checkpoint;
}

/** The newest head that a witness cosigned for an origin. */
export interface WitnessedHead {
  size: number;
  root: Uint8Array;
}

/** `checkpoint` has the signatures of the trusted log keys only; cosign its body and keep both before answering. */
export type AddCheckpointAnswer =
  | { status: 200; head: Checkpoint; body: string; checkpoint: string }
  | { status: 400 | 403 | 404 | 422; reason: string }
  | { status: 409; size: number };

const maxProofLines = 63;

/** What a log sends to a witness. @throws RangeError on more hashes than the protocol allows: the caller's bug. */
export function formatAddCheckpoint(
  request: Pick<AddCheckpoint, 'oldSize' | 'proof' | 'checkpoint'>,
): string {
  if (request.proof.length > maxProofLines) throw new RangeError('a consistency proof has at most 63 hashes');
  return [`old ${request.oldSize}`, ...request.proof.map(encodeBase64), '', request.checkpoint].join('\n');
}

/** A stranger's request, strictly; a reason means status 400. */
export function parseAddCheckpoint(bytes: Uint8Array): Result<AddCheckpoint> {
  const text = fromUtf8(bytes);
  if (text === undefined) return fail('the request is not UTF-8');
  const split = text.indexOf('\n\n');
  if (split < 0) return fail('the request has no empty line before the checkpoint');
  const [first = '', ...lines] = text.slice(0, split).split('\n');
  const oldSize = first.startsWith('old ') ? parseDecimal(first.slice('old '.length)) : undefined;
  if (oldSize === undefined) return fail('the first line is not: old <size>');
  if (lines.length > maxProofLines) return fail(`the proof has more than ${maxProofLines} hashes`);
  const proof: Uint8Array[] = [];
  for (const line of lines) {
    const hash = decodeBase64(line);
    if (hash?.length !== hashSize) return fail('a proof line is not the base64 of 32 bytes');
    proof.push(hash);
  }
  const checkpoint = text.slice(split + 2);
  const note = parseNote(checkpoint);
  if (!note.ok) return note;
  const head = parseCheckpoint(note.value.body);
  return head.ok ? value({ oldSize, proof, checkpoint, head: head.value }) : head;
}

/**
 * What a witness answers, in the order of c2sp.org/tlog-witness: 404 for an origin that no key of `policyLogs` has,
 * 403 without a good signature of one of them, 400 for an old size above the new, 409 with the size that it knows, 422
 * for a tree that does not extend it. Equal heads are cosigned again, so a lost answer can be asked for once more.
 *
 * The enemy is a log that shows two histories. Whoever calls this must read `stored` and keep the new head in one
 * atomic step, durable before the answer, else two requests at once roll the witness back.
 */
export function decideAddCheckpoint(input: {
  policyLogs: readonly string[];
  stored: WitnessedHead | undefined;
  request: AddCheckpoint;
  verify?: VerifyEd25519;
}): AddCheckpointAnswer {
  const { policyLogs, request, verify } = input;
  const { head, oldSize, proof, checkpoint } = request;
  const keys = policyLogs.filter((vkey) => isKeyOf(vkey, head.origin));
  if (keys.length === 0) return { status: 404, reason: 'the origin is not known here' };
  const opened = openCheckpoint(checkpoint, keys, verify);
  if (!opened.ok) return { status: 403, reason: opened.reason };
  if (oldSize > head.size) return { status: 400, reason: 'the old size is above the size of the checkpoint' };
  const stored = input.stored ?? { size: 0, root: emptyRoot };
  if (oldSize !== stored.size) return { status: 409, size: stored.size };
  const consistent = verifyConsistency({
    size1: stored.size,
    size2: head.size,
    root1: stored.root,
    root2: head.root,
    proof,
  });
  if (!consistent.ok) return { status: 422, reason: consistent.reason };
  const { note } = opened.value;
  const trusted = `${note.body}\n${trustedLines(checkpoint, note)}`;
  return { status: 200, head, body: note.body, checkpoint: trusted };
}

function isKeyOf(vkey: string, origin: string): boolean {
  const key = parseVkey(vkey);
  return key.ok && key.value.name === origin;
}

/** The signature lines of the verified keys, verbatim. */
function trustedLines(checkpoint: string, { body, signatures, verified }: OpenedNote): string {
  const lines = checkpoint.slice(body.length + 1).split('\n');
  return signatures
    .flatMap(({ name, id }, i) =>
      verified.some(({ key }) => key.name === name && key.id === id) ? [`${lines[i]}\n`] : [],
    )
    .join('');
}
