import { consistencyProof, formatAddCheckpoint, nodesFromTiles, type Policy } from '@redress/tlog';
import { inTransaction } from '#platform/database';
import { sha256 } from '../keys.ts';
import type { PartDeps } from '../parts.ts';
import { type Answer, type AskedHead, readAnswer, type WitnessProblem } from '../rules/witness-answer.ts';
import { finalNote } from '../rules/witness-final.ts';
import * as store from '../store-witness.ts';
import { verifyFast } from './audit-verify.ts';
import { judgeClaim, monitorCopy } from './collect-cosignatures-accuse.ts';
import { tileReader } from './integrate.ts';
import { askWitness } from './witness-client.ts';

/** One witness and all that is needed to talk with it. */
export interface Asking {
  deps: PartDeps;
  policy: Policy;
  witness: { name: string; vkey: string; url: string };
  /** The newest published head as the database has it now. */
  readHead(): Promise<AskedHead>;
  limitMs: number;
  signal: AbortSignal;
}

export type Outcome =
  | { kind: 'cosigned'; size: number }
  /** It does not watch the log and never did: it knows of no larger one. */
  | { kind: 'never-watched'; problem: WitnessProblem }
  | { kind: 'problem'; problem: WitnessProblem };

const maxTurns = 6;
const failed = (problem: WitnessProblem): Outcome => ({ kind: 'problem', problem });

/**
 * Asks one witness to cosign a head and keeps what it signed. `knownSize` is the size that it cosigned last as far as
 * we know; a 409 tells another one, from which the proof is made anew. Killed between its answer and our commit, the
 * cosignature is asked for again after the restart: the witness signs an equal head as often as it is asked.
 */
export async function askToCosign(asking: Asking, newest: AskedHead, knownSize: number): Promise<Outcome> {
  let head = newest;
  let oldSize = knownSize <= head.size ? knownSize : 0;
  let told = false;
  for (let turn = 0; turn < maxTurns; turn++) {
    const answer = await askOnce(asking, head, oldSize);
    if (answer.kind === 'cosigned') return keep(asking, head, answer);
    if (answer.kind === 'problem') return settleProblem(asking, head, answer.problem);
    if (answer.kind === 'other-size') {
      if (answer.size < knownSize) await noteWentBack(asking, knownSize, answer.size);
      if (answer.size > head.size) head = await asking.readHead();
      if (answer.size > head.size)
        return failed(await judgeClaim(asking, { kind: 'ahead', size: answer.size }));
      [oldSize, told] = [answer.size, true];
    } else if (oldSize === 0) {
      const detail = 'it refuses a log as no continuation of the empty one';
      return settleProblem(asking, head, { code: 'refused', detail });
    } else if (told) {
      return failed(await judgeClaim(asking, { kind: 'contradicted', size: oldSize }));
    } else oldSize = 0; // Perhaps it is not at the size that we remember: let it say.
  }
  return failed({ code: 'bad-answer', detail: 'it says another size each time' });
}

/** Some witnesses refuse the empty head; who shows no copy either then knows no larger one. */
async function settleProblem(asking: Asking, head: AskedHead, problem: WitnessProblem): Promise<Outcome> {
  const isTelling = problem.code === 'unknown-log' || (problem.code === 'refused' && head.size === 0);
  const isNever = isTelling && (await monitorCopy(asking)) === 'never';
  return isNever ? { kind: 'never-watched', problem } : failed(problem);
}

async function askOnce(asking: Asking, head: AskedHead, oldSize: number): Promise<Answer> {
  const { deps, witness, limitMs, signal } = asking;
  const read = nodesFromTiles(head.size, tileReader(deps.db, deps.shard), sha256);
  const proof = await consistencyProof(oldSize, head.size, read, sha256);
  const body = formatAddCheckpoint({ oldSize, proof, checkpoint: head.note });
  const fetched = await askWitness(`${witness.url}/add-checkpoint`, { body, limitMs, signal });
  if (!fetched.ok) return { kind: 'problem', problem: fetched.problem };
  return readAnswer({
    answer: fetched.answer,
    head,
    oldSize,
    logVkey: deps.vkey,
    witness,
    nowMs: deps.clock.now(),
    verify: verifyFast,
  });
}

/** Cosignature, state and, when it completes the quorum, the final head: all or nothing. */
async function keep(
  { deps, policy, witness }: Asking,
  head: AskedHead,
  { line, atSeconds }: { line: string; atSeconds: number },
): Promise<Outcome> {
  const { db, shard, clock } = deps;
  const now = new Date(clock.now());
  await inTransaction(db, async (trx) => {
    await store.noteCosigned(trx, shard, witness.name, head.size, now);
    // The head of the empty log is asked about, but nothing is sealed by it.
    if (head.size === 0) return;
    const row = {
      size: head.size,
      witness: witness.name,
      line,
      at: new Date(atSeconds * 1000),
      receivedAt: now,
    };
    const lines = await store.keepCosignature(trx, shard, row);
    const note = finalNote(policy, head.note, lines, verifyFast);
    if (note !== undefined) await store.insertFinal(trx, shard, { size: head.size, note, at: now });
  });
  return { kind: 'cosigned', size: head.size };
}

async function noteWentBack({ deps, witness }: Asking, from: number, to: number): Promise<void> {
  const { db, shard, clock, log } = deps;
  log.warn({ witness: witness.name, from, to }, 'a witness went back: it lost what it had cosigned');
  await store.noteWentBack(db, shard, witness.name, { from, to, at: new Date(clock.now()) });
}
