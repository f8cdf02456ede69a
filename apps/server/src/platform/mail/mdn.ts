import { field, messageIds, parseFields, typedValue } from './fields.ts';

/** What a reader's program reports (RFC 8098). */
export interface Mdn {
  /** `displayed`: shown to the addressee. The others say that it was handled without that. */
  disposition: 'displayed' | 'deleted' | 'dispatched' | 'processed' | 'denied' | 'failed';
  /** True where the reader agreed to it, false where the program reported by itself. */
  byPerson: boolean;
  originalMessageId?: string;
  finalRecipient?: string;
}

const dispositions = ['displayed', 'deleted', 'dispatched', 'processed', 'denied', 'failed'] as const;

/** The body of a message/disposition-notification part; undefined where its disposition is none that we know. */
export function parseMdn(text: string): Mdn | undefined {
  const fields = parseFields(text);
  const [mode = '', type = ''] = (field(fields, 'disposition') ?? '').toLowerCase().split(';');
  const disposition = dispositions.find((known) => type.trim().split(/[/,\s]/)[0] === known);
  if (!disposition) return undefined;
  const originalMessageId = messageIds(field(fields, 'original-message-id'))[0];
  const finalRecipient = typedValue(field(fields, 'final-recipient'));
  return {
    disposition,
    byPerson: /manual-action/.test(mode),
    ...(originalMessageId ? { originalMessageId } : {}),
    ...(finalRecipient ? { finalRecipient } : {}),
  };
}
