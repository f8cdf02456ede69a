import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import {
  type AddCheckpoint,
  type createCosigner,
  decideAddCheckpoint,
  parseAddCheckpoint,
} from '@redress/tlog';
import { nodeHasher } from '../hashers.ts';
import type { WitnessState } from './witness-state.ts';

/** 63 hashes take 3 KB; the rest is for the signatures of other witnesses. */
const maxBodyBytes = 128 * 1024;

export interface WitnessDeps {
  /** Verifier keys of the logs whose heads are cosigned. */
  logs: readonly string[];
  cosigner: ReturnType<typeof createCosigner>;
  state: WitnessState;
  nowMs: () => number;
  /** A refused head of a known log that the log itself signed may be proof of misbehaviour: it is told verbatim. */
  warn: (line: string) => void;
}

interface Answer {
  status: number;
  body: string;
  type?: string;
  headers?: Record<string, string>;
}

/** The HTTP interface of c2sp.org/tlog-witness: `POST /add-checkpoint` and `GET /<origin hash>/checkpoint`. */
export function createWitnessServer(deps: WitnessDeps): Server {
  const server = createServer(
    { requestTimeout: 10_000, headersTimeout: 10_000, keepAliveTimeout: 60_000, maxHeaderSize: 8192 },
    (request, response) => {
      answerTo(deps, request).then(
        (answer) => send(response, request, answer),
        (error) => {
          deps.warn(`500 ${String(error)}`);
          send(response, request, { status: 500, body: 'the witness could not keep its state\n' });
        },
      );
    },
  );
  server.maxConnections = 1000;
  return server;
}

async function answerTo(deps: WitnessDeps, request: IncomingMessage): Promise<Answer> {
  const path = request.url ?? '';
  const monitored = /^\/([0-9a-f]{64})\/checkpoint$/.exec(path)?.[1];
  if (path === '/add-checkpoint') {
    if (request.method !== 'POST') return notAllowed('POST');
    // A client that hangs up gets no answer anyway.
    const body = await readBody(request).catch(() => undefined);
    if (!body) return { status: 413, body: `a request has at most ${maxBodyBytes} bytes\n` };
    return addCheckpoint(deps, body);
  }
  if (!monitored) return { status: 404, body: 'not found\n' };
  if (request.method !== 'GET' && request.method !== 'HEAD') return notAllowed('GET, HEAD');
  const note = deps.state.noteOf(monitored);
  if (note === undefined) return { status: 404, body: 'never cosigned a checkpoint of this log\n' };
  const headers = { 'cache-control': 'public, max-age=10', 'access-control-allow-origin': '*' };
  return { status: 200, body: note, headers };
}

const notAllowed = (allow: string): Answer => ({ status: 405, body: `use ${allow}\n`, headers: { allow } });

/** Judging, signing and keeping happen in one turn: requests at once are answered one after the other. */
function addCheckpoint({ logs, cosigner, state, nowMs, warn }: WitnessDeps, bytes: Uint8Array): Answer {
  const request = parseAddCheckpoint(bytes);
  if (!request.ok) return { status: 400, body: `${request.reason}\n` };
  const { origin } = request.value.head;
  return state.advance<Answer>(origin, (stored) => {
    const verify = nodeHasher.ed25519;
    const decided = decideAddCheckpoint({
      policyLogs: logs,
      stored,
      request: request.value,
      ...(verify ? { verify } : {}),
    });
    if (decided.status === 409)
      return { answer: { status: 409, body: `${decided.size}\n`, type: 'text/x.tlog.size' } };
    if (decided.status !== 200) {
      if (decided.status === 422) warn(refusal(decided.reason, request.value));
      return { answer: { status: decided.status, body: `${decided.reason}\n` } };
    }
    const line = cosigner.cosign(decided.body, Math.floor(nowMs() / 1000));
    // Kept with the cosignature: a crash after this point loses only the answer, which can be asked for again.
    return { keep: decided.checkpoint + line, answer: { status: 200, body: line } };
  });
}

const refusal = (reason: string, { oldSize, checkpoint }: AddCheckpoint): string =>
  `422 ${reason}; the log signed, as growing from ${oldSize}: ${JSON.stringify(checkpoint)}`;

/** Undefined when the body is too large; the rest of it is thrown away unread. */
async function readBody(request: IncomingMessage): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes <= maxBodyBytes) chunks.push(chunk);
    else chunks.length = 0;
    if (bytes > 64 * maxBodyBytes) request.destroy();
  }
  return bytes > maxBodyBytes ? undefined : Buffer.concat(chunks);
}

function send(response: ServerResponse, request: IncomingMessage, answer: Answer): void {
  const body = Buffer.from(answer.body);
  response.writeHead(answer.status, {
    'content-type': answer.type ?? 'text/plain; charset=utf-8',
    'content-length': body.length,
    'x-content-type-options': 'nosniff',
    ...answer.headers,
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}
