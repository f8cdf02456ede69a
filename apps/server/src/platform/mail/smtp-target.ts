import type { SMTPConnectionOptions } from 'nodemailer';
import type { MailerOptions } from './mailer.ts';

export interface SmtpTarget {
  host: string;
  connection: SMTPConnectionOptions;
  auth?: { user: string; pass: string };
}

/** Where and how to connect, from the operator's settings. */
export function targetOf({
  smtpUrl,
  tls = 'required',
  ca,
  name,
  timeoutMs = 60_000,
}: MailerOptions): SmtpTarget {
  const url = new URL(smtpUrl);
  const secure = url.protocol === 'smtps:';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const auth = { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) };
  return {
    host,
    connection: {
      host,
      port: Number(url.port || (secure ? 465 : 587)),
      secure,
      requireTLS: !secure && tls === 'required',
      opportunisticTLS: tls === 'opportunistic',
      ignoreTLS: tls === 'off',
      name,
      connectionTimeout: timeoutMs,
      greetingTimeout: timeoutMs,
      // The other side may check a message before it answers: RFC 5321 §4.5.3.2.6 gives it ten minutes.
      socketTimeout: Math.max(timeoutMs, 600_000),
      tls: { ...(ca ? { ca } : {}), minVersion: 'TLSv1.2' },
    },
    ...(auth.user ? { auth } : {}),
  };
}
