import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { createLane } from './lane.ts';

const tall = fileURLToPath(new URL('../testdata/chat-tall.png', import.meta.url));
const text = fileURLToPath(new URL('./lane.ts', import.meta.url));
const lane = createLane();
afterAll(() => lane.stop());
const readText = () => lane.run({ kind: 'read', path: text, mediaType: 'text/plain' }, { timeoutMs: 20_000 });

test('a file that takes too long is refused, and the next one is read by a new worker', async () => {
  const slow = lane.run({ kind: 'read', path: tall, mediaType: 'image/png' }, { timeoutMs: 50 });
  const next = readText();
  await expect(slow).rejects.toMatchObject({ code: 'reading-timeout' });
  expect((await next).kind).toBe('reading');
});

test('a worker that dies refuses its file only', async () => {
  const dying = lane.run(
    { kind: 'read', path: tall, mediaType: 'image/png' },
    { timeoutMs: 20_000, onProgress: () => lane.stop() },
  );
  await expect(dying).rejects.toMatchObject({ code: 'reading-failed' });
  expect((await readText()).kind).toBe('reading');
  expect(lane.peakRss()).toBeGreaterThan(30_000_000);
});

test('a file that is not there is a bug and no refusal', async () => {
  const missing = lane.run(
    { kind: 'read', path: `${text}.none`, mediaType: 'text/plain' },
    { timeoutMs: 20_000 },
  );
  await expect(missing).rejects.toThrow(/ENOENT/);
  await expect(missing).rejects.not.toHaveProperty('code');
});

test('one worker serves several files', async () => {
  const answers = await Promise.all([readText(), readText(), readText()]);
  const ids = answers.map((a) => a.id);
  expect(ids).toEqual([ids[0], (ids[0] ?? 0) + 1, (ids[0] ?? 0) + 2]);
});
