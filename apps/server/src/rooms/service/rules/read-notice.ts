import type { RungKind } from '@redress/contract';

/** One recipient's line of a delivery notice, as the mail reader gives it. */
export interface NoticeRecipient {
  action: 'failed' | 'delayed' | 'delivered' | 'relayed' | 'expanded';
  status: string;
  finalRecipient?: string;
  originalRecipient?: string;
  diagnostic?: string;
}

const rungOf = {
  failed: 'bounced',
  delayed: 'delayed',
  delivered: 'delivered',
  relayed: 'relayed',
  // A list took it: who reads the list is not known.
  expanded: 'relayed',
} as const satisfies Record<NoticeRecipient['action'], RungKind>;

/**
 * What a delivery notice proves about the letter to `recipient`. A notice about several is read only where it names ours; one
 * about a single address counts even where that address is another, because boxes are forwarded.
 */
export function rungOfNotice(
  recipients: readonly NoticeRecipient[],
  recipient: string,
): { kind: RungKind; said: string } | undefined {
  const same = (address: string | undefined) => address?.toLowerCase() === recipient.toLowerCase();
  const ours =
    recipients.find(({ originalRecipient }) => same(originalRecipient)) ??
    recipients.find(({ finalRecipient }) => same(finalRecipient)) ??
    (recipients.length === 1 ? recipients[0] : undefined);
  if (!ours) return undefined;
  return { kind: rungOf[ours.action], said: [ours.status, ours.diagnostic].filter(Boolean).join(' ') };
}
