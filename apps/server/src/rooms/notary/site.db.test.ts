import { spawnSync } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createSigner, emptyRoot, formatCheckpoint, signNote } from '@redress/tlog';
import { sql } from 'kysely';
import { S3mini } from 's3mini';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId, systemClock } from '#platform/clock';
import { type Database, inTransaction } from '#platform/database';
import { createLog } from '#platform/log';
import { type ObjectStore, openObjectStore, type S3Access } from '#platform/objects';
import { auditLog } from '../../../../cli/src/commands/log-audit.ts';
import { readSite } from '../../../../cli/src/commands/log-read.ts';
import { testDatabase } from '../../platform/database/testing.ts';
import { testS3 } from '../../platform/objects/testing.ts';
import { createNotaryRoom } from './index.ts';
import { createSitePublisher } from './jobs/publish-site.ts';
import { publishRound } from './jobs/publish-site-round.ts';
import { findHalt, liftHalts } from './store-halt.ts';
import { findSite } from './store-site.ts';

const folder = mkdtempSync(join(tmpdir(), 'redress-site-'));
const seed = randomBytes(32);
const origin = 'redress.example/log/main';
const open: Database[] = [];
afterAll(async () => {
  for (const db of open) await db.close();
  rmSync(folder, { recursive: true });
});

/** A log with a publisher that works when it is told to. */
async function openBench(site: string, access?: S3Access) {
  const db = await testDatabase();
  open.push(db);
  const shared = { db, clock: systemClock, log: createLog('silent'), shard: 'main', origin, seed };
  const notary = await createNotaryRoom({ ...shared, exclusive: true });
  await notary.start();
  const deps = { ...shared, exclusive: true, vkey: notary.vkey, sequences: () => false };
  const publisherTo = (siteUrl: string) =>
    createSitePublisher({ ...deps, siteUrl, ...(access ? { siteAccess: access } : {}) });
  return {
    db,
    notary,
    store: await openObjectStore(site, access),
    publisherTo,
    publisher: await publisherTo(site),
    /** One round of another node on the same database. */
    roundOn: (place: ObjectStore) => publishRound({ ...deps, site: place }),
    async sealUpTo(size: number): Promise<void> {
      const { size: had } = await notary.checkpoint();
      const requests = Array.from({ length: size - had }, () => ({
        id: newId('item'),
        type: 'item',
        atMs: 0,
        fields: { bytes: { sha256: randomBytes(32), sm3: randomBytes(32) } },
      }));
      await inTransaction(db, (trx) => notary.sealMany(trx, requests));
      await notary.flush();
    },
  };
}

/** What `redress log audit` does. */
const audit = (site: string) =>
  auditLog(
    readSite(site),
    readFileSync(join(site, 'checkpoint'), 'utf8'),
    readFileSync(join(site, 'vkey'), 'utf8').trim(),
  );

