import { createSocket } from 'node:dgram';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';

/** A message as the far side got it. */
export interface Arrived {
  from: string;
  to: string;
  envelopeId: string | null;
  notify: string[];
  orcpt?: string;
  bytes: Buffer;
}

export interface FarServer {
  port: number;
  url: string;
  arrived: Arrived[];
  close(): Promise<void>;
}

export interface FarOptions {
  /** An error's `responseCode` is the answer to the recipient. */
  onRecipient?: (address: string) => void;
  /** Runs when the message is there, before it is answered; a thrown error's `responseCode` is the answer. */
  onMessage?: (mail: Arrived, session: SMTPServerSession, server: SMTPServer) => void | Promise<void>;
  tls?: { cert: string; key: string };
  login?: { user: string; pass: string };
  dsn?: boolean;
  port?: number;
}

export const smtpError = (code: number, text: string): Error =>
  Object.assign(new Error(text), { responseCode: code });

/** A real SMTP server, the other side of our mail. */
export async function farServer(options: FarOptions = {}): Promise<FarServer> {
  const arrived: Arrived[] = [];
  const { login, tls } = options;
  const server: SMTPServer = new SMTPServer({
    ...(tls ?? {}),
    logger: false,
    disabledCommands: [...(tls ? [] : ['STARTTLS']), ...(login ? [] : ['AUTH'])],
    authOptional: !login,
    hideDSN: options.dsn === false,
    disableReverseLookup: true,
    onAuth: ({ username, password }, _session, done) =>
      username === login?.user && password === login?.pass
        ? done(null, { user: username })
        : done(smtpError(535, '5.7.8 wrong')),
    onRcptTo({ address }, _session, done) {
      try {
        options.onRecipient?.(address);
        done();
      } catch (error) {
        done(error as Error);
      }
    },
    onData(stream, session, done) {
      buffer(stream)
        .then(async (bytes) => {
          const { mailFrom, rcptTo, dsn } = session.envelope;
          const mail: Arrived = {
            from: mailFrom === false ? '' : mailFrom.address,
            to: rcptTo[0]?.address ?? '',
            envelopeId: dsn?.envid ?? null,
            notify: rcptTo[0]?.dsn?.notify ?? [],
            ...(rcptTo[0]?.dsn?.orcpt ? { orcpt: rcptTo[0].dsn.orcpt } : {}),
            bytes,
          };
          await options.onMessage?.(mail, session, server);
          arrived.push(mail);
          done(null, '2.0.0 queued as FAR1');
        })
        .catch((error: Error) => done(error));
    },
  });
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    port,
    url: `smtp://127.0.0.1:${port}`,
    arrived,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** A real name server for TXT records, on a port of its own. What it does not know does not exist. */
export async function nameServer(records: Record<string, string>) {
  const socket = createSocket('udp4');
  const asked: string[] = [];
  socket.on('message', (question, peer) => {
    const { name, end } = readName(question);
    asked.push(name);
    const value = question.readUInt16BE(end) === 16 ? records[name.toLowerCase()] : undefined;
    const header = Buffer.from(question.subarray(0, 12));
    header.writeUInt16BE(value === undefined ? 0x8183 : 0x8180, 2);
    header.writeUInt16BE(value === undefined ? 0 : 1, 6);
    header.writeUInt32BE(0, 8);
    const answer = value === undefined ? [] : [txtRecord(value)];
    socket.send(Buffer.concat([header, question.subarray(12, end + 4), ...answer]), peer.port, peer.address);
  });
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  return {
    address: `127.0.0.1:${socket.address().port}`,
    asked,
    records,
    close: () => new Promise<void>((resolve) => socket.close(resolve)),
  };
}

function readName(message: Buffer): { name: string; end: number } {
  const labels: string[] = [];
  let at = 12;
  for (let length = message[at] as number; length > 0; length = message[at] as number) {
    labels.push(message.toString('latin1', at + 1, at + 1 + length));
    at += length + 1;
  }
  return { name: labels.join('.'), end: at + 1 };
}

function txtRecord(value: string): Buffer {
  const pieces = value.match(/.{1,255}/g) ?? [];
  const data = Buffer.concat(pieces.map((piece) => Buffer.from([piece.length, ...Buffer.from(piece)])));
  const head = Buffer.from([0xc0, 12, 0, 16, 0, 1, 0, 0, 0, 60, 0, 0]);
  head.writeUInt16BE(data.length, 10);
  return Buffer.concat([head, data]);
}
