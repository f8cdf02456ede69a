import { field, parseFields, typedValue } from './fields.ts';

/** What a server reports about one recipient (RFC 3464 §2.3). */
export interface DsnRecipient {
  /** `relayed`: passed on to a server that reports nothing; `expanded`: to a list. */
  action: 'failed' | 'delayed' | 'delivered' | 'relayed' | 'expanded';
  /** Enhanced status, e.g. `5.1.1`. */
  status: string;
  finalRecipient?: string;
  /** As we named it when sending (ORCPT). */
  originalRecipient?: string;
  /** What the next server said, e.g. `550 5.1.1 User unknown`. */
  diagnostic?: string;
  remoteMta?: string;
}

export interface Dsn {
  /** Ours (ENVID), where the reporting server kept it. */
  envelopeId?: string;
  reportingMta?: string;
  recipients: DsnRecipient[];
}

const actions = ['failed', 'delayed', 'delivered', 'relayed', 'expanded'] as const;
const maxRecipients = 100;

/** The body of a message/delivery-status part. Undefined where no recipient with a known action stands in it. */
export function parseDsn(text: string): Dsn | undefined {
  const [about = '', ...others] = text
    .replace(/\r\n/g, '\n')
    .trim()
    .split(/\n[ \t]*\n/);
  const message = parseFields(about);
  // Some servers leave out the block about the message, or write all in one block.
  const blocks = field(message, 'final-recipient') ? [about, ...others] : others;
  const recipients = blocks.slice(0, maxRecipients).flatMap(toRecipient);
  if (recipients.length === 0) return undefined;
  const envelopeId = field(message, 'original-envelope-id');
  const reportingMta = typedValue(field(message, 'reporting-mta'));
  return {
    recipients,
    ...(envelopeId ? { envelopeId: unxtext(envelopeId) } : {}),
    ...(reportingMta ? { reportingMta } : {}),
  };
}

function toRecipient(block: string): DsnRecipient[] {
  const fields = parseFields(block);
  const word = field(fields, 'action')?.toLowerCase().replace(/\(.*/, '').trim();
  const action = actions.find((known) => known === word);
  if (!action) return [];
  const status = /[245]\.\d{1,3}\.\d{1,3}/.exec(field(fields, 'status') ?? '')?.[0];
  const finalRecipient = typedValue(field(fields, 'final-recipient'));
  const originalRecipient = typedValue(field(fields, 'original-recipient'));
  const diagnostic = typedValue(field(fields, 'diagnostic-code'))?.slice(0, 1000);
  const remoteMta = typedValue(field(fields, 'remote-mta'));
  return [
    {
      action,
      status: status ?? { failed: '5.0.0', delayed: '4.0.0' }[action as 'failed'] ?? '2.0.0',
      ...(finalRecipient ? { finalRecipient } : {}),
      ...(originalRecipient ? { originalRecipient: unxtext(originalRecipient) } : {}),
      ...(diagnostic ? { diagnostic } : {}),
      ...(remoteMta ? { remoteMta } : {}),
    },
  ];
}

/** RFC 3461 §4: `+2B` stands for `+`. */
const unxtext = (text: string): string =>
  text.replace(/\+([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
