import { buildEvent, type EventInput } from './event.ts';
import { type SigningKeys, signHeaders } from './sign.ts';
import { signBatch } from './sign-batch.ts';
import type { Spool, SpooledEvent } from './spool.ts';

export interface ShopOptions extends SigningKeys {
  /** As the platform gave it: `https://…/api/sources/src_…`. */
  baseUrl: string;
  spool: Spool;
  fetch?: typeof fetch;
  now?: () => number;
}

export interface Flushed {
  sent: number;
  /** Kept by the platform as a second story under a known id. */
  conflicts: number;
  rejected: number;
  /** Why sending stopped before the spool was empty; `retryAfterS` where the platform said when to come again. */
  stopped?: { status: number; reason: string; retryAfterS?: number };
}

export interface Shop {
  /** Builds an event and spools it; nothing is sent. The sale goes on once this has answered. */
  emit(event: EventInput): Promise<{ id: string }>;
  /** Sends what waits, for cron or after the response. Never throws for what the network or the platform does. */
  flush(): Promise<Flushed>;
  /** The receipt of an event as the platform gives it; undefined when it knows none. */
  receipt(id: string): Promise<unknown>;
}

interface Result {
  status: number;
  code?: string;
  detail?: string;
}
type Answer = { ok: true; results: Result[] } | { ok: false; stopped: NonNullable<Flushed['stopped']> };

const batchSize = 100;
const isLater = (status: number) => status === 408 || status === 429 || status >= 500;

export function createShop(options: ShopOptions): Shop {
  const { baseUrl, spool, fetch: send = fetch, now = Date.now } = options;
  /** How far the platform's clock is ahead of ours, once it has told us. */
  let offsetMs = 0;
  async function post(events: readonly SpooledEvent[]): Promise<Answer> {
    const signed = await signBatch(options, events, now() + offsetMs);
    const batch = events.map(({ body }, at) => ({ headers: signed[at], body }));
    const headers = { 'content-type': 'application/json' };
    const request = { method: 'POST', headers, body: JSON.stringify(batch) };
    const response = await send(`${baseUrl}/v1/events/batch`, request).catch(() => undefined);
    if (!response) return { ok: false, stopped: { status: 0, reason: 'network' } };
    if (!response.ok) return { ok: false, stopped: await stoppedBy(response) };
    const { results } = (await response.json()) as { results: Result[] };
    // Our clock is wrong: the platform's stands in its answer.
    const theirs = Date.parse(response.headers.get('date') ?? '');
    if (results.some(({ code }) => code === 'timestamp-off') && !Number.isNaN(theirs))
      offsetMs = theirs - now();
    return { ok: true, results };
  }

  return {
    async emit(input) {
      const event = await buildEvent(input, now());
      await spool.put(event);
      return { id: event.id };
    },
    async flush() {
      const flushed: Flushed = { sent: 0, conflicts: 0, rejected: 0 };
      for (;;) {
        const events = await spool.list(batchSize);
        if (events.length === 0) return flushed;
        const before = offsetMs;
        const answer = await post(events);
        if (!answer.ok) return { ...flushed, stopped: answer.stopped };
        const later = await settle(spool, events, answer.results, flushed);
        // Once more by the right clock, but not for ever.
        if (later && !(later.code === 'timestamp-off' && before !== offsetMs))
          return { ...flushed, stopped: { status: later.status, reason: later.code ?? 'later' } };
      }
    },
    async receipt(id) {
      const headers = await signHeaders(options, { id, body: '' }, now() + offsetMs);
      const response = await send(`${baseUrl}/v1/events/${id}/receipt`, { headers });
      if (response.status === 404) return undefined;
      if (!response.ok) throw new Error(`receipt: ${response.status}`);
      return response.json();
    },
  };
}

/** Clears the spool of what is settled; gives the first result that asks to come again. */
async function settle(
  spool: Spool,
  events: readonly SpooledEvent[],
  results: readonly Result[],
  flushed: Flushed,
): Promise<Result | undefined> {
  let later: Result | undefined;
  for (const [at, event] of events.entries()) {
    const result = results[at] ?? { status: 500, code: 'no-answer' };
    if (result.status === 200 || result.status === 202) {
      flushed.sent++;
      await spool.done(event);
    } else if (isLater(result.status)) {
      later ??= result;
    } else {
      if (result.status === 409) flushed.conflicts++;
      else flushed.rejected++;
      if (result.status === 409) await spool.done(event);
      else await spool.reject(event, [result.code, result.detail].filter(Boolean).join(': '));
    }
  }
  return later;
}

async function stoppedBy(response: Response): Promise<NonNullable<Flushed['stopped']>> {
  const { type = '' } = (await response.json().catch(() => ({}))) as { type?: string };
  const seconds = Number(response.headers.get('retry-after'));
  return {
    status: response.status,
    reason: type.replace('/problems/', '') || 'refused',
    ...(seconds > 0 ? { retryAfterS: seconds } : {}),
  };
}
