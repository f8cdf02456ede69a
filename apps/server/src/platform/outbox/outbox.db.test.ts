import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Database, inTransaction, migrate } from '../database/index.ts';
import { testDatabase } from '../database/testing.ts';
import { createLog } from '../log/index.ts';
import { createOutbox, type Outbox, type OutboxOptions, outboxMigrations } from './index.ts';
import { claimJob } from './store.ts';

let db: Database;
beforeAll(async () => {
  db = await testDatabase();
  await migrate(db, 'outbox', outboxMigrations);
});
afterAll(() => db.close());
beforeEach(() => sql`DELETE FROM outbox.job`.execute(db.kysely));

const open = (options: Partial<OutboxOptions> = {}) =>
  createOutbox({ db, log: createLog('silent'), exclusive: false, backoffMs: () => 0, ...options });
const enqueue = (outbox: Outbox, ...keys: string[]) =>
  inTransaction(db, async (trx) => {
    for (const key of keys) await outbox.enqueue(trx, { topic: 't', key, payload: { key } });
  });

describe('enqueue', () => {
  test('a job of a rolled-back transaction never runs', async () => {
    const outbox = open();
    const ran: string[] = [];
    outbox.handle('t', async (job) => {
      ran.push(job.key);
      return 'done';
    });
    const failing = inTransaction(db, async (trx) => {
      await outbox.enqueue(trx, { topic: 't', key: 'lost', payload: {} });
      throw new Error('rolled back');
    });
    await expect(failing).rejects.toThrow('rolled back');
    await enqueue(outbox, 'kept');
    await outbox.drain();
    expect(ran).toEqual(['kept']);
  });
  test('the same key is one job, also after it is done', async () => {
    const outbox = open();
    let runs = 0;
    outbox.handle('t', async () => {
      runs++;
      return 'done';
    });
    await enqueue(outbox, 'k', 'k');
    await outbox.drain();
    await enqueue(outbox, 'k');
    await outbox.drain();
    expect(runs).toBe(1);
  });
  test('a started outbox is woken by the commit and not only by its poll', async () => {
    const outbox = open({ pollMs: 3_600_000 });
    const ran = new Promise<string>((resolve) => {
      outbox.handle('t', async (job) => {
        resolve(job.key);
        return 'done';
      });
    });
    await outbox.start();
    await enqueue(outbox, 'now');
    expect(await ran).toBe('now');
    await outbox.stop();
  });
});

describe('outcomes', () => {
  test('retry runs again with a rising attempt, an exception counts as retry', async () => {
    const outbox = open();
    const attempts: number[] = [];
    outbox.handle('t', async (job) => {
      attempts.push(job.attempt);
      if (job.attempt === 1) return { retry: 'not yet' };
      if (job.attempt === 2) throw new Error('bug');
      return 'done';
    });
    await enqueue(outbox, 'k');
    expect(await outbox.drain()).toEqual({ open: 0, stopped: 0 });
    expect(attempts).toEqual([1, 2, 3]);
  });
  test('stop and the last attempt park the job for an operator', async () => {
    const outbox = open();
    const runs: string[] = [];
    const work = async (job: { key: string }) => {
      runs.push(job.key);
      return job.key === 'stop' ? { stop: 'gone' } : { retry: 'again' };
    };
    outbox.handle('t', work, { maxAttempts: 3 });
    await enqueue(outbox, 'stop', 'hopeless');
    expect(await outbox.drain()).toEqual({ open: 0, stopped: 2 });
    expect(runs.sort()).toEqual(['hopeless', 'hopeless', 'hopeless', 'stop']);
  });
  test('drain waits for a job that another lane took while it looked', async () => {
    const outbox = open({ pollMs: 3_600_000 });
    let isDone = false;
    outbox.handle('then', async () => {
      await new Promise((resolve) => setTimeout(resolve, 100));
      isDone = true;
      return 'done';
    });
    outbox.handle('t', async ({ key }) => {
      await inTransaction(db, (trx) => outbox.enqueue(trx, { topic: 'then', key, payload: {} }));
      // The other lane has it by now: it is leased, and so it is not due.
      await new Promise((resolve) => setTimeout(resolve, 50));
      return 'done';
    });
    await outbox.start();
    await enqueue(outbox, 'first');
    await outbox.drain();
    expect(isDone).toBe(true);
    await outbox.stop();
  });
  test('a job waiting for its back-off is left alone by drain', async () => {
    const outbox = open({ backoffMs: () => 3_600_000 });
    outbox.handle('t', async () => ({ retry: 'later' }));
    await enqueue(outbox, 'k');
    expect(await outbox.drain()).toEqual({ open: 1, stopped: 0 });
  });
});

describe('workers', () => {
  test('two nodes share the work and no job runs twice', async () => {
    const ran: string[] = [];
    const nodes = [open(), open()];
    for (const node of nodes) {
      const work = async (job: { key: string }) => {
        ran.push(job.key);
        return 'done' as const;
      };
      node.handle('t', work, { concurrency: 3 });
    }
    const keys = Array.from({ length: 40 }, (_, i) => `k${i}`);
    await enqueue(nodes[0] as Outbox, ...keys);
    await Promise.all(nodes.map((node) => node.drain()));
    expect(ran.sort()).toEqual(keys.sort());
  });
  test('no more jobs of a topic run at once than its concurrency', async () => {
    const outbox = open();
    let running = 0;
    let most = 0;
    const work = async () => {
      most = Math.max(most, ++running);
      await new Promise((resolve) => setTimeout(resolve, 5));
      running--;
      return 'done' as const;
    };
    outbox.handle('t', work, { concurrency: 2 });
    await enqueue(outbox, ...Array.from({ length: 8 }, (_, i) => `k${i}`));
    await outbox.drain();
    expect(most).toBe(2);
  });
  test('a job whose worker died is taken again when its lease is over', async () => {
    const outbox = open();
    await enqueue(outbox, 'k');
    await claimJob(db, 't', 'of a dead worker', 150);
    const ran: number[] = [];
    outbox.handle('t', async (job) => {
      ran.push(job.attempt);
      return 'done';
    });
    await outbox.drain();
    expect(ran).toEqual([]);
    await expect.poll(() => outbox.drain().then(() => ran)).toEqual([2]);
  });
  test('an exclusive restart does not wait for the leases of its dead predecessor', async () => {
    const outbox = open({ exclusive: true, pollMs: 3_600_000 });
    await enqueue(outbox, 'k');
    await claimJob(db, 't', 'of a dead process', 3_600_000);
    const ran: number[] = [];
    outbox.handle('t', async (job) => {
      ran.push(job.attempt);
      return 'done';
    });
    await outbox.start();
    await expect.poll(() => ran).toEqual([2]);
    await outbox.stop();
  });
  test('a slow job keeps its lease as long as its worker lives', async () => {
    const nodes = [open({ leaseMs: 90 }), open({ leaseMs: 90 })];
    let runs = 0;
    for (const node of nodes) {
      node.handle('t', async () => {
        runs++;
        await new Promise((resolve) => setTimeout(resolve, 400));
        return 'done';
      });
    }
    await enqueue(nodes[0] as Outbox, 'k');
    const first = nodes[0]?.drain();
    for (let i = 0; i < 6; i++) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      await nodes[1]?.drain();
    }
    await first;
    expect(runs).toBe(1);
  });
});
