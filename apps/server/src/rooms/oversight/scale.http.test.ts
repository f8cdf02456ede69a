import type { KyselyPlugin } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { manualClock } from '#platform/clock';
import { type TestApp, testApp } from '../../testing.ts';
import { openPlatform, type TestPlatform } from './testing.ts';

const clock = manualClock(Date.parse('2026-11-20T04:00:00Z'));
let app: TestApp;
let platform: TestPlatform;
const path = (rest: string) => `/api/organisations/${platform.org.orgId}${rest}`;

beforeAll(async () => {
  app = await testApp({ clock });
  platform = await openPlatform(app, clock);
  await platform.merchant('m-1', '甲店');
}, 180_000);
afterAll(() => app.close());

const lookedUp = /"name":"(?:organisation|affiliation|file|review|deposit)"/;

/** Look-ups of organisations, their papers and deposits while `run` ran; what runs beside it asks for none of these. */
async function statementsOf(run: () => Promise<unknown>): Promise<number> {
  let count = 0;
  const counting: KyselyPlugin = {
    transformQuery({ node }) {
      const isLookUp = node.kind === 'SelectQueryNode' && lookedUp.test(JSON.stringify(node));
      if (isLookUp) count++;
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  const db = app.db as { kysely: typeof app.db.kysely };
  const plain = db.kysely;
  db.kysely = plain.withPlugin(counting);
  try {
    await run();
  } finally {
    db.kysely = plain;
  }
  return count;
}

test('the figures of a platform take as many statements with many merchants as with one', async () => {
  const read = async () => {
    const answer = await platform.org.person.send('GET', path('/oversight'));
    expect(answer.statusCode).toBe(200);
    return answer.json().merchants.length;
  };
  const withOne = await statementsOf(read);
  for (const n of [2, 3, 4, 5, 6]) await platform.merchant(`m-${n}`, `店${n}`);
  expect(await read()).toBe(6);
  expect(await statementsOf(read)).toBe(withOne);
  expect(withOne).toBeGreaterThan(3);
}, 120_000);
