import { createHash } from 'node:crypto';
import { composeMail } from './compose-mail.ts';
import type { MailSetup } from './open-mail.ts';

interface Notice {
  subject: string;
  /** Plain text; it holds no more than whoever looks over a shoulder may read. */
  text: string;
}

interface NoticeSending {
  to: string;
  notice: Notice;
  /** What it is about, e.g. `claim`: the first part of the Message-ID. */
  about: string;
  /** Names the message: a repetition has the same Message-ID. */
  key: string;
  atMs: number;
}

/**
 * A short mail that asks for no answer. `later`: the next server did not take it now; `refused`: it never will, or no mail
 * goes out here.
 */
export async function sendNotice(
  mail: MailSetup | undefined,
  { to, notice, about, key, atMs }: NoticeSending,
): Promise<'accepted' | 'refused' | 'later'> {
  if (!mail?.mailer) return 'refused';
  const id = `${about}-${createHash('sha256').update(`${key} ${to}`).digest('hex').slice(0, 32)}`;
  const from = `no-reply@${mail.domain}`;
  const message = {
    from: { name: '昭证 Redress', address: from },
    to,
    ...notice,
    messageId: `<${id}@${mail.domain}>`,
    atMs,
    headers: { 'Auto-Submitted': 'auto-generated' },
  };
  const bytes = await composeMail(message, mail.dkim);
  const { kind } = await mail.mailer.send({ bytes, from, to, envelopeId: id });
  return kind === 'accepted' || kind === 'refused' ? kind : 'later';
}
