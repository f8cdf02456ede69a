import type { Database } from '#platform/database';
import { type Health, type Problem, problemsOf } from '../rules/alarm.ts';
import { readLags } from '../store-alarm.ts';
import { findAudit } from '../store-audit.ts';
import { findHalts } from '../store-halt.ts';

/** What is wrong with the log now, and its newest audit. */
export async function healthOf(
  db: Database,
  shard: string,
  nowMs: number,
  everyMs: Health['everyMs'],
): Promise<{ problems: Problem[]; audit?: NonNullable<Health['audit']> }> {
  const [halts, audit, lags] = [
    await findHalts(db, shard),
    await findAudit(db, shard),
    await readLags(db, shard),
  ];
  const last = audit && {
    atMs: audit.at.getTime(),
    ok: audit.ok,
    size: audit.size,
    ...(audit.problem === null ? {} : { problem: audit.problem }),
  };
  const health = {
    ...lags,
    everyMs,
    halts: halts.map(({ id, code, reason, at }) => ({ id, code, reason, atMs: at.getTime() })),
    ...(last ? { audit: last } : {}),
  };
  return { problems: problemsOf(health, nowMs), ...(last ? { audit: last } : {}) };
}
