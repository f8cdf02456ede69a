import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { expect } from 'vitest';
import { createLog } from '#platform/log';
import { type App, compose, configFromEnv } from '../../compose.ts';

const child = fileURLToPath(new URL('./mail.child.ts', import.meta.url));

/** A server in a process of its own, to be killed. */
export interface Life {
  mailPort: number;
  /** Settles when the process has gone. */
  died: Promise<void>;
  kill(): Promise<void>;
}

/** A data folder that servers live on one after the other: killed ones in processes of their own, and one here. */
export function killable(settings: Record<string, string>) {
  const folder = mkdtempSync(join(tmpdir(), 'redress-mail-kill-'));
  const env = { ...settings, REDRESS_DATA: folder, REDRESS_PORT: '0', REDRESS_LOG_LEVEL: 'silent' };
  const living = new Set<ChildProcess>();
  return {
    folder,
    async live(nowMs: number, more: Record<string, string> = {}): Promise<Life> {
      const run = spawn(process.execPath, [child, String(nowMs)], {
        env: { PATH: process.env.PATH ?? '', TZ: 'Asia/Shanghai', ...env, ...more },
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      living.add(run);
      const died = new Promise<void>((resolve) => run.once('exit', () => resolve()));
      const said = new Promise<string>((resolve) => run.stdout.once('data', (line) => resolve(String(line))));
      const first = await Promise.race([said, died]);
      if (first === undefined) throw new Error(`the child ended by itself: ${run.exitCode}`);
      const kill = () => {
        run.kill('SIGKILL');
        return died;
      };
      return { mailPort: Number(first), died, kill };
    },
    /** The same folder in this process, for preparing and for looking. */
    async within<T>(nowMs: number, work: (app: App, clock: { advance(ms: number): void }) => Promise<T>) {
      let aheadMs = nowMs - Date.now();
      const clock = { now: () => Date.now() + aheadMs };
      const app = await compose(configFromEnv(env), { clock, log: createLog('silent') });
      await app.rooms.notary.start();
      try {
        return await work(app, {
          advance(ms) {
            aheadMs += ms;
          },
        });
      } finally {
        await app.stop();
      }
    },
    remove() {
      for (const run of living) run.kill('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Nothing is left to do, no job was given up, and every event and rung stands in the log. */
export async function expectSettled({ db, outbox, rooms }: App): Promise<void> {
  // The bulk first, however slow the machine; what then is left waits for its time.
  await outbox.drain();
  await expect.poll(() => outbox.drain(), { timeout: 90_000 }).toEqual({ open: 0, stopped: 0 });
  await rooms.notary.flush();
  const { rows } =
    await sql`SELECT e.id FROM (SELECT id FROM cases.event UNION ALL SELECT id FROM service.event
    UNION ALL SELECT id FROM service.rung) e LEFT JOIN notary.entry_id s ON s.id = e.id WHERE s.id IS NULL`.execute(
      db.kysely,
    );
  expect(rows).toEqual([]);
}
