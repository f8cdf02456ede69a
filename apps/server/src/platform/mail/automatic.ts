import type { Fields } from './fields.ts';
import { field } from './fields.ts';

/** How we know that no person wrote a message. */
export type Automatic = 'auto-submitted' | 'auto-reply-header' | 'bulk' | 'null-sender' | 'subject';

const replyHeaders = ['x-autoreply', 'x-autorespond', 'x-auto-reply', 'x-autoresponder', 'x-mail-autoreply'];
const subjects =
  /^\s*(?:\[?自动回复\]?|【自动回复】|自動回覆|auto(?:matic)?[- ]?(?:reply|response)|out of (?:the )?office|autoreply|vacation reply)(?:\s*[:：\]】]|\s*$)/i;

/**
 * Whether a program answered, by RFC 3834 and by what mail services in use send: an absence notice or a machine's
 * receipt is no answer to a complaint. Undefined for what a person may have written.
 */
export function automaticBy(fields: Fields, subject: string): Automatic | undefined {
  const submitted = field(fields, 'auto-submitted')?.toLowerCase();
  if (submitted !== undefined && !/^no\b/.test(submitted)) return 'auto-submitted';
  if (replyHeaders.some((name) => isYes(field(fields, name)))) return 'auto-reply-header';
  const precedence = field(fields, 'precedence')?.toLowerCase().trim();
  if (precedence && ['auto_reply', 'auto-reply', 'bulk', 'junk', 'list'].includes(precedence)) return 'bulk';
  if (field(fields, 'list-id')) return 'bulk';
  if (field(fields, 'return-path')?.replace(/\s/g, '') === '<>') return 'null-sender';
  return subjects.test(subject) ? 'subject' : undefined;
}

const isYes = (value: string | undefined): boolean => value !== undefined && !/^(?:no|false|0)$/i.test(value);
