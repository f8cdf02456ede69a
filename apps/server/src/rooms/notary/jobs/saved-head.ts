import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { emptyRoot, openCheckpoint } from '@redress/tlog';
import { type Database, inTransaction } from '#platform/database';
import type { PartDeps } from '../parts.ts';
import { findLogKeys } from '../queries/audit-keys.ts';
import type { NotaryPart } from '../room.ts';
import { findShard, type ShardRow } from '../store.ts';
import { readStoredHeads } from '../store-audit.ts';
import { findHalts, insertHalt } from '../store-halt.ts';
import { verifyFast } from './audit-verify.ts';

const everyMs = 1000;

/**
 * Remembers the newest head outside the database, so that a database restored from an older backup is noticed here and
 * not only by witnesses: the log is halted before anything is built on what it forgot. The file is a second late at
 * most; what was published in that second and forgotten, only a witness can know.
 */
export function createSavedHead(
  deps: Pick<PartDeps, 'db' | 'clock' | 'log' | 'shard'>,
  file: string,
): NotaryPart {
  const { db, shard } = deps;
  let checked = false;
  /** False while the database contradicts the file: then the file is the better memory and stays. */
  let follows = false;
  let timer: NodeJS.Timeout | undefined;
  const save = async (): Promise<void> => {
    const head = await findShard(db, shard);
    if (head) write(file, head.checkpoint);
  };
  const saveOrSay = () =>
    save().catch((error) => deps.log.error({ err: error, shard }, 'the newest head could not be saved'));
  return {
    async start() {
      const problem = await contradiction(deps, read(file));
      follows = problem === undefined;
      if (problem) await halt(deps, problem);
      else await save();
      checked = true;
    },
    async stop() {
      if (timer === undefined) return;
      clearTimeout(timer);
      await saveOrSay();
    },
    // Also before the start: a request may come first.
    maySequence: () => checked,
    headPublished() {
      if (follows)
        timer ??= setTimeout(() => {
          timer = undefined;
          void saveOrSay();
        }, everyMs).unref();
    },
  };
}

interface Contradiction {
  code: 'restored-older' | 'fork';
  reason: string;
  evidence: string;
}

/** How the database contradicts a head that this log signed; undefined when it follows from it. */
async function contradiction(
  { db, shard, log }: Pick<PartDeps, 'db' | 'shard' | 'log'>,
  note: string | undefined,
): Promise<Contradiction | undefined> {
  const head = await findShard(db, shard);
  if (note === undefined || !head) return undefined;
  const vkeys = (await findLogKeys(db, shard)).map(({ vkey }) => vkey);
  const saved = openCheckpoint(note, vkeys, verifyFast);
  if (!saved.ok) {
    log.warn({ shard }, 'the saved head is not one of this log and is replaced');
    return undefined;
  }
  const { size, root } = saved.value;
  const evidence = `${note}\n${head.checkpoint}`;
  if (size > head.size)
    return {
      code: 'restored-older',
      reason: `this log signed a head of ${size} entries, but its database has ${head.size}: it was restored from an older backup`,
      evidence,
    };
  const known = await rootAt(db, shard, head, size);
  if (known?.equals(root)) return undefined;
  return {
    code: 'fork',
    reason: `this log signed another head of ${size} entries than its database has`,
    evidence,
  };
}

async function rootAt(
  db: Database,
  shard: string,
  head: ShardRow,
  size: number,
): Promise<Buffer | undefined> {
  if (size === head.size) return head.root;
  if (size === 0) return Buffer.from(emptyRoot);
  const [row] = await readStoredHeads(db, shard, size - 1, 1);
  return row?.size === size ? row.root : undefined;
}

async function halt(
  { db, clock, log, shard }: Pick<PartDeps, 'db' | 'clock' | 'log' | 'shard'>,
  { code, reason, evidence }: Contradiction,
): Promise<void> {
  log.error({ shard }, reason);
  await inTransaction(db, async (trx) => {
    if ((await findHalts(trx, shard)).some((one) => one.code === code)) return;
    await insertHalt(trx, shard, { at: new Date(clock.now()), code, reason, evidence });
  });
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Whole or not at all; as safe from a power cut as the folder is. */
function write(file: string, note: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(`${file}.new`, note);
  renameSync(`${file}.new`, file);
}
