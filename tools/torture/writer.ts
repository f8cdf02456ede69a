import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { leafHash } from '@redress/tlog';
import { newId, systemClock } from '../../apps/server/src/platform/clock/index.ts';
import { type Database, inTransaction } from '../../apps/server/src/platform/database/index.ts';
import type { NotaryRoom, SealRequest } from '../../apps/server/src/rooms/notary/index.ts';
import { type Chance, createChance } from './chance.ts';
import type { NodeTask } from './node.child.ts';

interface Writing {
  db: Database;
  notary: NotaryRoom;
  task: NodeTask;
  signal: AbortSignal;
}

const newRequest = (): SealRequest => {
  const fields = { bytes: { sha256: randomBytes(32), sm3: randomBytes(32) } };
  return { id: newId('item'), type: 'item', atMs: systemClock.now(), fields };
};
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const acknowledge = (id: string, index: number, hash: Uint8Array): void =>
  say(`sealed ${id} ${index} ${Buffer.from(hash).toString('hex')}`);

/** Writers that seal in every way that the room offers, and say each acknowledgement as a line. */
export async function writeForEver(writing: Writing): Promise<void> {
  const { task } = writing;
  await Promise.all(
    Array.from({ length: task.writers }, (_, i) => write(writing, createChance(task.chance + i))),
  );
}

async function write(writing: Writing, chance: Chance): Promise<void> {
  let last: SealRequest = newRequest();
  while (!writing.signal.aborted) {
    const way = chance.pick({ direct: 8, one: 6, many: 4, again: 3, undone: 1 });
    if (way === 'undone') await undo(writing);
    else {
      const count = way === 'many' || (way === 'direct' && chance.below(3) === 0) ? 2 + chance.below(20) : 1;
      const requests = way === 'again' ? [last] : Array.from({ length: count }, newRequest);
      last = requests[0] as SealRequest;
      // What was sealed in one way may be asked for again in the other.
      const isDirect = way === 'direct' || (way === 'again' && chance.below(2) === 0);
      await sealUntilAcknowledged(writing, requests, isDirect);
    }
    // A writer that thinks now and then leaves moments in which nothing waits.
    if (chance.below(10) === 0) await sleep(chance.between(0, 300));
  }
}

/** Whoever got no answer asks again with the same id and the same content: it must be in the log once. */
async function sealUntilAcknowledged(
  writing: Writing,
  requests: readonly SealRequest[],
  isDirect: boolean,
): Promise<void> {
  const { db, notary, task, signal } = writing;
  while (!signal.aborted) {
    try {
      if (isDirect) {
        for (const { id, index, entry } of await notary.append(requests))
          acknowledge(id, index, leafHash(entry));
        return;
      }
      const submitted = await inTransaction(db, async (trx) => {
        const [first] = requests;
        const sealed =
          first && requests.length === 1
            ? [await notary.seal(trx, first)]
            : await notary.sealMany(trx, requests);
        if (task.plant === 'early') await acknowledgeEarly(notary, sealed);
        return sealed;
      });
      for (const { id, leafHash: promised } of submitted) {
        const { index, entry } = await notary.whenSealed(id);
        const hash = leafHash(entry);
        if (Buffer.compare(hash, promised) !== 0) say(`broken ${id} was sealed with other bytes`);
        acknowledge(id, index, hash);
      }
      return;
    } catch {
      await sleep(50);
    }
  }
}

/** The planted bug: acknowledged before the commit, with the index that it would probably get. */
async function acknowledgeEarly(notary: NotaryRoom, sealed: { id: string; leafHash: Uint8Array }[]) {
  const { size } = await notary.checkpoint();
  for (const [i, each] of sealed.entries()) acknowledge(each.id, size + i, each.leafHash);
}

/** What its caller rolled back must never stand in the log. */
async function undo({ db, notary }: Writing): Promise<void> {
  const request = newRequest();
  const changedMind = new Error('changed my mind');
  try {
    await inTransaction(db, async (trx) => {
      await notary.seal(trx, request);
      throw changedMind;
    });
  } catch (error) {
    if (error === changedMind) say(`undone ${request.id}`);
    else await sleep(50);
  }
}
