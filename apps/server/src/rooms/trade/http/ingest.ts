import { type EventResult, signedEvent } from '@redress/contract';
import { Refusal } from '@redress/kernel';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { anyone, rateLimited, route, type Server } from '#platform/http';
import { type Acceptance, acceptEvents } from '../commands/accept-events.ts';
import { openDoor } from '../commands/open-door.ts';
import type { TradeRoomDeps } from '../deps.ts';
import { readReceipt } from '../queries/receipt.ts';
import { badSignature, batchUnfit, statuses } from '../refusals.ts';
import { readHeaders } from '../rules/headers.ts';
import { isOurs, signedBytes } from '../signatures.ts';

const batch = z.array(signedEvent).min(1).max(500);
/** Of one address in ten minutes; a shop that has more to say sends batches. */
const requests = 20_000;

/** What shops call. Nobody signs in: the signature of each event says who speaks. */
export function addIngestRoutes(app: Server, deps: TradeRoomDeps): void {
  const guard = rateLimited(app, requests, anyone);
  route(
    app,
    'sendEvent',
    async ({ params, body, request, reply }) => {
      const [answer] = await acceptEvents(deps, params.sourceId, [{ headers: keptHeaders(request), body }]);
      if (!answer?.ok) throw (answer as Exclude<Acceptance, { ok: true }>).why;
      if (answer.accepted.created) reply.code(202);
      return answer.accepted;
    },
    { guard },
  );
  route(
    app,
    'sendEvents',
    async ({ params, body, language }) => {
      const sent = parseBatch(body);
      const sendings = sent.map((one) => ({ headers: one.headers, body: Buffer.from(one.body) }));
      const answers = await acceptEvents(deps, params.sourceId, sendings);
      return { results: answers.map((answer) => resultOf(answer, language)) };
    },
    { guard },
  );
  route(
    app,
    'eventReceipt',
    async ({ params, request }) => {
      await demandSignature(deps, params, request);
      return readReceipt(deps, params.sourceId, params.eventId);
    },
    { guard },
  );
}

const kept = ['webhook-id', 'webhook-timestamp', 'webhook-signature', 'content-type', 'user-agent'];

/** The headers that belong to an event; nothing of the connection. */
function keptHeaders({ headers }: FastifyRequest): Record<string, string> {
  return Object.fromEntries(
    kept.flatMap((name) => (typeof headers[name] === 'string' ? [[name, headers[name]]] : [])),
  );
}

function parseBatch(body: Buffer): z.infer<typeof batch> {
  let json: unknown;
  try {
    json = JSON.parse(body.toString());
  } catch {
    throw batchUnfit();
  }
  const parsed = batch.safeParse(json);
  if (!parsed.success) throw batchUnfit();
  return parsed.data;
}

function resultOf(answer: Acceptance, language: 'zh' | 'en'): EventResult {
  if (answer.ok) {
    const { accepted } = answer;
    return { id: accepted.id, status: accepted.created ? 202 : 200, accepted };
  }
  const { id, why, accepted } = answer;
  const fields = why.fields.map(({ pointer, detail, zh }) =>
    `${pointer} ${language === 'zh' ? (zh ?? detail) : detail}`.trim(),
  );
  return {
    id,
    status: (statuses as Record<string, number>)[why.code] ?? 422,
    code: why.code,
    detail: [why.text[language], ...fields].join(' '),
    ...(accepted ? { accepted } : {}),
  };
}

/** A question is signed as an event is, with its id as `webhook-id` and nothing as its body. */
async function demandSignature(
  deps: TradeRoomDeps,
  { sourceId, eventId }: { sourceId: string; eventId: string },
  request: FastifyRequest,
): Promise<void> {
  const { secrets } = await openDoor(deps, sourceId);
  const nowMs = deps.clock.now();
  const headers = keptHeaders(request);
  const read = readHeaders(headers, nowMs);
  const isSigned = read.ok && isOurs(read.value, signedBytes(read.value, new Uint8Array()), secrets);
  if (isSigned && read.value.id === eventId) return;
  // Counted too: a pack's setup.php asks before there is any event, and the console then says what is wrong.
  const why = read.ok ? badSignature() : new Refusal(read.code, badSignature().text);
  deps.refusals.add(sourceId, why.code, nowMs, headers['webhook-timestamp']);
  throw why;
}
