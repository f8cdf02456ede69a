import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { parseEntry } from '@redress/bundle';
import { judgeCheckpoint, parsePolicy } from '@redress/tlog';
import { nodeHasher } from '../../apps/cli/src/hashers.ts';
import { inTransaction } from '../../apps/server/src/platform/database/index.ts';
import { createHttp } from '../../apps/server/src/platform/http/index.ts';
import { createNotaryRoom, type NotaryRoom } from '../../apps/server/src/rooms/notary/index.ts';
import { check } from './check.ts';
import type { Field } from './field.ts';
import { entriesOfSite, nodesOfSite } from './served-log.ts';
import { readText } from './watcher.ts';

const verifier = nodeHasher.ed25519 ? { verify: nodeHasher.ed25519 } : {};

export interface Judgement {
  problems: string[];
  finalSize: number;
  /** Sequencers that committed a head. */
  fences: number;
  finals: number;
}

/** After the last kill: a fresh node takes the log over, seals what waits, and its log is compared with all promises. */
export async function judge(field: Field): Promise<Judgement> {
  await field.cluster.ready();
  await field.quiet();
  const last = await openLastNode(field);
  try {
    await last.notary.flush();
    const finals = await untilFinal(field, last.notary);
    const { note, size } = await last.notary.checkpoint();
    for (const witness of field.witnesses) {
      const newest = await witness.newest();
      if (newest !== undefined) field.heads.see(newest, witness.name);
    }
    const site = await untilPublished(field.siteFolder, size, finals.count);
    const served = await readText(`${last.url}/checkpoint`);
    if (served !== undefined) field.heads.see(served, 'the last node');
    const committed = await readCommitted(field);
    const problems = await check({
      vkey: last.notary.vkey,
      head: note,
      entries: await entriesOfSite(last.url, size),
      readNode: nodesOfSite(last.url, size),
      idOf,
      acknowledged: field.journal.acknowledged,
      undone: field.journal.undone,
      heads: field.heads.all,
      committed,
      ...verifier,
    });
    problems.unshift(...field.problems());
    problems.push(
      ...field.tally.problems(size),
      ...finals.problems,
      ...site,
      ...(await audit(last.url, last.notary.vkey)),
      ...(await audit(field.siteFolder, last.notary.vkey)),
    );
    const fences = new Set(committed.map(({ fence }) => fence)).size;
    return { problems, finalSize: size, fences, finals: finals.count };
  } finally {
    await last.close();
  }
}

function idOf(entry: Uint8Array): string | undefined {
  const parsed = parseEntry(entry);
  return parsed.ok ? parsed.value.id : undefined;
}

/** One more node, in this process, that nobody kills. */
async function openLastNode({ room, db }: Field) {
  const notary = await createNotaryRoom(room);
  const limits = { secret: Buffer.alloc(32), rateFactor: 10_000, maxUploadBytes: 1000, readiness: [] };
  const { clock, log } = room;
  const app = await createHttp({ db, clock, log, https: false, trustProxy: false, ...limits });
  notary.http(app);
  await app.listen({ host: '127.0.0.1', port: 0 });
  await notary.start();
  const { port } = app.server.address() as AddressInfo;
  return {
    notary,
    url: `http://127.0.0.1:${port}/log/main`,
    async close() {
      await app.close();
      await notary.stop();
    },
  };
}

interface CommittedRow {
  size: string;
  root: Buffer;
  fence: string;
}

async function readCommitted({ db, room }: Field) {
  return inTransaction(db, async (trx) => {
    const rows: CommittedRow[] = await trx
      .selectFrom('notary.checkpoint')
      .select(['size', 'root', 'fence'])
      .where('shard', '=', room.shard)
      .orderBy('size')
      .execute();
    return rows.map(({ size, root, fence }) => ({
      size: Number(size),
      root: root.toString('base64'),
      fence: Number(fence),
    }));
  });
}

/** Final heads, each under the quorum of the policy; waits until the newest head is final, where heads become final. */
async function untilFinal(field: Field, notary: NotaryRoom): Promise<{ count: number; problems: string[] }> {
  const { size } = await notary.checkpoint();
  let notes = await readFinals(field);
  for (let tries = 0; tries < 300 && notes.length > 0; tries++) {
    if (notes.some((note) => sizeOf(note) >= size)) break;
    await sleep(100);
    notes = await readFinals(field);
  }
  const problems =
    notes.length > 0 && !notes.some((note) => sizeOf(note) >= size)
      ? [`the newest head of size ${size} did not become final within 30 s`]
      : [];
  const policy = parsePolicy(field.policy);
  if (!policy.ok) throw new Error(policy.reason);
  for (const note of notes) {
    field.heads.see(note, `final ${sizeOf(note)}`);
    const judged = judgeCheckpoint(policy.value, note, verifier);
    if (!judged.ok || !judged.value.quorumMet)
      problems.push(`the head of size ${sizeOf(note)} was called final without its quorum`);
  }
  return { count: notes.length, problems };
}

/** The public site must reach the newest head too, which the last node publishes only while it sequences. */
async function untilPublished(siteFolder: string, size: number, finals: number): Promise<string[]> {
  let shown = -1;
  // Without final heads the site waits a minute for witnesses.
  for (let tries = 0; tries < (finals > 0 ? 300 : 900); tries++) {
    shown = sizeOf(await readFile(join(siteFolder, 'checkpoint'), 'utf8').catch(() => ''));
    if (shown === size) return [];
    await sleep(100);
  }
  return [`the public site stands at ${shown}, the log at ${size}`];
}

const sizeOf = (note: string): number => Number(note.split('\n')[1]);

async function readFinals({ db, room }: Field): Promise<string[]> {
  return inTransaction(db, async (trx) => {
    const rows: { note: string }[] = await trx
      .selectFrom('notary.final')
      .select('note')
      .where('shard', '=', room.shard)
      .execute();
    return rows.map(({ note }) => note);
  });
}

const run = promisify(execFile);
const cli = join(import.meta.dirname, '../../apps/cli/bin/redress.js');

/** `redress log audit` on a node's address or on a folder: another reader, another way through the same bytes. */
async function audit(place: string, vkey: string): Promise<string[]> {
  try {
    await run(process.execPath, [cli, 'log', 'audit', place, '--vkey', vkey, '--json']);
    return [];
  } catch (error) {
    const { stdout, stderr } = error as { stdout?: string; stderr?: string };
    return [`redress log audit ${place}: ${stdout || stderr || String(error)}`];
  }
}