describe('a site in a folder', () => {
  let bench: Awaited<ReturnType<typeof openBench>>;
  const first = join(folder, 'first');
  beforeAll(async () => {
    bench = await openBench(first);
  });
  const signed = (size: number, root: Uint8Array): string =>
    signNote(formatCheckpoint({ origin, size, root }), [createSigner({ name: origin, seed })]);

  test('passes the audit at every head, never rewrites what is full, and drops partial tiles one head later', async () => {
    const { db, notary, publisher, sealUpTo } = bench;
    await publisher.start();
    await publisher.publish();
    expect(await audit(first)).toMatchObject({ ok: true, size: 0 });
    const stampOf = (path: string) => {
      const { ino, mtimeMs } = statSync(join(first, path));
      return { ino, mtimeMs };
    };
    let full: object | undefined;
    for (const size of [1, 40, 256, 257, 700, 4400]) {
      await sealUpTo(size);
      await publisher.publish();
      expect(readFileSync(join(first, 'checkpoint'), 'utf8')).toBe((await notary.checkpoint()).note);
      expect(await audit(first)).toMatchObject({ ok: true, size, problems: [] });
      expect(await findSite(db, 'main')).toMatchObject({ size, problem: null });
      if (size < 256) continue;
      full ??= stampOf('tile/entries/000');
      expect(stampOf('tile/entries/000')).toEqual(full);
      // At 256 the head of 40 may still be in somebody's hands.
      expect(existsSync(join(first, 'tile/entries/000.p/40'))).toBe(size < 257);
      expect(existsSync(join(first, 'tile/0/000.p/40'))).toBe(size < 257);
    }
    await publisher.stop();
  });

  test('is audited by anybody with the command line', () => {
    const cli = join(import.meta.dirname, '../../../../cli/bin/redress.js');
    const run = spawnSync(process.execPath, [cli, 'log', 'audit', first, '--vkey', join(first, 'vkey')]);
    expect([run.status, String(run.stderr)]).toEqual([0, '']);
  });

  test('that shows more than the database, or another tree, halts the log before it can fork', async () => {
    const { db, publisherTo } = bench;
    const lie = new Uint8Array(32).fill(1);
    const lies = [
      { code: 'site-ahead', note: signed(1_000_000, lie) },
      { code: 'fork', note: signed(700, lie) },
    ];
    for (const { code, note } of lies) {
      const site = join(folder, code);
      mkdirSync(site);
      writeFileSync(join(site, 'checkpoint'), note);
      const publisher = await publisherTo(site);
      await publisher.start();
      await publisher.stop();
      const halt = await findHalt(db, 'main');
      expect(halt).toMatchObject({ code });
      expect(JSON.parse(halt?.evidence ?? '{}')).toMatchObject({ shown: note });
      await inTransaction(db, (trx) => liftHalts(trx, 'main', new Date(), 'test'));
    }
    const honest = await publisherTo(first);
    await honest.start();
    await honest.stop();
    expect(await findHalt(db, 'main')).toBeUndefined();
  });

  test("with another log's key or checkpoint is refused", async () => {
    const site = join(folder, 'foreign');
    mkdirSync(site);
    const other = createSigner({ name: origin, seed: randomBytes(32) });
    writeFileSync(join(site, 'vkey'), `${other.vkey}\n`);
    const publisher = await bench.publisherTo(site);
    await expect(publisher.start()).rejects.toMatchObject({ code: 'object-differs' });
    const note = signNote(formatCheckpoint({ origin, size: 0, root: emptyRoot }), [other]);
    writeFileSync(join(site, 'checkpoint'), note);
    await expect(publisher.publish()).rejects.toMatchObject({ code: 'site-of-another-log' });
  });

  test('is not given what does not lead to the signed root', async () => {
    const { db, sealUpTo, publisherTo } = bench;
    await sealUpTo(4500);
    // Signed by the log, and not what its entries lead to.
    const lie = signed(4500, new Uint8Array(32).fill(1));
    await sql`UPDATE notary.shard SET checkpoint = ${lie} WHERE name = 'main'`.execute(db.kysely);
    await expect((await publisherTo(first)).publish()).rejects.toThrow(
      /do not lead to its signed root of size 4500/,
    );
    expect(await audit(first)).toMatchObject({ ok: true, size: 4400 });
  });

  test('shows the newest head after a round that was asked for while another one ran', async () => {
    const { notary, publisher, sealUpTo } = bench;
    const { size } = await notary.checkpoint();
    await sealUpTo(size + 1);
    const early = publisher.publish();
    await sealUpTo(size + 3);
    await Promise.all([early, publisher.publish()]);
    expect(readFileSync(join(first, 'checkpoint'), 'utf8')).toBe((await notary.checkpoint()).note);
  });
});

const s3 = testS3();
const places = [
  { name: 'a folder', place: join(folder, 'raced'), access: undefined },
  ...(s3 ? [{ name: 'a bucket', place: `${s3.place}/${randomUUID()}`, access: s3.access }] : []),
];
describe.each(places)('a site in $name', ({ place, access }) => {
  test('that a node was slow to write keeps the newer head of the faster one', async () => {
    const { publisher, store, roundOn, sealUpTo } = await openBench(place, access);
    const shown = async () =>
      Buffer.from((await store.get('checkpoint'))?.bytes ?? [])
        .toString()
        .split('\n')[1];
    await sealUpTo(10);
    await publisher.publish();
    await sealUpTo(20);
    const slow: ObjectStore = {
      ...store,
      async replace(path, text, expected) {
        expect(text.split('\n')[1]).toBe('20');
        await sealUpTo(30);
        await publisher.publish();
        return store.replace(path, text, expected);
      },
    };
    expect(await roundOn(slow)).toBeUndefined();
    expect(await shown()).toBe('30');
  });
});

describe.skipIf(!s3)('a site in a bucket', () => {
  test('is the same site, with the headers that caches need, and passes the audit', async () => {
    const { place, access } = s3 as NonNullable<typeof s3>;
    const prefix = randomUUID();
    const { publisher, sealUpTo } = await openBench(`${place}/${prefix}`, access);
    await publisher.start();
    for (const size of [40, 300, 700]) {
      await sealUpTo(size);
      await publisher.publish();
    }
    await publisher.stop();
    const bucket = place.slice('s3://'.length);
    const client = new S3mini({ ...access, endpoint: `${access.endpoint}/${bucket}` });
    const copy = join(folder, 'downloaded');
    for (const { Key } of (await client.listObjects('/', `${prefix}/`)) ?? []) {
      const response = (await client.getObjectResponse(Key)) as Response;
      const path = Key.slice(prefix.length + 1);
      const isTile = path.startsWith('tile/');
      expect(response.headers.get('content-type')).toMatch(
        isTile ? /octet-stream/ : /text\/plain; charset=utf-8/,
      );
      expect(response.headers.get('cache-control')).toMatch(isTile ? /immutable/ : /max-age=2$/);
      mkdirSync(dirname(join(copy, path)), { recursive: true });
      writeFileSync(join(copy, path), new Uint8Array(await response.arrayBuffer()));
    }
    expect(await audit(copy)).toMatchObject({ ok: true, size: 700, problems: [] });
    expect(existsSync(join(copy, 'tile/0/000.p/40'))).toBe(false);
  });
});
