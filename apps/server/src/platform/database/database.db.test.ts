import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  afterCommit,
  appendEvents,
  atEnd,
  beforeCommit,
  createEventTable,
  type Database,
  endToEnd,
  inTransaction,
  migrate,
  type Trx,
  together,
} from './index.ts';
import { testDatabase } from './testing.ts';

let db: Database;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

const rows = async (query: string) => (await sql.raw<Record<string, unknown>>(query).execute(db.kysely)).rows;

describe('values', () => {
  test('int8 arrives as string and bytea as Buffer on both engines', async () => {
    const [row] = await rows(`SELECT 9007199254740993::int8 AS big, '\\x00ff'::bytea AS bytes`);
    expect(row?.big).toBe('9007199254740993');
    expect(Buffer.isBuffer(row?.bytes)).toBe(true);
    expect(row?.bytes).toEqual(Buffer.from([0, 255]));
  });
});

describe('many rows by one statement', () => {
  test('bytes sent end to end come apart as they were, empty ones too', async () => {
    const given = [Buffer.from([0, 255]), Buffer.alloc(0), Buffer.from('付款')];
    const { bytes, starts, lengths } = endToEnd(given);
    const { rows: got } = await sql<{ one: Buffer }>`SELECT substr(${bytes}::bytea, start, length) AS one
      FROM unnest(${starts}::int[], ${lengths}::int[]) AS o(start, length)`.execute(db.kysely);
    expect(got.map(({ one }) => one)).toEqual(given);
  });
  test('a named statement takes other values each time, in a transaction too', async () => {
    const ask = (n: number, trx: Trx | Database['kysely']) =>
      sql<{ n: number }>`/* demo.echo */ SELECT ${n}::int AS n`.execute(trx as Database['kysely']);
    for (const n of [1, 2]) expect((await ask(n, db.kysely)).rows).toEqual([{ n }]);
    expect((await inTransaction(db, (trx) => ask(3, trx))).rows).toEqual([{ n: 3 }]);
  });
});

describe('migrate', () => {
  test('each migration runs once, in order, even when nodes start together', async () => {
    const migrations = [
      { name: '0001-a', up: ['CREATE TABLE demo.a (n int)', 'INSERT INTO demo.a VALUES (1)'] },
      { name: '0002-b', up: ['INSERT INTO demo.a VALUES (2)'] },
    ];
    await Promise.all([1, 2, 3].map(() => migrate(db, 'demo', migrations)));
    expect(await rows('SELECT n FROM demo.a ORDER BY n')).toEqual([{ n: 1 }, { n: 2 }]);
  });
  test('a migration that fails leaves nothing behind', async () => {
    const broken = [{ name: '0001', up: ['CREATE TABLE broken.t (n int)', 'SELECT 1/0'] }];
    await expect(migrate(db, 'broken', broken)).rejects.toThrow(/division by zero/);
    expect(await rows(`SELECT 1 FROM information_schema.tables WHERE table_schema = 'broken'`)).toEqual([]);
  });
  test('a database made by a newer program is refused', async () => {
    await migrate(db, 'newer', [
      { name: '0001', up: [] },
      { name: '0002', up: [] },
    ]);
    await expect(migrate(db, 'newer', [{ name: '0001', up: [] }])).rejects.toMatchObject({
      code: 'database-newer-than-program',
    });
  });
});

