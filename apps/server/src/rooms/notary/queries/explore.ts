import type { LogGrowth, LogHeads, LogView } from '@redress/contract';
import { fromShanghai, shanghaiDay } from '@redress/kernel';
import { type Policy, parsePolicy } from '@redress/tlog';
import type { Clock } from '#platform/clock';
import type { Database } from '#platform/database';
import * as store from '../store.ts';
import * as explore from '../store-explore.ts';
import { findHalt } from '../store-halt.ts';
import { everyVkey } from './log-keys.ts';

export interface ExploreDeps {
  db: Database;
  clock: Clock;
  shard: string;
  /** Text of the policy file, when there is one. */
  policyText?: string | undefined;
}

const pageSize = 20;
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

/** The state of the log as anybody may see it. */
export async function readLog({ db, shard, policyText }: ExploreDeps): Promise<LogView> {
  const head = (await store.findShard(db, shard)) as store.ShardRow;
  const policy = policyOf(policyText);
  const [vkeys, at, final, witnesses, authorities, anchors, audit, halt] = await Promise.all([
    everyVkey(db, shard),
    explore.headTime(db, shard, head.size),
    explore.newestFinal(db, shard),
    policy ? witnessesOf(db, shard, policy) : [],
    explore.readAuthorities(db, shard),
    explore.readAnchors(db, shard),
    explore.newestAudit(db, shard),
    findHalt(db, shard),
  ]);
  return {
    shard,
    origin: head.origin,
    vkeys,
    size: head.size,
    head: { size: head.size, root: base64(head.root), note: head.checkpoint, ...time('at', at) },
    ...(final ? { final: { ...final, root: rootLine(final.note), at: final.at.toISOString() } } : {}),
    ...(policy && policyText !== undefined ? { policy: { text: policyText, quorum: policy.quorum } } : {}),
    witnesses,
    authorities: authorities.map((row) => ({ ...row, stampedAt: row.stampedAt.toISOString() })),
    anchors: anchors.map(({ at, block, ...row }) => ({
      ...row,
      ...(block === null ? {} : { block }),
      ...time('at', at),
    })),
    ...(audit ? { audit: auditOf(audit) } : {}),
    ...(halt ? { halt: haltOf(halt) } : {}),
  };
}

const time = <K extends string>(key: K, at: Date | null | undefined): { [P in K]?: string } =>
  (at ? { [key]: at.toISOString() } : {}) as { [P in K]?: string };
/** Third line of a checkpoint (c2sp.org/tlog-checkpoint). */
const rootLine = (note: string): string => note.split('\n')[2] ?? '';

const auditOf = ({ at, size, ok, problem }: explore.AuditRow) => ({
  at: at.toISOString(),
  size,
  ok,
  ...(problem === null ? {} : { problem }),
});
const haltOf = ({ at, code, reason, evidence }: NonNullable<Awaited<ReturnType<typeof findHalt>>>) => ({
  at: at.toISOString(),
  code,
  reason,
  ...(evidence === null ? {} : { evidence }),
});

function policyOf(text: string | undefined): Policy | undefined {
  const parsed = text === undefined ? undefined : parsePolicy(text);
  return parsed?.ok ? parsed.value : undefined;
}

async function witnessesOf(db: Database, shard: string, policy: Policy): Promise<LogView['witnesses']> {
  const names = policy.witnesses.map(({ name }) => name);
  const rows = await explore.readWitnesses(db, shard, names);
  return policy.witnesses.map(({ name, vkey }, i) => {
    const { since, size, signedAt, failingSince } = rows[i] as explore.WitnessRow;
    const groups = policy.groups.filter(({ members }) => members.includes(name)).map((group) => group.name);
    const signed = size !== null && signedAt ? { signed: { size, at: signedAt.toISOString() } } : {};
    return { name, vkey, groups, ...time('since', since), ...signed, ...time('failingSince', failingSince) };
  });
}

/** A page of heads, newest first; `cursor` is the smallest size of the page before. */
export async function listHeads({ db, shard }: ExploreDeps, cursor: string | undefined): Promise<LogHeads> {
  const below = cursor === undefined ? Number.MAX_SAFE_INTEGER : Number(cursor);
  const rows = await explore.readHeads(db, shard, below, pageSize);
  const last = rows.at(-1);
  return {
    heads: rows.map(({ size, root, note, at, before, ...marks }) => ({
      ...marks,
      size,
      root: base64(root),
      note,
      at: at.toISOString(),
      grownBy: size - before,
    })),
    ...(last && last.before > 0 ? { cursor: String(last.size) } : {}),
  };
}

const hourMs = 3_600_000;
const spans = { day: { count: 30, ms: 24 * hourMs }, hour: { count: 48, ms: hourMs } } as const;

/** Entries per day of Asia/Shanghai or per hour, the present one last and not over yet. */
export async function readGrowth({ db, shard, clock }: ExploreDeps, by: 'day' | 'hour'): Promise<LogGrowth> {
  const { count, ms } = spans[by];
  const now = clock.now();
  const present = by === 'day' ? fromShanghai(shanghaiDay(now)) : Math.floor(now / hourMs) * hourMs;
  const from = Array.from({ length: count + 1 }, (_, i) => new Date(present - (count - 1 - i) * ms));
  const sizes = await explore.sizesAt(db, shard, from);
  return {
    by,
    points: from.slice(0, -1).map((at, i) => ({
      from: at.toISOString(),
      // A clock set back would make a day shrink, which the log never does.
      entries: Math.max(0, (sizes[i + 1] ?? 0) - (sizes[i] ?? 0)),
    })),
  };
}
