import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { composeEvent } from './keys.ts';
import { type Courier, type Reply, sendOnce } from './send.ts';
import { openState, type State } from './state/state.ts';

let folder: string;
let state: State;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'redress-send-'));
  state = openState(folder);
});
afterEach(() => {
  state.close();
  rmSync(folder, { recursive: true, force: true });
});

function spool(count: number): void {
  const drafts = Array.from({ length: count }, (_, i) => ({
    type: 'order.created',
    orderRef: `A${i}`,
    key: 'k',
    occurredAtMs: i,
    data: {},
  }));
  const snapshot = { status: '1', textTag: '', told: [], events: 1 };
  const known = { id: 1, ref: 'A', createdAtMs: 0, lookAtMs: 0, snapshot };
  state.record([{ known, drafts }], {}, composeEvent);
}

const answering =
  (answer: Reply | ((count: number) => Reply)): Courier =>
  async (events) =>
    typeof answer === 'function' ? answer(events.length) : answer;
const all = (status: number) => (count: number) => ({
  results: Array.from({ length: count }, () => ({ status })),
});
const send = (courier: Courier, nowMs = 1000) => sendOnce({ state, courier, now: () => nowMs });

describe('what waits on disk', () => {
  test('is sent in batches, in order, once', async () => {
    spool(250);
    const sizes: number[] = [];
    const bodies: string[] = [];
    const courier: Courier = async (events) => {
      sizes.push(events.length);
      bodies.push(...events.map(({ body }) => body));
      return all(202)(events.length);
    };
    expect(await send(courier)).toEqual({ sent: 250 });
    expect(await send(courier)).toEqual({ sent: 0 });
    expect(sizes).toEqual([100, 100, 50]);
    expect(bodies.map((body) => JSON.parse(body).seq)).toEqual(Array.from({ length: 250 }, (_, i) => i + 1));
  });

  test.each([401, 403, 404, 408, 429, 500, 503])(
    'stays when the answer is %i: it is not about the event',
    async (status) => {
      spool(2);
      expect(await send(answering(all(status)))).toMatchObject({ sent: 0 });
      expect(state.counts()).toMatchObject({ waiting: 2, refused: 0 });
    },
  );

  test('stays when there is no network, and is tried again later, with a growing pause', async () => {
    spool(1);
    expect(await send(answering({ failure: 'ECONNREFUSED' }))).toEqual({ sent: 0, failure: 'ECONNREFUSED' });
    expect(state.waiting(1500, 10)).toEqual([]);
    expect(state.waiting(2000, 10)).toHaveLength(1);
    await send(answering({ failure: 'ECONNREFUSED' }), 2000);
    expect(state.waiting(3500, 10)).toEqual([]);
    expect(state.waiting(4000, 10)).toHaveLength(1);
  });

  test('is set aside and shown when the server refuses it for good, or keeps it as a conflict', async () => {
    spool(2);
    const results = [{ status: 422, note: '/data/qty' }, { status: 409 }];
    await send(answering({ results }));
    expect(state.counts()).toMatchObject({ waiting: 0, refused: 1, conflict: 1 });
    expect(state.refusals(5).map(({ note }) => note)).toEqual(['409', '422 /data/qty']);
  });

  test('is sent with the same bytes after an answer that was lost', async () => {
    spool(1);
    const bodies: string[] = [];
    const lost: Courier = async (events) => {
      bodies.push(...events.map(({ body }) => body));
      return { failure: 'timeout' };
    };
    await send(lost);
    await send(lost, 60_000);
    expect(bodies).toHaveLength(2);
    expect(bodies[0]).toBe(bodies[1]);
  });

  test('is a chain: each event names the bytes before it', async () => {
    spool(3);
    const waiting = state.waiting(0, 10).map(({ body }) => JSON.parse(body));
    expect(waiting[0].prev).toBeUndefined();
    expect(new Set(waiting.slice(1).map(({ prev }) => prev)).size).toBe(2);
  });
});
