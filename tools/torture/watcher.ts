import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { NotaryRoom } from '../../apps/server/src/rooms/notary/index.ts';
import type { Heads } from './heads.ts';
import type { Witness } from './witnesses.ts';

export interface Watched {
  /** A room on the same database that is never started: it only looks. */
  observer: NotaryRoom;
  nodes: readonly { name: string; url: string }[];
  witnesses: readonly Witness[];
  /** Folder of the public site. */
  siteFolder: string;
}

/** Looks at the newest head wherever one can be seen, all the time. */
export function watchHeads({ observer, nodes, witnesses, siteFolder }: Watched, heads: Heads) {
  const stopping = new AbortController();
  const look = async (source: string, everyMs: number, read: () => Promise<string | undefined>) => {
    while (!stopping.signal.aborted) {
      const note = await read().catch(() => undefined);
      if (note !== undefined) heads.see(note, source);
      await sleep(note === undefined ? 100 : everyMs);
    }
  };
  const watching = [
    look('database', 10, async () => (await observer.checkpoint()).note),
    ...nodes.map(({ name, url }) => look(name, 25, () => readText(`${url}/checkpoint`))),
    look('the public site', 25, () => readFile(join(siteFolder, 'checkpoint'), 'utf8')),
    ...witnesses.map((witness) => look(witness.name, 300, witness.newest)),
  ];
  return {
    async stop(): Promise<void> {
      stopping.abort();
      await Promise.all(watching);
    },
  };
}

/** Undefined while nobody answers, or not with 200. */
export async function readText(url: string): Promise<string | undefined> {
  const bytes = await readBytes(url);
  return bytes && Buffer.from(bytes).toString();
}

export async function readBytes(url: string): Promise<Uint8Array | undefined> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5000) });
    return response.ok ? new Uint8Array(await response.arrayBuffer()) : undefined;
  } catch {
    return undefined;
  }
}
