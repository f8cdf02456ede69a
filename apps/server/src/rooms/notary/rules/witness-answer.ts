import { openCheckpoint, parseVkey, type VerifyEd25519 } from '@redress/tlog';

/** One of the policy's witnesses, as it is asked. */
export interface WitnessKey {
  name: string;
  vkey: string;
}

/** What was asked for: a cosignature of this head of ours. */
export interface AskedHead {
  /** The published note, and the size it states. */
  note: string;
  size: number;
  /** When it was published, milliseconds since the epoch. */
  atMs: number;
}

export interface HttpAnswer {
  status: number;
  body: string;
}

/** Why a witness did not cosign; `detail` is for the operator. */
export interface WitnessProblem {
  code:
    | 'no-answer'
    | 'slow'
    | 'redirect'
    | 'too-large'
    | 'bad-answer'
    | 'wrong-key'
    | 'bad-time'
    | 'unknown-log'
    | 'refused'
    | 'ahead'
    | 'fork';
  detail: string;
}

export type Answer =
  | { kind: 'cosigned'; line: string; atSeconds: number }
  /** It knows the log at another size than the request said. */
  | { kind: 'other-size'; size: number }
  /** It says that our head does not extend what it cosigned. */
  | { kind: 'contradicted' }
  | { kind: 'problem'; problem: WitnessProblem };

const skewSeconds = 600;

/**
 * A witness's answer to `add-checkpoint` (c2sp.org/tlog-witness), from a stranger. A cosignature counts only when it is
 * by the policy's key, over this very body, and made between the head's birth and now, give or take ten minutes of
 * clocks that differ. `oldSize` is what the request said.
 */
export function readAnswer(input: {
  answer: HttpAnswer;
  head: AskedHead;
  oldSize: number;
  logVkey: string;
  witness: WitnessKey;
  nowMs: number;
  verify?: VerifyEd25519;
}): Answer {
  const { answer, oldSize } = input;
  if (answer.status === 200) return readCosignature(input);
  if (answer.status === 422) return { kind: 'contradicted' };
  if (answer.status === 409) {
    const size = /^(0|[1-9][0-9]{0,15})\n$/.exec(answer.body)?.[1];
    if (size === undefined || !Number.isSafeInteger(Number(size)))
      return problem('bad-answer', 'status 409 without a size');
    // Older drafts of the protocol say 409 instead of 422 for another root of the same size.
    return Number(size) === oldSize ? { kind: 'contradicted' } : { kind: 'other-size', size: Number(size) };
  }
  if (answer.status === 404) return problem('unknown-log', 'it does not watch this log');
  if (answer.status >= 300 && answer.status < 400) return problem('redirect', `status ${answer.status}`);
  return problem('refused', `status ${answer.status}`);
}

function readCosignature(input: Parameters<typeof readAnswer>[0]): Answer {
  const { answer, head, logVkey, witness, nowMs, verify } = input;
  const opened = openCheckpoint(head.note + answer.body, [logVkey, witness.vkey], verify);
  if (!opened.ok) return problem('bad-answer', opened.reason);
  const { note } = opened.value;
  // A blank line in the answer would make another body out of ours.
  if (!head.note.startsWith(`${note.body}\n\u2014 `))
    return problem('bad-answer', 'more than signature lines');
  const key = parseVkey(witness.vkey);
  const at = note.signatures.findIndex(
    ({ name, id }) => key.ok && name === key.value.name && id === key.value.id,
  );
  const atSeconds = note.verified.find((v) => v.atSeconds !== undefined)?.atSeconds;
  const line = answer.body && note.signatures[at] && lineAt(head.note + answer.body, note.body, at);
  if (!line || atSeconds === undefined) return problem('wrong-key', 'no signature of the key in the policy');
  if (atSeconds < head.atMs / 1000 - skewSeconds || atSeconds > nowMs / 1000 + skewSeconds)
    return problem('bad-time', `signed at second ${atSeconds}: its clock or ours is wrong`);
  return { kind: 'cosigned', line, atSeconds };
}

const lineAt = (note: string, body: string, at: number): string =>
  `${note.slice(body.length + 1).split('\n')[at]}\n`;

const problem = (code: WitnessProblem['code'], detail: string): Answer => ({
  kind: 'problem',
  problem: { code, detail },
});

/** A head that the log itself signed, as a witness shows it to monitors; undefined when it is not ours. */
export function readCopy(
  body: string,
  logVkeys: readonly string[],
  verify?: VerifyEd25519,
): { size: number; root: Uint8Array; note: string } | undefined {
  const opened = openCheckpoint(body, logVkeys, verify);
  return opened.ok ? { size: opened.value.size, root: opened.value.root, note: body } : undefined;
}
