import { inTransaction } from '#platform/database';
import type { PartDeps } from '../parts.ts';
import { findLogKeys } from '../queries/audit-keys.ts';
import type { NotaryPart } from '../room.ts';
import * as log from '../store.ts';
import * as store from '../store-audit.ts';
import { findHalts, insertHalt } from '../store-halt.ts';
import { type AuditReport, auditStored } from './audit-stored.ts';

export interface Auditing extends NotaryPart {
  /** One audit now, whenever the last one was. */
  run(): Promise<AuditReport>;
}

const dayMs = 86_400_000;
const lookEveryMs = 5 * 60_000;
const firstMs = 30_000;

/**
 * Audits the log once a day, at low priority. A failed audit is kept together with a halt: from the commit on nothing is
 * sequenced on top of what nobody can vouch for, while reading goes on. Cut short, an audit leaves nothing behind and
 * is due again; two nodes may audit at once, which costs time and nothing else.
 */
export function createAuditing(
  deps: Pick<PartDeps, 'db' | 'clock' | 'log' | 'shard'> & { witnesses?: ReadonlyMap<string, string> },
): Auditing {
  const { db, clock, shard } = deps;
  const stopping = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<unknown> | undefined;

  async function run(): Promise<AuditReport> {
    const started = performance.now();
    const head = (await log.findShard(db, shard)) as log.ShardRow;
    const keys = await findLogKeys(db, shard);
    const report = await auditStored({ ...deps, keys, signal: stopping.signal }, head);
    await keep(deps, report, performance.now() - started);
    return report;
  }
  async function look(): Promise<void> {
    const last = await store.findAudit(db, shard);
    if (!last || clock.now() - last.at.getTime() >= dayMs) await run();
  }
  const later = (ms: number): void => {
    timer = setTimeout(() => {
      running = look()
        .catch((error) => {
          if (!stopping.signal.aborted) deps.log.error({ err: error, shard }, 'the audit could not be done');
        })
        .finally(() => {
          running = undefined;
          if (!stopping.signal.aborted) later(lookEveryMs);
        });
    }, ms);
    timer.unref();
  };
  return {
    run,
    async start() {
      later(firstMs);
    },
    async stop() {
      stopping.abort();
      clearTimeout(timer);
      await running;
    },
  };
}

async function keep(
  { db, clock, log: lines, shard }: Pick<PartDeps, 'db' | 'clock' | 'log' | 'shard'>,
  { size, problems }: AuditReport,
  ms: number,
): Promise<void> {
  const ok = problems.length === 0;
  const at = new Date(clock.now());
  const problem = ok ? null : problems.join('\n');
  if (!ok) lines.error({ shard, size, problems }, 'the audit of the log failed');
  await inTransaction(db, async (trx) => {
    await store.insertAudit(trx, shard, { at, size, ok, problem, durationMs: Math.round(ms) });
    if (ok || (await findHalts(trx, shard)).some((halt) => halt.code === 'audit-failed')) return;
    const reason = `the audit of ${size} entries found: ${problems[0]}${problems.length > 1 ? ' …' : ''}`;
    await insertHalt(trx, shard, { at, code: 'audit-failed', reason, evidence: problem as string });
  });
}
