import { mkdir, readdir, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { manualClock, newId } from '#platform/clock';
import { testApp } from './testing.ts';

const dayMs = 86_400_000;

test('a round forgets ended sessions, old answers and files that no row names, and nothing else', async () => {
  const startMs = Date.parse('2026-11-20T00:00:00Z');
  const clock = manualClock(startMs);
  const app = await testApp({ clock });
  const count = async (table: string) => {
    const { rows } = await sql<{ n: string }>`SELECT count(*) AS n FROM ${sql.raw(table)}`.execute(
      app.db.kysely,
    );
    return Number(rows[0]?.n);
  };
  try {
    const buyer = await app.buyer();
    await buyer.upload('a.txt', '订单号：20261101123456789', { 'idempotency-key': 'upload-1' });
    await buyer.settled();
    expect((await buyer.send('GET', `/api/cases/${buyer.caseId}/letters/catalogue.pdf`)).statusCode).toBe(
      200,
    );
    const blobs = join(app.folder, 'blobs');
    const kept = (await readdir(blobs, { recursive: true })).filter((path) => path.includes('blob_'));
    expect(kept.length).toBeGreaterThanOrEqual(2);
    const age = async (path: string) => utimes(path, startMs / 1000 - 90_000, startMs / 1000 - 90_000);
    for (const path of kept) await age(join(blobs, path));
    const [orphan, young] = [newId('blob'), newId('blob')].map((key) => join(blobs, key.slice(5, 7), key));
    for (const path of [orphan, young] as string[]) {
      await mkdir(join(path, '..'), { recursive: true });
      await writeFile(path, 'noise');
    }
    await age(orphan as string);
    await utimes(young as string, startMs / 1000, startMs / 1000);

    await app.tidy();
    await expect(stat(orphan as string)).rejects.toThrow('ENOENT');
    await stat(young as string);
    for (const path of kept) await stat(join(blobs, path));
    expect([await count('members.session'), await count('http.idempotency')]).toEqual([1, 1]);

    clock.advance(dayMs);
    await app.tidy();
    expect([await count('members.session'), await count('http.idempotency')]).toEqual([1, 0]);
    clock.advance(40 * dayMs);
    await app.tidy();
    expect(await count('members.session')).toBe(0);
    expect(app.logged()).not.toMatch(/housekeeping failed/);
  } finally {
    await app.close();
  }
});
