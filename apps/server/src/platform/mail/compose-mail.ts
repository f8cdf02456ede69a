import { createTransport } from 'nodemailer';
import type { DkimSigner } from './dkim-key.ts';

export interface OutMail {
  from: { name: string; address: string };
  /** One bare address. */
  to: string;
  replyTo?: string;
  /** Asks for a notice of reading (RFC 8098) to this address; most readers may decline. */
  readReceiptTo?: string;
  subject: string;
  /** Plain text only: nothing that we send needs HTML. */
  text: string;
  /** With angle brackets. The same message always has the same one, so that a repetition is recognised. */
  messageId: string;
  atMs: number;
  /** Further header fields, e.g. `List-Unsubscribe`. */
  headers?: Readonly<Record<string, string>>;
  attachments?: readonly { fileName: string; bytes: Uint8Array; mediaType: string }[];
}

/**
 * The exact bytes of a message, signed when there is a key. What is kept, sealed and sent is these bytes: a repeated
 * sending is the same message, not a similar one.
 */
export async function composeMail(mail: OutMail, dkim?: DkimSigner): Promise<Buffer> {
  const transport = createTransport({
    streamTransport: true,
    buffer: true,
    newline: 'windows',
    ...(dkim
      ? { dkim: { domainName: dkim.domain, keySelector: dkim.selector, privateKey: dkim.privateKeyPem } }
      : {}),
  });
  const { message } = await transport.sendMail({
    from: mail.from,
    to: mail.to,
    ...(mail.replyTo ? { replyTo: mail.replyTo } : {}),
    subject: mail.subject,
    text: mail.text,
    messageId: mail.messageId,
    date: new Date(mail.atMs),
    headers: {
      ...mail.headers,
      ...(mail.readReceiptTo ? { 'Disposition-Notification-To': mail.readReceiptTo } : {}),
    },
    // Base64 throughout: long Chinese lines survive relays that break them, and with them the signature.
    textEncoding: 'base64',
    attachments: (mail.attachments ?? []).map(({ fileName, bytes, mediaType }) => ({
      filename: fileName,
      content: Buffer.from(bytes),
      contentType: mediaType,
    })),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return message as Buffer;
}
