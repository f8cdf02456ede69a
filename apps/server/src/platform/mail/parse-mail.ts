import PostalMime, { type Address, type Attachment, type Email } from 'postal-mime';
import { type Automatic, automaticBy } from './automatic.ts';
import { type Dsn, parseDsn } from './dsn.ts';
import { type Fields, field, messageIds, parseFields } from './fields.ts';
import { type Mdn, parseMdn } from './mdn.ts';

export interface MailPart {
  /** As the sender called it; never believed. */
  fileName: string;
  mediaType: string;
  bytes: Uint8Array;
}

export interface ReadMail {
  messageId?: string;
  inReplyTo: string[];
  references: string[];
  from?: { name: string; address: string };
  to: string[];
  subject: string;
  /** RFC 3339 UTC as the sender's program wrote it; absent where it is no date. */
  date?: string;
  /** The plain text, or undefined where there is only HTML. */
  text?: string;
  /** A stranger's markup: for reading as text, never for showing. */
  html?: string;
  attachments: MailPart[];
  dsn?: Dsn;
  mdn?: Mdn;
  /** Message-ID of the message that a notice returned. */
  returnedMessageId?: string;
  automatic?: Automatic;
  /** More attachments than are kept. */
  left: number;
}

/** Why a message could not be taken apart; its bytes are still what they are. */
export interface UnreadableMail {
  unreadable: 'too-deep' | 'headers-too-large' | 'malformed' | 'too-costly';
}

const limits = { maxNestingDepth: 30, maxHeadersSize: 512 * 1024 };
const maxAttachments = 30;
const maxTextChars = 1_000_000;

/** Takes a stranger's message apart. Never throws: what cannot be read is a value too. */
export async function parseMail(bytes: Uint8Array): Promise<ReadMail | UnreadableMail> {
  try {
    // What a notice returns stays a part of its own: else its text would be read as the sender's.
    const email = await PostalMime.parse(bytes, { ...limits, forceRfc822Attachments: true });
    return toMail(email);
  } catch (error) {
    const text = error instanceof Error ? error.message : '';
    if (/nesting/i.test(text)) return { unreadable: 'too-deep' };
    return { unreadable: /header/i.test(text) ? 'headers-too-large' : 'malformed' };
  }
}

function toMail(email: Email): ReadMail {
  const fields: Fields = email.headers.map(({ key, value }) => ({ name: key, value }));
  const report = email.attachments.filter(({ mimeType }) => reportTypes.has(mimeType));
  const find = (type: string) => report.find(({ mimeType }) => mimeType === type);
  const status = find('message/delivery-status') ?? find('message/global-delivery-status');
  const dsn = status && parseDsn(textOf(status));
  const notice = find('message/disposition-notification') ?? find('message/global-disposition-notification');
  const mdn = notice && parseMdn(textOf(notice));
  const returned = report.find(({ mimeType }) => returnedTypes.has(mimeType));
  const others = email.attachments.filter((part) => !(dsn || mdn) || !report.includes(part));
  const from = mailboxOf(email.from);
  const subject = (email.subject ?? '').slice(0, 1000);
  return {
    ...optional('messageId', messageIds(field(fields, 'message-id'))[0]),
    inReplyTo: messageIds(field(fields, 'in-reply-to')),
    references: messageIds(field(fields, 'references')),
    ...optional('from', from),
    to: (email.to ?? []).flatMap((to) => mailboxOf(to)?.address ?? []).slice(0, 50),
    subject,
    ...optional('date', dateOf(email.date)),
    ...optional('text', email.text?.slice(0, maxTextChars)),
    ...optional('html', email.html?.slice(0, 4 * maxTextChars)),
    attachments: others.slice(0, maxAttachments).map(toPart),
    ...optional('dsn', dsn),
    ...optional('mdn', mdn),
    ...optional('returnedMessageId', returned && returnedIdOf(textOf(returned, 65_536))),
    ...optional('automatic', automaticBy(fields, subject)),
    left: Math.max(0, others.length - maxAttachments),
  };
}

const returnedTypes = new Set([
  'message/rfc822',
  'text/rfc822-headers',
  'message/global',
  'message/global-headers',
]);
const reportTypes = new Set([
  ...returnedTypes,
  'message/delivery-status',
  'message/global-delivery-status',
  'message/disposition-notification',
  'message/global-disposition-notification',
]);

const optional = <K extends string, V>(key: K, value: V | undefined): { [key in K]?: V } =>
  (value === undefined ? {} : { [key]: value }) as { [key in K]?: V };

function returnedIdOf(head: string): string | undefined {
  const [headers = ''] = head.split(/\r?\n\r?\n/, 1);
  return messageIds(field(parseFields(headers), 'message-id'))[0];
}

function mailboxOf(address: Address | undefined): { name: string; address: string } | undefined {
  const box = address?.group ? address.group[0] : address;
  if (!box?.address) return undefined;
  return { name: (box.name ?? '').slice(0, 200), address: box.address.slice(0, 320) };
}

function dateOf(text: string | undefined): string | undefined {
  const ms = text === undefined ? Number.NaN : Date.parse(text);
  return Number.isNaN(ms) ? undefined : new Date(ms).toISOString();
}

function toPart(part: Attachment): MailPart {
  return {
    fileName: (part.filename ?? nameFor(part.mimeType)).slice(0, 200),
    mediaType: part.mimeType,
    bytes: bytesOf(part),
  };
}

const nameFor = (mediaType: string): string =>
  returnedTypes.has(mediaType)
    ? 'message.eml'
    : `attachment.${mediaType.split('/')[1]?.slice(0, 10) ?? 'bin'}`;

function bytesOf({ content }: Attachment): Uint8Array {
  if (typeof content === 'string') return Buffer.from(content);
  return content instanceof Uint8Array ? content : new Uint8Array(content);
}

const textOf = (part: Attachment, maxBytes = 1_000_000): string =>
  new TextDecoder('utf-8').decode(bytesOf(part).subarray(0, maxBytes));