describe('inTransaction', () => {
  test('an error rolls everything back and calls no hook', async () => {
    await migrate(db, 'roll', [{ name: '0001', up: ['CREATE TABLE roll.t (n int)'] }]);
    let called = 0;
    const attempt = inTransaction(db, async (trx) => {
      await sql`INSERT INTO roll.t VALUES (1)`.execute(trx);
      afterCommit(trx, () => called++);
      throw new Error('no');
    });
    await expect(attempt).rejects.toThrow('no');
    expect(await rows('SELECT * FROM roll.t')).toEqual([]);
    expect(called).toBe(0);
  });
  test('a serialization failure is run again and its hooks are called once', async () => {
    let runs = 0;
    let called = 0;
    await inTransaction(db, async (trx) => {
      afterCommit(trx, () => called++);
      if (++runs === 1)
        await sql`DO $$ BEGIN RAISE EXCEPTION 'x' USING ERRCODE = '40001'; END $$`.execute(trx);
    });
    expect([runs, called]).toEqual([2, 1]);
  });
  test('the last statements come after all others, and whoever asked hears how it ended', async () => {
    const told: string[] = [];
    const run = (fails: string) =>
      inTransaction(db, async (trx) => {
        atEnd(trx, (committed) => told.push(committed ? 'committed' : 'not'));
        beforeCommit(trx, async () => {
          await sql`INSERT INTO roll.last SELECT count(*) FROM roll.last`.execute(trx);
          if (fails === 'last') throw new Error('last');
        });
        await sql`INSERT INTO roll.last VALUES (40), (41)`.execute(trx);
        if (fails === 'own') throw new Error('own');
        return 'done';
      });
    await sql`CREATE TABLE roll.last (n int UNIQUE DEFERRABLE INITIALLY DEFERRED)`.execute(db.kysely);
    await expect(run('own')).rejects.toThrow('own');
    await expect(run('last')).rejects.toThrow('last');
    expect(await run('')).toBe('done');
    // Its commit fails: by then the last statement was done.
    await expect(run('')).rejects.toMatchObject({ code: '23505' });
    expect(told).toEqual(['not', 'not', 'committed', 'not']);
    expect(await rows('SELECT n FROM roll.last ORDER BY n')).toEqual([{ n: 2 }, { n: 40 }, { n: 41 }]);
    expect(() => beforeCommit({} as Trx, async () => {})).toThrow('inTransaction');
  });
  test('a statement that goes with its commit has the transaction run again or fail, whole', async () => {
    await sql`CREATE SEQUENCE roll.tries`.execute(db.kysely);
    await sql`CREATE TABLE roll.whole (run int)`.execute(db.kysely);
    await sql`CREATE FUNCTION roll.refuse(code text) RETURNS void LANGUAGE plpgsql AS $$ BEGIN
      IF nextval('roll.tries') < 3 THEN RAISE EXCEPTION 'refused' USING ERRCODE = code; END IF; END $$`.execute(
      db.kysely,
    );
    let runs = 0;
    const write = (code: string) =>
      inTransaction(db, async (trx) => {
        await sql`INSERT INTO roll.whole VALUES (${++runs})`.execute(trx);
        await sql`/* with commit roll.refuse */ SELECT roll.refuse(${code})`.execute(trx);
        return runs;
      });
    await expect(write('P0001')).rejects.toMatchObject({ code: 'P0001', message: 'refused' });
    expect(await write('40001')).toBe(3);
    expect(await rows('SELECT run FROM roll.whole')).toEqual([{ run: 3 }]);
    // Refused while the transaction is given up anyway: nobody misses the answer, and the connection goes on.
    await sql`ALTER SEQUENCE roll.tries RESTART`.execute(db.kysely);
    const givenUp = inTransaction(db, async (trx) => {
      await sql`/* with commit roll.refuse */ SELECT roll.refuse('P0001')`.execute(trx).catch(() => {});
      throw new Error('given up');
    });
    await expect(givenUp).rejects.toThrow('given up');
    await inTransaction(db, (trx) => sql`INSERT INTO roll.whole VALUES (9)`.execute(trx));
    expect(await rows('SELECT run FROM roll.whole')).toEqual([{ run: 3 }, { run: 9 }]);
  });
  test('a transaction whose connection is lost fails, and the next has another', async () => {
    if (db.engine === 'pglite') return;
    const lost = inTransaction(db, async (trx) => {
      await sql`INSERT INTO roll.whole VALUES (10)`.execute(trx);
      await sql`SELECT pg_terminate_backend(pg_backend_pid())`.execute(trx);
    });
    await expect(lost).rejects.toThrow();
    const withCommit = inTransaction(db, (trx) =>
      sql`/* with commit roll.lost */ SELECT pg_terminate_backend(pg_backend_pid())`.execute(trx),
    );
    await expect(withCommit).rejects.toThrow();
    await inTransaction(db, (trx) => sql`INSERT INTO roll.whole VALUES (11)`.execute(trx));
    expect((await rows('SELECT run FROM roll.whole')).at(-1)).toEqual({ run: 11 });
  });
  test('what is asked together is done in its order, and all of it before the transaction ends', async () => {
    const done = await inTransaction(db, async (trx) =>
      together(
        sql`CREATE TABLE roll.together (n int)`.execute(trx),
        sql`INSERT INTO roll.together VALUES (1), (2)`.execute(trx).then(() => 'written' as const),
        sql<{ n: number }>`SELECT max(n) AS n FROM roll.together`.execute(trx),
      ),
    );
    expect([done[1], done[2].rows]).toEqual(['written', [{ n: 2 }]]);
    const slow = async (trx: Trx) => {
      await sql`SELECT 1`.execute(trx);
      await new Promise((resolve) => setTimeout(resolve, 50));
      await sql`INSERT INTO roll.together VALUES (3)`.execute(trx);
    };
    const failing = inTransaction(db, (trx) => together(Promise.reject(new Error('first')), slow(trx)));
    await expect(failing).rejects.toThrow('first');
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await rows('SELECT count(*)::int AS n FROM roll.together'), 'nothing stands by itself').toEqual([
      { n: 2 },
    ]);
  });
  test('a transaction within a transaction is a bug that says so instead of hanging', async () => {
    await expect(inTransaction(db, () => inTransaction(db, async () => {}))).rejects.toThrow(/outer trx/);
  });
});

describe.skipIf(!process.env.REDRESS_TEST_PG)('a PostgreSQL that dies', () => {
  test('between two statements of a transaction fails that transaction, not the process', async () => {
    const cut = inTransaction(db, async (trx) => {
      const { rows: mine } = await sql<{ pid: number }>`SELECT pg_backend_pid() AS pid`.execute(trx);
      await sql`SELECT pg_terminate_backend(${mine[0]?.pid}::int)`.execute(db.kysely);
      // The news of it arrives while nothing is asked.
      await new Promise((resolve) => setTimeout(resolve, 200));
      await sql`SELECT 1`.execute(trx);
    });
    await expect(cut).rejects.toThrow();
    expect(await rows('SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });
});

describe('events', () => {
  beforeAll(() => migrate(db, 'ev', [{ name: '0001', up: createEventTable('ev') }]));
  const event = (subjectId: string, kind: string) => ({
    subjectId,
    kind,
    version: 1,
    body: { kind },
    atMs: 0,
  });

  test('sequences count from 1 within their subject', async () => {
    const appended = await inTransaction(db, (trx) =>
      appendEvents(trx, 'ev', [event('x', 'a'), event('y', 'a'), event('x', 'b')]),
    );
    expect(appended.map((e) => [e.subjectId, e.sequence])).toEqual([
      ['x', 1],
      ['y', 1],
      ['x', 2],
    ]);
  });
  test.each(["UPDATE ev.event SET kind = 'z'", 'DELETE FROM ev.event', 'TRUNCATE ev.event'])(
    '%s is refused',
    async (statement) => {
      const before = await rows('SELECT * FROM ev.event ORDER BY id');
      await expect(rows(statement)).rejects.toThrow(/append-only/);
      expect(await rows('SELECT * FROM ev.event ORDER BY id')).toEqual(before);
    },
  );
});
