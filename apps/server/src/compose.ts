import { join } from 'node:path';
import { setHolidayYears } from '@redress/law';
import { sql } from 'kysely';
import { createBlobs, loadSecret } from '#platform/blobs';
import { type Clock, systemClock } from '#platform/clock';
import { type Database, migrate, openDatabase } from '#platform/database';
import { warnOfCalendar } from '#platform/holidays';
import { createHousekeeping } from '#platform/housekeeping';
import { createHttp, httpMigrations, purgeAnswers, type Server, serveWeb } from '#platform/http';
import { lockFolder } from '#platform/lock';
import { createLog, type Log } from '#platform/log';
import { createOutbox, type Outbox, outboxMigrations } from '#platform/outbox';
import { stopReading } from '#platform/reading';
import { createRooms, type Platform, repository } from './compose-rooms.ts';
import type { Config } from './config/index.ts';

export { type Config, configFromEnv, memoryConfig } from './config/index.ts';

export type Rooms = Awaited<ReturnType<typeof createRooms>>;

export interface App {
  readonly rooms: Rooms;
  readonly http: Server;
  readonly outbox: Outbox;
  readonly db: Database;
  /** Port on which mail is received, once started; undefined without a listener. */
  mailPort?: number | undefined;
  /** One round of removing what is over, as the server does every hour. */
  tidy(): Promise<void>;
  /** Begins background work: jobs and sequencing. Listening is `http.listen`. */
  start(): Promise<void>;
  /** Answers what was asked, ends jobs, frees data folder and database. */
  stop(): Promise<void>;
}

export interface ComposeDeps {
  clock?: Clock;
  log?: Log;
}

const graceMs = 20_000;

/**
 * The whole server, wired by plain functions; with compose-rooms.ts the only file that knows all rooms. Refusals of database, data folder
 * and log pass through; nothing stays open then.
 */
export async function compose(config: Config, deps: ComposeDeps = {}): Promise<App> {
  const { clock = systemClock, log = createLog(config.logLevel) } = deps;
  // The embedded database locks its folder itself; with a server, keys and blobs still belong to one process.
  const lock = 'url' in config.database ? lockFolder(config.dataFolder) : undefined;
  let db: Database | undefined;
  try {
    db = await openDatabase(config.database);
    return await composeOn(db, { config, clock, log, release: () => lock?.release() });
  } catch (error) {
    await db?.close();
    lock?.release();
    throw error;
  }
}

async function composeOn(
  db: Database,
  { config, clock, log, release }: { config: Config; clock: Clock; log: Log; release: () => void },
): Promise<App> {
  setHolidayYears(config.holidays);
  await migrate(db, 'outbox', outboxMigrations);
  await migrate(db, 'http', httpMigrations);
  const blobs = await createBlobs(config.dataFolder);
  const outbox = createOutbox({ db, log, exclusive: config.exclusive });
  const platform = { config, db, blobs, outbox, clock, log };
  const rooms = await createRooms(platform);
  const http = await createServer(platform, rooms);
  const housekeeping = createHousekeeping(log, tasksOf(platform, rooms));
  const app: App = {
    rooms,
    http,
    outbox,
    db,
    tidy: housekeeping.run,
    async start() {
      warnOfCalendar(config.holidays, clock.now(), log);
      await rooms.notary.start();
      await outbox.start();
      rooms.cases.start();
      rooms.claims.start();
      app.mailPort = await rooms.service.listen();
      housekeeping.start();
    },
    async stop() {
      // Whoever uploads a byte a minute would else keep the server from ending.
      const impatience = setTimeout(() => http.server.closeAllConnections(), graceMs);
      await http.close();
      clearTimeout(impatience);
      await rooms.service.stop();
      await housekeeping.stop();
      await rooms.cases.stop();
      await rooms.claims.stop();
      await outbox.stop();
      stopReading();
      await rooms.notary.stop();
      await db.close();
      release();
    },
  };
  return app;
}

const dayMs = 86_400_000;

function tasksOf(
  { db, blobs, outbox, clock }: Platform,
  {
    members,
    evidence,
    directory,
    cases,
    service,
    statements,
    vetting,
    delivery,
    deposits,
    claims,
    oversight,
  }: Rooms,
) {
  const namedKeys = async (keys: readonly string[]) =>
    new Set(
      (
        await Promise.all(
          [evidence, cases, service, statements, vetting, delivery, claims, oversight].map((room) =>
            room.namedBlobs(keys),
          ),
        )
      ).flat(),
    );
  return {
    sessions: () => members.forgetExpiredSessions(),
    proposals: () => directory.forgetOldProposals(),
    vetting: () => vetting.sweep(),
    vettingErasure: () =>
      vetting.eraseOver(
        async (orgId) => !(await deposits.stateOf(orgId)).isEmpty || (await claims.hasOpen(orgId)),
      ),
    withdrawals: () => deposits.decideWithdrawals(),
    payees: () => deposits.erasePayees(),
    erasedClaims: () => claims.closeErased(),
    reminders: () => deposits.remindAgain(),
    answers: () => purgeAnswers(db, clock.now()),
    jobs: () => outbox.purge(),
    blobs: () => blobs.sweep(clock.now() - dayMs, namedKeys),
  };
}

async function createServer(platform: Platform, rooms: Rooms): Promise<Server> {
  const { config, db, blobs, clock, log } = platform;
  const { publicUrl, ...limits } = config.http;
  const https = publicUrl.startsWith('https:');
  const readiness = [() => writeOnce(db), () => blobs.check()];
  const secret = loadSecret(config.dataFolder, 'answers');
  const app = await createHttp({ ...limits, db, clock, log, https, secret, readiness });
  rooms.members.http(app);
  rooms.notary.http(app);
  rooms.evidence.http(app, rooms.members.ownsCase);
  rooms.diagnosis.http(app);
  rooms.directory.http(app);
  rooms.cases.http(app);
  rooms.service.http(app);
  rooms.linking.http(app);
  rooms.statements.http(app);
  rooms.webhooks.http(app);
  rooms.trade.http(app);
  rooms.delivery.http(app);
  rooms.claims.http(app);
  rooms.deposits.http(app);
  rooms.oversight.http(app);
  rooms.integrators.http(app);
  rooms.vetting.http(app);
  await serveWeb(app, join(repository, 'apps/web/dist'));
  return app;
}

async function writeOnce(db: Database): Promise<void> {
  await sql`INSERT INTO http.readiness (id, at) VALUES (1, now())
    ON CONFLICT (id) DO UPDATE SET at = excluded.at`.execute(db.kysely);
}
