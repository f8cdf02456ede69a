import { randomBytes } from 'node:crypto';
import { createCosigner, formatCheckpoint, parseNote } from '@redress/tlog';
import { type RawBuilder, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId, systemClock } from '#platform/clock';
import { type Database, inTransaction } from '#platform/database';
import { createLog } from '#platform/log';
import { testDatabase } from '../../platform/database/testing.ts';
import { createNotaryRoom, type NotaryRoom } from './index.ts';
import { createAuditing } from './jobs/audit.ts';
import { AuditTree } from './jobs/audit-tree.ts';
import { findAudit } from './store-audit.ts';
import { findHalts, liftHalts } from './store-halt.ts';

const origin = 'redress.example/log/main';
const shared = { clock: systemClock, log: createLog('silent'), shard: 'main' };
const batches = [300, 1, 250, 700, 3];
const size = batches.reduce((a, b) => a + b);
const witness = createCosigner({ name: 'witness.example/w1', seed: randomBytes(32) });
const atSeconds = 1_800_000_000;
let db: Database;
let notary: NotaryRoom;

const sealSome = async (count: number): Promise<void> => {
  const requests = Array.from({ length: count }, () => ({
    id: newId('item'),
    type: 'item',
    atMs: 1_800_000_000_000,
    fields: { bytes: { sha256: randomBytes(32), sm3: randomBytes(32) } },
  }));
  await inTransaction(db, (trx) => notary.sealMany(trx, requests));
  await notary.flush();
};
const run = (statement: RawBuilder<unknown>) => statement.execute(db.kysely);

beforeAll(async () => {
  db = await testDatabase();
  notary = await createNotaryRoom({ ...shared, db, origin, seed: randomBytes(32), exclusive: true });
  await notary.start();
  for (const count of batches) {
    await sealSome(count);
    const head = await notary.checkpoint();
    const line = witness.cosign(body(head.note), atSeconds).trimEnd();
    await run(sql`INSERT INTO notary.cosignature VALUES ('main', ${head.size}, 'W1', ${line}, now(), now())`);
    const final = `${head.note}${line}\n`;
    await run(sql`INSERT INTO notary.final VALUES ('main', ${head.size}, ${final}, now())`);
  }
  // Whoever has the rights of the database can switch the guards off; the audit is for exactly this.
  for (const table of ['entry_id', 'tile', 'checkpoint', 'cosignature', 'final', 'token'])
    await run(sql`ALTER TABLE notary.${sql.raw(table)} DISABLE TRIGGER ${sql.raw(`${table}_append_only`)}`);
});
afterAll(async () => {
  await notary.stop();
  await db.close();
});

const body = (note: string): string => {
  const parsed = parseNote(note);
  if (!parsed.ok) throw new Error(parsed.reason);
  return parsed.value.body;
};
const auditing = () => createAuditing({ ...shared, db, witnesses: new Map([['W1', witness.vkey]]) });
const audit = async (): Promise<string[]> => (await auditing().run()).problems;

/** The problems found while `change` stands in the database; a copy of every table is put back afterwards. */
async function whileAltered(change: RawBuilder<unknown>[]): Promise<string[]> {
  const tables = [
    'entry_id',
    'tile',
    'checkpoint',
    'cosignature',
    'final',
    'token',
    'anchor',
    'log_key',
    'shard',
  ].map((t) => sql.raw(t));
  for (const table of tables) await run(sql`CREATE TABLE notary.kept_${table} AS TABLE notary.${table}`);
  try {
    for (const statement of change) await run(statement);
    return await audit();
  } finally {
    for (const table of tables) {
      if (table !== tables.at(-1)) {
        await run(sql`DELETE FROM notary.${table}`);
        await run(sql`INSERT INTO notary.${table} SELECT * FROM notary.kept_${table}`);
      } else
        await run(sql`UPDATE notary.shard SET size = k.size, root = k.root, checkpoint = k.checkpoint
          FROM notary.kept_shard k`);
      await run(sql`DROP TABLE notary.kept_${table}`);
    }
    await inTransaction(db, (trx) => liftHalts(trx, 'main', new Date(), 'the test put it back'));
  }
}

