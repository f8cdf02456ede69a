import { setTimeout as sleep } from 'node:timers/promises';
import { consistencyProof, formatAddCheckpoint, parseCheckpoint } from '@redress/tlog';
import { nodesOfSite } from './served-log.ts';
import { readText } from './watcher.ts';
import { askerName, type Witness } from './witnesses.ts';

/**
 * A stranger who shows the witnesses what the nodes show him, with consistency proofs from served tiles: so they judge
 * the heads of the torture also when the nodes do not ask them.
 */
export function askWitnesses(urls: readonly string[], witnesses: readonly Witness[]) {
  const stopping = new AbortController();
  const ask = async (witness: Witness, at: number): Promise<void> => {
    let known = 0;
    for (let turn = at; !stopping.signal.aborted; turn++) {
      const url = urls[turn % urls.length] as string;
      known = await askOnce(witness, url, known).catch(() => known);
      await sleep(1000);
    }
  };
  const asking = witnesses.map(ask);
  return {
    async stop(): Promise<void> {
      stopping.abort();
      await Promise.all(asking);
    },
  };
}

/** Gives the size that the witness now knows. */
async function askOnce(witness: Witness, url: string, known: number): Promise<number> {
  const checkpoint = await readText(`${url}/checkpoint`);
  if (!checkpoint) return known;
  const head = parseCheckpoint(checkpoint.slice(0, checkpoint.indexOf('\n\n') + 1));
  // The nodes may have told it more than we have seen.
  if (!head.ok || head.value.size < known) return known;
  const proof = await consistencyProof(known, head.value.size, nodesOfSite(url, head.value.size));
  const response = await fetch(`${witness.url}/add-checkpoint`, {
    method: 'POST',
    headers: { 'user-agent': askerName },
    body: formatAddCheckpoint({ oldSize: known, proof, checkpoint }),
    signal: AbortSignal.timeout(10_000),
  });
  if (response.status === 200) return head.value.size;
  return response.status === 409 ? Number(await response.text()) : known;
}
