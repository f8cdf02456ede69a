import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { appendFileSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { parseAddCheckpoint } from '@redress/tlog';
import type { WitnessAnswer } from './check-witnesses.ts';
import { freePort } from './free-port.ts';
import { type Kept, keep } from './kept.ts';

const cli = join(import.meta.dirname, '../../apps/cli/bin/redress.js');

/** A real `redress witness` behind a gate that writes down what it is asked and what it answers. */
export interface Witness extends Kept {
  vkey: string;
  /** Where it is asked: the gate. */
  url: string;
  /** The newest head that it cosigned, as anybody can read it; undefined while it cannot be reached or knows none. */
  newest(): Promise<string | undefined>;
  close(): void;
}

export interface WitnessDeps {
  folder: string;
  logVkey: string;
  origin: string;
  onAnswer: (answer: WitnessAnswer) => void;
  onEnded: (name: string, code: number | null) => void;
}

export async function startWitness(name: string, deps: WitnessDeps): Promise<Witness> {
  const { folder, logVkey, origin } = deps;
  const key = join(folder, `${name}.key`);
  const policy = join(folder, 'watched.policy');
  writeFileSync(policy, `log ${logVkey}\nquorum none\n`);
  const keygen = [cli, 'witness', 'keygen', '--name', `${name}.example`, '--out', key];
  const vkey = execFileSync(process.execPath, keygen, { encoding: 'utf8' }).trim();
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const kept = keep({
    name,
    args: [cli, 'witness', '--policy', policy, '--key', key, '--listen', `127.0.0.1:${port}`],
    logFile: join(folder, `${name}.log`),
    ready: (line) => line.startsWith('http:'),
    onEnded: (code) => deps.onEnded(name, code),
  });
  const gate = await openGate(name, address, deps);
  const monitored = `${address}/${createHash('sha256').update(origin).digest('hex')}/checkpoint`;
  return {
    ...kept,
    vkey,
    url: gate.url,
    newest: () =>
      fetch(monitored, { signal: AbortSignal.timeout(2000) })
        .then((response) => (response.ok ? response.text() : undefined))
        .catch(() => undefined),
    close: gate.close,
  };
}

/** Passes every request on; while the witness is dead it answers 502, as a proxy in front of it would. */
async function openGate(name: string, address: string, { folder, onAnswer }: WitnessDeps) {
  const server = createServer((request, response) => {
    void readAll(request)
      .then(async (body) => {
        const { status, text } = await passOn(address, request, body);
        const answer = describe(name, request, body, { status, text });
        if (answer) {
          onAnswer(answer);
          // What it refused is evidence, word for word.
          if (status !== 200 && status !== 409 && status !== 502)
            appendFileSync(
              join(folder, 'refused.jsonl'),
              `${JSON.stringify({ ...answer, text, body: String(body) })}\n`,
            );
        }
        const type = status === 409 ? 'text/x.tlog.size' : 'text/plain; charset=utf-8';
        response.writeHead(status, { 'content-type': type }).end(text);
      })
      .catch(() => response.destroy());
  });
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const close = (): void => {
    server.close();
    server.closeAllConnections();
  };
  return { url: `http://127.0.0.1:${port}`, close };
}

async function passOn(address: string, request: IncomingMessage, body: Buffer) {
  try {
    const { method = 'GET', url = '/' } = request;
    const response = await fetch(address + url, {
      method,
      ...(method === 'POST' ? { body: new Uint8Array(body) } : {}),
      signal: AbortSignal.timeout(10_000),
    });
    return { status: response.status, text: await response.text() };
  } catch {
    return { status: 502, text: 'the witness is away\n' };
  }
}

function describe(
  witness: string,
  request: IncomingMessage,
  body: Buffer,
  { status, text }: { status: number; text: string },
): WitnessAnswer | undefined {
  if (request.method !== 'POST') return undefined;
  const asked = parseAddCheckpoint(body);
  return {
    witness,
    by: request.headers['user-agent'] === askerName ? 'torture' : 'nodes',
    status,
    oldSize: asked.ok ? asked.value.oldSize : -1,
    size: asked.ok ? asked.value.head.size : -1,
    ...(status === 409 ? { told: Number(text) } : {}),
  };
}

/** How the torture's own asker names itself. */
export const askerName = 'redress-torture';

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}
