import { Readable } from 'node:stream';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { failureOf, type SendFailure } from './send-failure.ts';
import { type SmtpTarget, targetOf } from './smtp-target.ts';

export interface Sending {
  /** Of `composeMail`. */
  bytes: Uint8Array;
  /** Where notices about the delivery go. */
  from: string;
  to: string;
  /** Comes back in delivery notices (RFC 3461 ENVID): says which message they are about. */
  envelopeId: string;
}

/** How one try ended. Only `accepted` and a permanent `refused` are final. */
export type SendOutcome =
  | { kind: 'accepted'; response: string; dsn: boolean; encrypted: boolean; host: string }
  | SendFailure;

export interface Mailer {
  /** Hands one message to the next server. An expected failure is a value; it never throws because of the other side. */
  send(sending: Sending): Promise<SendOutcome>;
}

export interface MailerOptions {
  /** `smtp://` or `smtps://`, with name and password where the server wants them. */
  smtpUrl: string;
  /** `required`: never in the clear; `opportunistic`: encrypted where the server can; `off`. Default `required`. */
  tls?: 'required' | 'opportunistic' | 'off';
  /** PEM of the authorities that may have issued the server's certificate, instead of the usual ones. */
  ca?: string;
  /** How we introduce ourselves (EHLO). */
  name: string;
  timeoutMs?: number;
}

/** Sends through one server (the operator's, or a provider's), asking for notices of success, failure and delay. */
export function createMailer(options: MailerOptions): Mailer {
  const target = targetOf(options);
  return { send: (sending) => new Try(target, sending).run() };
}

/** One connection for one message. Without a pool: a letter is rare, and a try then has a clear end. */
class Try {
  /** From here on a lost connection no longer says that nothing was accepted. */
  private handedOver = false;
  private readonly target: SmtpTarget;
  private readonly sending: Sending;

  constructor(target: SmtpTarget, sending: Sending) {
    this.target = target;
    this.sending = sending;
  }

  async run(): Promise<SendOutcome> {
    const { connection: settings, auth } = this.target;
    const connection = new SMTPConnection(settings);
    const ended = new Promise<never>((_, reject) => connection.once('error', reject));
    // A later error of a connection that we are done with is nobody's.
    ended.catch(() => {});
    connection.on('error', () => {});
    try {
      return await Promise.race([ended, this.talk(connection, auth)]);
    } catch (error) {
      return failureOf(error, this.handedOver);
    } finally {
      connection.quit();
    }
  }

  private async talk(connection: SMTPConnection, auth: SmtpTarget['auth']): Promise<SendOutcome> {
    await new Promise<void>((resolve, reject) =>
      connection.connect((error?: Error) => (error ? reject(error) : resolve())),
    );
    if (auth)
      await new Promise<void>((resolve, reject) =>
        connection.login({ credentials: auth }, (error) => (error ? reject(error) : resolve())),
      );
    const { from, to, envelopeId, bytes } = this.sending;
    const envelope = {
      from,
      to: [to],
      size: bytes.length,
      dsn: { ret: 'HDRS', envid: envelopeId, notify: ['SUCCESS', 'FAILURE', 'DELAY'], recipient: to },
    };
    const info = await new Promise<{ response: string; ehlo?: string[] | undefined }>((resolve, reject) =>
      connection.send(envelope, this.watched(bytes), (error, sent) =>
        error || !sent ? reject(error) : resolve(sent),
      ),
    );
    return {
      kind: 'accepted',
      response: info.response,
      dsn: (info.ehlo ?? []).some((line) => /^DSN\b/i.test(line)),
      encrypted: connection.secure === true,
      host: this.target.host,
    };
  }

  /** The server asked for the message: it may have all of it even when its answer is lost. */
  private watched(bytes: Uint8Array): Readable {
    const begin = () => {
      this.handedOver = true;
    };
    return Readable.from(
      (function* () {
        begin();
        yield bytes;
      })(),
      { objectMode: false },
    );
  }
}
