import { readFileSync } from 'node:fs';
import { addStatusRoute } from '../http/status.ts';
import type { PartDeps } from '../parts.ts';
import { healthOf } from '../queries/audit-health.ts';
import type { NotaryPart } from '../room.ts';
import { backoffMs } from '../rules/alarm.ts';
import * as store from '../store-alarm.ts';

export interface Alarm extends NotaryPart {
  /** Looks once at the log's health and tells what is due. */
  look(): Promise<void>;
}

const lookEveryMs = 60_000;
const dayMs = 86_400_000;
const answerMs = 10_000;

type Deps = Pick<
  PartDeps,
  'db' | 'clock' | 'log' | 'shard' | 'origin' | 'alarmUrl' | 'timestampsFile' | 'anchorsFile'
>;

/**
 * Tells a person when the log is halted, an audit failed, or somebody who vouches for it is silent: one line in the
 * server's log, and a POST to the alarm address until it is taken. What is to be told stands in the database, so a
 * restart neither forgets nor repeats it; killed between the POST and the row, it is told twice.
 */
export function createAlarm(deps: Deps): Alarm {
  const { db, shard, clock, log } = deps;
  const everyMs = {
    timestamp: intervalMs(deps.timestampsFile, 10),
    anchor: intervalMs(deps.anchorsFile, 60),
  };
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let stopped = false;

  async function look(): Promise<void> {
    const now = new Date(clock.now());
    const { problems } = await healthOf(db, shard, now.getTime(), everyMs);
    for (const problem of problems) await store.keepProblem(db, shard, problem, now);
    await store.solveProblems(
      db,
      shard,
      problems.map(({ key }) => key),
      now,
    );
    // Ends: each one taken is not due again before its back-off is over.
    for (;;) {
      const due = await store.takeDueAlarm(db, shard, now, backoffMs(0));
      if (!due) return;
      await tell(deps, due, now);
    }
  }
  const later = (ms: number): void => {
    timer = setTimeout(() => {
      running = look()
        .catch((error) => log.error({ err: error, shard }, 'the health of the log could not be read'))
        .finally(() => {
          running = undefined;
          if (!stopped) later(lookEveryMs);
        });
    }, ms);
    timer.unref();
  };
  return {
    look,
    async start() {
      later(0);
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
    http: (app) => addStatusRoute(app, { ...deps, everyMs }),
  };
}

/** How often the file asks for it; whose file it is refuses the start when it is unusable. */
function intervalMs(file: string | undefined, usualMinutes: number): number {
  try {
    const minutes = file === undefined ? undefined : JSON.parse(readFileSync(file, 'utf8')).everyMinutes;
    return 60_000 * (typeof minutes === 'number' ? minutes : usualMinutes);
  } catch {
    return 60_000 * usualMinutes;
  }
}

async function tell(deps: Deps, due: store.DueAlarm, now: Date): Promise<void> {
  const { db, shard, log } = deps;
  const { problem, zh, en, since, solvedAt } = due;
  const line = { shard, problem, since: since.toISOString() };
  // A line for each telling, not for each try.
  if (due.tries === 1) {
    if (solvedAt) log.warn(line, `solved: ${en}`);
    else log.error(line, en);
  }
  const body = {
    v: 1,
    log: deps.origin,
    shard,
    problem,
    state: solvedAt ? 'solved' : 'standing',
    since: since.toISOString(),
    ...(solvedAt ? { solvedAt: solvedAt.toISOString() } : {}),
    text: { zh, en },
  };
  if (deps.alarmUrl === undefined || (await post(deps.alarmUrl, body))) {
    await store.markTold(db, shard, due, new Date(now.getTime() + dayMs));
    return;
  }
  await store.setNextTry(db, shard, problem, new Date(now.getTime() + backoffMs(due.tries - 1)));
  log.warn(line, 'the alarm address did not take it; it will be tried again');
}

/** True when it was taken (2xx). The address may hold a secret and is never repeated. */
async function post(url: string, body: object): Promise<boolean> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      redirect: 'error',
      signal: AbortSignal.timeout(answerMs),
    });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}
