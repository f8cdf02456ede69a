import type { Log } from '../log/index.ts';

export interface Housekeeping {
  start(): void;
  /** Waits for the round in work. */
  stop(): Promise<void>;
  /** One round now; a task that fails is logged and tried again in the next round. */
  run(): Promise<void>;
}

const everyMs = 3_600_000;
const firstMs = 60_000;

/**
 * What nobody waits for: removing what is over. A round begins a minute after the start and then every hour. Tasks must
 * bear a repetition and two processes at once.
 */
export function createHousekeeping(log: Log, tasks: Record<string, () => Promise<unknown>>): Housekeeping {
  let timer: NodeJS.Timeout | undefined;
  let working: Promise<void> | undefined;
  const round = async () => {
    for (const [task, run] of Object.entries(tasks)) {
      await run().catch((error) => log.error({ err: error, task }, 'housekeeping failed'));
    }
  };
  const run = () => {
    working ??= round().finally(() => {
      working = undefined;
    });
    return working;
  };
  const later = (ms: number) => {
    timer = setTimeout(() => void run().then(() => timer && later(everyMs)), ms);
    timer.unref();
  };
  return {
    run,
    start: () => later(firstMs),
    async stop() {
      clearTimeout(timer);
      timer = undefined;
      await working;
    },
  };
}
