import { createHash, randomBytes } from 'node:crypto';
import type { RungKind, RungSource } from '@redress/contract';
import { newId } from '#platform/clock';
import type { Trx } from '#platform/database';
import { canonicalJson, commitTo } from '#rooms/evidence';
import { sealedRung } from '../contents.ts';
import type { ServiceDeps } from '../deps.ts';
import { newEvent } from '../events.ts';
import { stateAfter, stepEventOf } from '../rules/ladder.ts';
import * as store from '../store.ts';
import { recordEvents } from './record-events.ts';

/** What shows that a rung was reached; its SHA-256 is sealed with the rung. */
export type Proof =
  | { blob: string; sha256: Buffer; bytes: number; mediaType: string }
  | { text: string; mediaType: string }
  | { itemId: string; sha256: Buffer; bytes: number; mediaType: string };

export interface NewRung {
  kind: RungKind;
  source: RungSource;
  atMs: number;
  /** Names it once within its letter: a repetition changes nothing. */
  key: string;
  proof?: Proof | undefined;
  said?: string | undefined;
  /** Tracking number, for the path of the case. */
  receiptNo?: string | undefined;
}

/**
 * Records how far a letter has come, in the caller's transaction that holds the mailbox: rung with its proof and seal, state of
 * the letter, and what the path of the case is told. False when it stood already.
 */
export async function reachRung(
  deps: ServiceDeps,
  trx: Trx,
  mailbox: store.Mailbox,
  letter: store.DispatchRow,
  rung: NewRung,
): Promise<boolean> {
  const { kind, source, atMs, key, said } = rung;
  const { caseId } = mailbox;
  const id = newId('rung');
  const salt = randomBytes(32);
  const proof = rung.proof && rowOfProof(deps, mailbox, rung.proof);
  const row = {
    id,
    case_id: caseId,
    dispatch_id: letter.id,
    kind,
    source,
    at: new Date(atMs),
    key,
    salt,
    contents: sealedRung.seal(deps.blobs, mailbox.vault, said === undefined ? {} : { said }),
    ...noProof,
    ...proof,
  };
  if (!(await store.insertRung(trx, row))) return false;
  const proofSha256 = proof?.proof_sha256.toString('hex') ?? null;
  const statement = {
    v: 1,
    dispatchId: letter.id,
    kind,
    source,
    at: row.at.toISOString(),
    said: said ?? null,
    proofSha256,
  };
  const nowMs = deps.clock.now();
  await deps.notary.seal(trx, {
    id,
    type: 'service',
    atMs: nowMs,
    fields: { rung: commitTo(salt, canonicalJson(statement)) },
    ...(proof ? { contents: [proof.proof_sha256] } : {}),
  });
  await store.updateDispatch(trx, letter.id, { state: stateAfter(letter.state, kind) });
  const body = { dispatchId: letter.id, rungId: id, rung: kind, source };
  await recordEvents(deps, trx, [newEvent(caseId, nowMs, 'rung.reached', body)]);
  await tellPath(deps, trx, letter, rung, proof?.proof_sha256);
  return true;
}

const noProof = {
  proof_blob: null,
  proof: null,
  proof_item_id: null,
  proof_sha256: null,
  proof_bytes: null,
  proof_type: null,
};

function rowOfProof(deps: ServiceDeps, { vault }: store.Mailbox, proof: Proof) {
  if ('text' in proof) {
    const bytes = Buffer.from(proof.text);
    return {
      proof: deps.blobs.sealRow(vault, bytes),
      proof_sha256: createHash('sha256').update(bytes).digest(),
      proof_bytes: bytes.length,
      proof_type: proof.mediaType,
    };
  }
  const place = 'blob' in proof ? { proof_blob: proof.blob } : { proof_item_id: proof.itemId };
  return { ...place, proof_sha256: proof.sha256, proof_bytes: proof.bytes, proof_type: proof.mediaType };
}

async function tellPath(
  deps: ServiceDeps,
  trx: Trx,
  { case_id: caseId, step_id: stepId, id }: store.DispatchRow,
  { kind, atMs, key, proof, said, receiptNo }: NewRung,
  digest: Buffer | undefined,
): Promise<void> {
  const event = stepEventOf(kind);
  if (!event) return;
  const itemId = proof && 'itemId' in proof ? proof.itemId : undefined;
  await deps.cases.recordStepEvent(trx, {
    caseId,
    stepId,
    kind: event,
    atMs,
    key: `${id}:${key}`,
    proof: { itemId, digest },
    note: said,
    receiptNo,
  });
}
