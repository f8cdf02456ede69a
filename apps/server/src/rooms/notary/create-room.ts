import { bringHere } from './commands/bring-here.ts';
import { openLog } from './commands/open-log.ts';
import { forgetContents } from './commands/remember-content.ts';
import { createWriter } from './create-writer.ts';
import { addExploreRoutes, exploreDeps } from './http/explore.ts';
import { addLogRoutes } from './http/log.ts';
import { addWitnessRoutes } from './http/witness.ts';
import { createParts } from './parts.ts';
import { anchorRecords } from './queries/anchor-records.ts';
import { finalHead, finalHeadCovering } from './queries/final-head.ts';
import { headOf, proofOf, sealOf } from './queries/proofs.ts';
import { settle } from './queries/settle.ts';
import type { NotaryDeps, NotaryPart, NotaryRoom } from './room.ts';

/** Opens the log or begins it. Refusals: `log-key-changed`, `log-inconsistent`. */
export async function createNotaryRoom(deps: NotaryDeps): Promise<NotaryRoom> {
  const { db, shard, origin } = deps;
  let parts: NotaryPart[] = [];
  const writer = createWriter(deps, await openLog(deps), {
    onHead: () => parts.forEach((part) => void part.headPublished?.()),
    maySequence: (on) => parts.every((part) => part.maySequence?.(on) ?? true),
  });
  const { vkey, sequencer } = writer;
  const made = await createParts({ ...deps, vkey, sequences: sequencer.sequences });
  parts = made.all;
  const records = (size: number) => anchorRecords(db, deps, size);
  const explorer = await exploreDeps(deps);
  return {
    origin,
    vkey,
    ...writer.door,
    forgetContents,
    sealOf: (id) => sealOf(db, shard, id),
    bringHere: (id) => bringHere({ ...deps, door: writer.door }, id),
    proofOf: (index, extra, under) => proofOf(db, shard, index, extra, under),
    settle: (wanted) => settle({ db, shard, ...made, anchorRecords: records }, wanted),
    checkpoint: () => headOf(db, shard),
    finalHead: (covering) =>
      covering === undefined ? finalHead(db, shard) : finalHeadCovering(db, shard, covering),
    witnessing: async () => made.witnessing?.witnessing(),
    stamp: async (wanted) => made.stamping?.stamp(wanted),
    tokensOf: async (size) => (await made.stamping?.tokensOf(size)) ?? [],
    stamps: async () => (await made.stamping?.states()) ?? [],
    anchors: async () => made.anchoring?.anchors() ?? [],
    anchor: async (wanted, timeoutMs) => made.anchoring?.anchor(wanted, timeoutMs) ?? [],
    anchorRecords: records,
    http(app) {
      addLogRoutes(app, db);
      addWitnessRoutes(app, db, shard, made.witnessing?.policy);
      addExploreRoutes(app, explorer);
      for (const part of parts) part.http?.(app);
    },
    async start() {
      for (const part of parts) await part.start();
      await sequencer.start();
    },
    async stop() {
      for (const part of parts) await part.stop();
      await sequencer.stop();
    },
  };
}
