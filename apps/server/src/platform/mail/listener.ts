import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import type { Readable } from 'node:stream';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';
import type { Clock } from '../clock/index.ts';
import { traceOf } from './trace.ts';

/** What the sender's server said about itself and the message. */
export interface Envelope {
  /** Empty for notices (`MAIL FROM:<>`). */
  from: string;
  to: string;
  helo: string;
  ip: string;
  encrypted: boolean;
}

/** Whether a message for this address is taken: `no` for ever, `full` and `later` for now. */
export type Acceptance = 'yes' | 'no' | 'full' | 'later';

export interface ListenerOptions {
  host: string;
  port: number;
  /** `lmtp` behind a mail server of one's own, `smtp` as the MX itself. */
  protocol: 'smtp' | 'lmtp';
  /** Name in greeting and trace. */
  name: string;
  /** STARTTLS is offered only with a certificate of one's own. */
  tls?: { certFile: string; keyFile: string };
  maxBytes: number;
  maxClients?: number;
  clock: Clock;
  /** Asked for every recipient before any of the message is taken. */
  accepts(address: string): Promise<Acceptance>;
  /**
   * Keeps the message; once it returns, the sender is told 250 and forgets it. `trace` belongs before `content`, the
   * message exactly as it came. Whatever it throws makes the sender try again later.
   */
  onMail(mail: { envelope: Envelope; trace: string; content: AsyncIterable<Uint8Array> }): Promise<void>;
  /** An error of ours or of a connection; no address and no text of a message is in it. */
  onError?(error: unknown): void;
}

export interface MailListener {
  /** Gives the port that it really listens on. */
  listen(): Promise<number>;
  close(): Promise<void>;
}

const dataTimeoutMs = 600_000;
const answers = {
  no: [550, '5.1.1 No such recipient here'],
  full: [452, '4.2.2 Too much mail for this recipient, try later'],
  later: [451, '4.3.0 Try again later'],
  many: [452, '4.5.3 One recipient at a time, please'],
  large: [552, '5.3.4 Message too large'],
} as const;
type Answer = keyof typeof answers;

const reply = (answer: Answer): Error =>
  Object.assign(new Error(answers[answer][1]), { responseCode: answers[answer][0] });

/** Receives mail for addresses that `accepts` knows, and for nobody else: it never relays. */
export function createMailListener(options: ListenerOptions): MailListener {
  const { tls, onError = () => {} } = options;
  const server = new SMTPServer({
    name: options.name,
    banner: 'ready',
    lmtp: options.protocol === 'lmtp',
    size: options.maxBytes,
    ...(tls ? { cert: readFileSync(tls.certFile), key: readFileSync(tls.keyFile) } : {}),
    // Without a certificate the library would offer a published test key.
    disabledCommands: tls ? ['AUTH'] : ['AUTH', 'STARTTLS'],
    authOptional: true,
    hideDSN: true,
    // Our answers carry codes of their own, which say more than the library's.
    hideENHANCEDSTATUSCODES: true,
    disableReverseLookup: true,
    maxClients: options.maxClients ?? 50,
    maxAllowedUnauthenticatedCommands: 500,
    socketTimeout: 60_000,
    closeTimeout: 5_000,
    onRcptTo({ address }, { envelope }, done) {
      // One recipient a message: each case gets its own copy under its own key, streamed to disk.
      if (envelope.rcptTo.length > 0) return done(reply('many'));
      options.accepts(address).then(
        (acceptance) => done(acceptance === 'yes' ? null : reply(acceptance)),
        (error) => {
          onError(error);
          done(reply('later'));
        },
      );
    },
    onData(stream, session, done) {
      receive(options, stream, session, () => dropConnection(server, session)).then(
        (answer) => (answer ? done(reply(answer)) : done(null, '2.0.0 Kept')),
        (error) => {
          onError(error);
          done(reply('later'));
        },
      );
    },
  });
  server.on('error', onError);
  return {
    listen: () =>
      new Promise((resolve, reject) => {
        server.server.once('error', reject);
        server.listen(options.port, options.host, () => {
          server.server.off('error', reject);
          resolve((server.server.address() as AddressInfo).port);
        });
      }),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

class TooLarge extends Error {}

/** Takes one message; gives what to answer when it is not kept. */
async function receive(
  options: ListenerOptions,
  stream: Readable,
  session: SMTPServerSession,
  drop: () => void,
): Promise<Answer | undefined> {
  const envelope: Envelope = {
    from: session.envelope.mailFrom === false ? '' : session.envelope.mailFrom.address,
    to: session.envelope.rcptTo[0]?.address ?? '',
    helo: session.hostNameAppearsAs,
    ip: session.remoteAddress,
    encrypted: session.secure,
  };
  const impatience = setTimeout(drop, dataTimeoutMs);
  let dropped = false;
  const giveUp = () => {
    dropped = true;
    drop();
  };
  try {
    const { name, protocol, clock, maxBytes } = options;
    const trace = traceOf(envelope, { name, protocol, atMs: clock.now() });
    await options.onMail({ envelope, trace, content: contentOf(stream, maxBytes) });
    return undefined;
  } catch (error) {
    if (!(error instanceof TooLarge)) throw error;
    return 'large';
  } finally {
    clearTimeout(impatience);
    // The rest of a refused message must be read, else its end is never seen; but not without end.
    if (!dropped) await drain(stream, 4 * options.maxBytes, giveUp);
  }
}

/** Ends with an error when the message is too large or was cut off. */
async function* contentOf(stream: Readable, maxBytes: number): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of stream.iterator({ destroyOnReturn: false })) {
    bytes += (chunk as Uint8Array).length;
    if (bytes > maxBytes) throw new TooLarge();
    yield chunk as Uint8Array;
  }
}

async function drain(stream: Readable, maxBytes: number, giveUp: () => void): Promise<void> {
  let bytes = 0;
  if (stream.readableEnded || stream.destroyed) return;
  for await (const chunk of stream.iterator({ destroyOnReturn: false })) {
    bytes += (chunk as Uint8Array).length;
    if (bytes > maxBytes) return giveUp();
  }
}

function dropConnection(server: SMTPServer, { id }: SMTPServerSession): void {
  for (const connection of server.connections) if (connection.id === id) connection.close();
}
