import { isQuorum, type Policy } from '@redress/tlog';
import { inTransaction } from '#platform/database';
import type { PartDeps } from '../parts.ts';
import { readWitnessing, type Witnessing } from '../queries/final-head.ts';
import type { NotaryPart } from '../room.ts';
import type { AskedHead } from '../rules/witness-answer.ts';
import { policyText } from '../rules/witness-policy.ts';
import { findShard } from '../store.ts';
import { insertFinal, publishedNote } from '../store-witness.ts';
import { haltBehind, isSameHead } from './collect-cosignatures-accuse.ts';
import { Desk } from './collect-cosignatures-desk.ts';
import { createGate } from './collect-cosignatures-gate.ts';
import { loadPolicy } from './collect-cosignatures-policy.ts';
import { pause } from './witness-client.ts';

export interface WitnessingPart extends NotaryPart {
  /** The policy that heads are judged by, with the line of this log. */
  policy: string;
  witnessing(): Promise<Witnessing>;
}

/** How often heads of other nodes are looked for. */
const pollMs = 1000;
/** A node that does not sequence leaves a head to the one that does, unless nobody collected for it so long. */
const graceMs = 5000;

/**
 * Collects cosignatures for the newest head until every witness of the policy signed it, makes heads final, and holds
 * sequencing back until witnesses told what they know. Refusal: `bad-config`.
 */
export async function createWitnessing(policyFile: string, deps: PartDeps): Promise<WitnessingPart> {
  const policy = await loadPolicy(policyFile, deps);
  const stopping = new AbortController();
  const { signal } = stopping;
  const watch = createWatch(deps, policy, signal, () => desks.forEach((desk) => void desk.wake()));
  const gate = createGate(policy, deps.log, () => desks.forEach((desk) => void desk.wake(true)));
  const desks = policy.witnesses.flatMap(({ url, ...witness }) => {
    if (url === undefined) return [];
    const { readHead, newest } = watch;
    const asked = { ...witness, url: url.replace(/\/+$/, '') };
    return [new Desk({ deps, policy, witness: asked, gate, newest, readHead, signal })];
  });
  warnIfNeverFinal(deps, policy);
  let running: Promise<unknown> | undefined;
  return {
    policy: policyText(policy),
    async start() {
      running = Promise.all([watch.run(), ...desks.map((desk) => desk.run())]);
    },
    async stop() {
      stopping.abort();
      await running;
    },
    headPublished: watch.wake,
    maySequence: (on) => !watch.isBehind(on.size) && gate.isOpen(on),
    witnessing: () => readWitnessing(deps.db, deps.shard, policy, gate.waitingFor()),
  };
}

function warnIfNeverFinal({ log }: PartDeps, policy: Policy): void {
  const asked = policy.witnesses.filter(({ url }) => url !== undefined).map(({ name }) => name);
  if (!isQuorum(policy, asked))
    log.warn('no head can become final: the witnesses with an address are not a quorum of the policy');
}

/** Follows the newest published head, whichever node made it. */
function createWatch(deps: PartDeps, policy: Policy, signal: AbortSignal, changed: () => void) {
  const { db, shard, log } = deps;
  let seen: { head: AskedHead; sinceMs: number } | undefined;
  let waiting = new AbortController();
  async function readHead(): Promise<AskedHead> {
    const row = await findShard(db, shard);
    if (!row) throw new Error(`the log ${shard} is gone`);
    const published = await publishedNote(db, shard, row.size);
    return { size: row.size, note: row.checkpoint, atMs: published?.at.getTime() ?? 0 };
  }
  async function look(): Promise<void> {
    const head = await readHead();
    if (seen?.head.note === head.note) return;
    if (seen && head.size <= seen.head.size && !isSameHead(head.note, seen.head.note))
      return haltBehind(deps, seen.head);
    // A policy that asks for nobody: final as soon as it is published.
    if (policy.quorum === 'none' && head.size > 0)
      await inTransaction(db, (trx) =>
        insertFinal(trx, shard, { size: head.size, note: head.note, at: new Date(deps.clock.now()) }),
      );
    seen = { head, sinceMs: performance.now() };
    changed();
  }
  return {
    readHead,
    wake: () => waiting.abort(),
    isBehind(size: number): boolean {
      const behind = seen !== undefined && size < seen.head.size;
      if (behind) waiting.abort();
      return behind;
    },
    newest: () =>
      seen && {
        head: seen.head,
        isOurs: deps.sequences() || performance.now() - seen.sinceMs > graceMs,
      },
    async run(): Promise<void> {
      while (!signal.aborted) {
        await look().catch((error) => {
          if (!signal.aborted) log.error({ err: error, shard }, 'the newest head cannot be read');
        });
        await pause(pollMs, AbortSignal.any([signal, waiting.signal]));
        waiting = waiting.signal.aborted ? new AbortController() : waiting;
      }
    },
  };
}