test('an honest log passes, and the audit is written down', async () => {
  expect(await audit()).toEqual([]);
  expect(await findAudit(db, 'main')).toMatchObject({ ok: true, size, problem: null });
  expect(await findHalts(db, 'main')).toEqual([]);
});

test('the root grown leaf by leaf is that of the signed head', async () => {
  const tree = new AuditTree();
  for (let i = 0; i < 5; i++) tree.push(Buffer.alloc(32, i));
  const { rootOf } = await import('@redress/tlog');
  const leaves = Array.from({ length: 5 }, (_, i) => Buffer.alloc(32, i));
  expect(Buffer.from(tree.root())).toEqual(Buffer.from(rootOf(leaves)));
});

describe('whatever was changed in the database is found and named', () => {
  const flip = (column: string, at: number) =>
    sql.raw(`set_byte(${column}, ${at}, get_byte(${column}, ${at}) # 1)`);
  /** One bit of the 60th byte of an entry. */
  const flipEntry = (index: number) => {
    const at = sql`coalesce(ends[${index}::int - size + cardinality(ends)], 0) + 60`;
    return sql`UPDATE notary.checkpoint SET bytes = set_byte(bytes, ${at}, get_byte(bytes, ${at}) # 1)
      WHERE size > ${index} AND size - cardinality(ends) <= ${index}`;
  };
  const note = (head: number, change: RawBuilder<unknown>) =>
    sql`UPDATE notary.checkpoint SET ${change} WHERE size = ${head}`;
  const cases: [name: string, change: RawBuilder<unknown>[], found: RegExp[]][] = [
    [
      'one bit of an entry',
      [flipEntry(400)],
      [
        /^tile\/0\/001: holds another hash than the entries give for entry 400$/m,
        /^head of 551: the entries give root/m,
      ],
    ],
    [
      'one bit of the newest entry',
      [flipEntry(size - 1)],
      [new RegExp(`^head of ${size}: the entries give root`, 'm')],
    ],
    [
      'two entries that changed places',
      [
        // All entries here have the same length.
        sql`UPDATE notary.checkpoint SET bytes = substr(bytes, 1, ends[9]) || substr(bytes, ends[10] + 1, ends[1])
            || substr(bytes, ends[9] + 1, ends[1]) || substr(bytes, ends[11] + 1) WHERE size = 551`,
      ],
      [
        /^entry 310: its id item_[0-9a-z]{24} leads to entry 311$/m,
        /for entry 310 and 1 more$/m,
        /^head of 551: the entries/m,
      ],
    ],
    [
      'the id of an entry',
      [sql`UPDATE notary.entry_id SET id = 'item_000000000000000000000000' WHERE index = 7`],
      [/^entry 7: its id item_[0-9a-z]{24} leads nowhere$/m],
    ],
    [
      'where an id leads',
      [sql`UPDATE notary.entry_id SET index = 8 WHERE index = 7`],
      [/^entry 7: its id item_[0-9a-z]{24} leads to entry 8$/m],
    ],
    [
      'the time of a head',
      [sql`UPDATE notary.checkpoint SET at = at - interval '1 day' WHERE size = 551`],
      [/^head of 551: said to be published before a smaller one$/m],
    ],
    [
      'an id put in beside the others',
      [sql`INSERT INTO notary.entry_id VALUES ('item_x', 'main', 3)`],
      [new RegExp(`^ids: ${size + 1} of them lead into the ${size} entries$`, 'm')],
    ],
    [
      'an id put in behind the head',
      [sql`INSERT INTO notary.entry_id VALUES ('item_x', 'main', ${size})`],
      [new RegExp(`^id item_x: leads to entry ${size}, beyond the newest head$`, 'm')],
    ],
    [
      'a batch put in behind the head',
      [
        sql`INSERT INTO notary.checkpoint SELECT shard, ${size + 1}, root, note, fence, at, ends, bytes
          FROM notary.checkpoint WHERE size = 301`,
      ],
      [new RegExp(`^head of ${size + 1}: larger than the newest head$`, 'm')],
    ],
    [
      'one bit of a full tile',
      [sql`UPDATE notary.tile SET hashes = ${flip('hashes', 33)} WHERE level = 0 AND index = 2`],
      [/^tile\/0\/002: holds another hash than the entries give for entry 513$/m],
    ],
    [
      'the hash beside a tile, of which the tile above is made',
      [sql`UPDATE notary.tile SET root = ${flip('root', 3)} WHERE level = 0 AND index = 1`],
      [/^tile\/0\/001: its subtree has another hash than the one beside it$/m],
    ],
    [
      'a tile taken out',
      [sql`DELETE FROM notary.tile WHERE level = 0 AND index = 3`],
      [/^tile\/0\/003: missing$/m],
    ],
    [
      'a tile that the tree has not filled',
      [sql`INSERT INTO notary.tile SELECT shard, level, 4, hashes, root FROM notary.tile WHERE index = 3`],
      [/^tile 0\/4: wider than the tree$/m],
    ],
    [
      'the root in the row of a head',
      [note(300, sql`root = ${Buffer.alloc(32)}`)],
      [/^head of 300: signed is .*the row says root AAAA/m],
    ],
    [
      'the signature under a head',
      [note(301, sql`note = replace(note, ${'— redress'}::text, ${'— redresz'}::text)`)],
      [/^head of 301: no known key signed the note$/m],
    ],
    [
      'the size up to which a key signed',
      [sql`UPDATE notary.log_key SET retired_at_size = 300`],
      [/^head of 301: signed by a key that was not the log's at that size$/m],
    ],
    [
      'the text of a head',
      [note(301, sql`note = replace(note, E'\n301\n', E'\n300\n')`)],
      [/^head of 301: the signature of redress\.example\/log\/main is wrong$/m],
    ],
    [
      'a head taken out with its batch',
      [sql`DELETE FROM notary.checkpoint WHERE size = 301`],
      [/^entry 300: missing/m, /final of 301: no head of this size was published/m],
    ],
    [
      'the newest head taken out',
      [sql`DELETE FROM notary.checkpoint WHERE size = ${size}`],
      [new RegExp(`^entry ${size - 3}: missing`, 'm')],
    ],
    [
      'two heads that changed places',
      [
        sql`CREATE TEMP TABLE swap AS TABLE notary.checkpoint`,
        sql`UPDATE notary.checkpoint c SET root = s.root, note = s.note FROM swap s
          WHERE (c.size, s.size) IN ((300, 301), (301, 300))`,
        sql`DROP TABLE swap`,
      ],
      [
        /^head of 300: signed is .*size 301/m,
        /^head of 301: signed is .*size 300/m,
        /^head of 300: the entries give root/m,
      ],
    ],
    [
      'the newest head as it is shown',
      [sql`UPDATE notary.shard SET checkpoint = c.note FROM notary.checkpoint c WHERE c.size = 300`],
      [new RegExp(`^newest head of ${size}: signed is .*size 300`, 'm')],
    ],
    [
      'the root beside the newest head',
      [sql`UPDATE notary.shard SET root = ${Buffer.alloc(32)}`],
      [/^newest head: the entries give root .*, stored is AAAA/m],
    ],
    [
      'a line of a cosignature',
      [sql`UPDATE notary.cosignature SET line = overlay(line placing 'AAAA' from 50) WHERE size = 551`],
      [/^cosignature W1 of 551: the cosignature of witness\.example\/w1 is wrong$/m],
    ],
    [
      'a cosignature moved to another head',
      [
        sql`DELETE FROM notary.cosignature WHERE size = 300`,
        sql`UPDATE notary.cosignature SET size = 300 WHERE size = 301`,
      ],
      [/^cosignature W1 of 300: the cosignature of witness\.example\/w1 is wrong$/m],
    ],
    [
      'a final note that lost the signature of the log',
      [sql`UPDATE notary.final SET note = ${'x'}`],
      [/^final of 300: the note has no blank line/m],
    ],
    [
      'a final note over another head',
      [sql`UPDATE notary.final f SET note = o.note FROM notary.final o WHERE f.size = 300 AND o.size = 301`],
      [/^final of 300: another head than the one published$/m],
    ],
    [
      'a token over another note',
      [
        sql`INSERT INTO notary.token SELECT 'main', size, 'a', note, ${randomBytes(200)}, now(), now()
          FROM notary.final WHERE size = 300`,
      ],
      [/^token a of 300: the token is not over its note$/m],
    ],
    [
      'a root that is said to stand on a chain',
      [
        sql`INSERT INTO notary.anchor (shard, chain, size, root, note, contract, tx, sent_at)
          SELECT 'main', 'c', size, ${Buffer.alloc(32)}, note, '0x', '0x', now() FROM notary.final WHERE size = 300`,
      ],
      [/^anchor c of 300: another root than the one published$/m],
    ],
  ];
  test.each(cases)('%s', async (_name, change, found) => {
    const problems = (await whileAltered(change)).join('\n');
    for (const line of found) expect(problems).toMatch(line);
  });
  test('and nothing but that: put back, the log passes', async () => {
    expect(await audit()).toEqual([]);
  });
});

test('an attacker who recomputes every hash up to a tile is still found by the signed head', async () => {
  const problems = await whileAltered([
    sql`UPDATE notary.checkpoint SET bytes = set_byte(bytes, 60, 65) WHERE size = 300`,
    sql`UPDATE notary.tile t SET hashes = sha256('\\x00'::bytea || e.bytes) || substr(t.hashes, 33)
      FROM notary.entry e WHERE e.index = 0 AND t.level = 0 AND t.index = 0`,
  ]);
  expect(problems.join('\n')).toMatch(/^head of 300: the entries give root/m);
});

test('another root signed by the true key is found: the operator himself cannot move history', async () => {
  // The head is signed again over a wrong root, with the log's own key, as only its operator could.
  const seed = randomBytes(32);
  const { logSigner } = await import('./keys.ts');
  const { signNote } = await import('@redress/tlog');
  const signer = logSigner(origin, seed);
  const root = randomBytes(32);
  const forged = signNote(formatCheckpoint({ origin, size: 300, root }), [signer]);
  const problems = await whileAltered([
    sql`UPDATE notary.shard SET vkey = ${signer.vkey}`,
    sql`UPDATE notary.checkpoint SET root = ${root}, note = ${forged} WHERE size = 300`,
  ]);
  await run(sql`UPDATE notary.shard SET vkey = ${notary.vkey}`);
  expect(problems.join('\n')).toMatch(/^head of 300: the entries give root/m);
});

describe('a failed audit', () => {
  test('halts sequencing with what differs as evidence, once, and reading goes on', async () => {
    await run(sql`UPDATE notary.checkpoint SET bytes = set_byte(bytes, ends[5] + 60, 65) WHERE size = 300`);
    expect((await audit()).length).toBeGreaterThan(0);
    await audit();
    const halts = await findHalts(db, 'main');
    expect(halts).toMatchObject([{ code: 'audit-failed', evidence: expect.stringMatching(/entry 5$/m) }]);
    expect(await findAudit(db, 'main')).toMatchObject({
      ok: false,
      problem: expect.stringMatching(/entry 5/),
    });
    const before = await notary.checkpoint();
    const id = newId('item');
    const fields = { bytes: { sha256: randomBytes(32), sm3: randomBytes(32) } };
    await inTransaction(db, (trx) => notary.seal(trx, { id, type: 'item', atMs: 1_800_000_000_000, fields }));
    await expect(notary.whenSealed(id, 1500)).rejects.toMatchObject({ code: 'log-halted' });
    expect(await notary.checkpoint()).toEqual(before);
    expect(await notary.proofOf(9)).toContain('c2sp.org/tlog-proof');
    await inTransaction(db, (trx) => liftHalts(trx, 'main', new Date(), 'test'));
    expect((await notary.whenSealed(id)).index).toBe(size);
  });
});
