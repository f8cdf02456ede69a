import { randomBytes } from 'node:crypto';
import type { KyselyPlugin } from 'kysely';
import { expect, test } from 'vitest';
import { newId, systemClock } from '#platform/clock';
import { createLog } from '#platform/log';
import { testDatabase } from '../../platform/database/testing.ts';
import { createNotaryRoom } from './index.ts';
import { checkHead } from './queries/check-head.ts';

test('a node that starts finds the log whole though another one goes on between any two of its queries', async () => {
  const db = await testDatabase();
  const log = { shard: 'main', origin: 'redress.example/log/main', seed: randomBytes(32), exclusive: false };
  const busy = await createNotaryRoom({ db, clock: systemClock, log: createLog('silent'), ...log });
  await busy.start();
  const append = () => {
    const fields = { bytes: { sha256: randomBytes(32), sm3: randomBytes(32) } };
    return busy.append([{ id: newId('item'), type: 'item', atMs: 0, fields }]);
  };
  await append();
  const { size: before } = await busy.checkpoint();
  const afterEach: KyselyPlugin = {
    transformQuery: ({ node }) => node,
    async transformResult({ result }) {
      await append();
      return result;
    },
  };
  await checkHead({ ...db, kysely: db.kysely.withPlugin(afterEach) }, 'main');
  expect((await busy.checkpoint()).size).toBeGreaterThan(before + 3);
  await busy.stop();
  await db.close();
});
