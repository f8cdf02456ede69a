import { randomBytes } from 'node:crypto';
import { Writable } from 'node:stream';
import { type Clock, systemClock } from '../clock/index.ts';
import { type Database, migrate } from '../database/index.ts';
import { testDatabase } from '../database/testing.ts';
import { createLog } from '../log/index.ts';
import { createHttp, type HttpOptions, httpMigrations, type Server } from './index.ts';

export interface TestServer {
  app: Server;
  db: Database;
  /** Everything written to the log so far. */
  logged(): string;
  close(): Promise<void>;
}

/** The real HTTP layer on a fresh database, without any room: tests register what they need. */
export async function testServer(
  change: Partial<HttpOptions> = {},
  clock: Clock = systemClock,
): Promise<TestServer> {
  const db = await testDatabase();
  await migrate(db, 'http', httpMigrations);
  const lines: string[] = [];
  const sink = new Writable({
    write: (chunk, _encoding, done) => done(void lines.push(String(chunk)) as undefined),
  });
  const base = { db, clock, log: createLog('debug', sink), https: false, trustProxy: false };
  const limits = { secret: randomBytes(32), rateFactor: 1, maxUploadBytes: 1000 };
  const app = await createHttp({ ...base, ...limits, readiness: [], ...change });
  return {
    app,
    db,
    logged: () => lines.join(''),
    async close() {
      await app.close();
      await db.close();
    },
  };
}
