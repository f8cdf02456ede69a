import { dispatchIdIn, dispatchIdInEnvelope } from './address.ts';

/** What a mail says of itself, as the mail reader gives it. */
export interface InboundFacts {
  dsn?: { envelopeId?: string | undefined } | undefined;
  mdn?: { originalMessageId?: string | undefined } | undefined;
  returnedMessageId?: string | undefined;
  inReplyTo: readonly string[];
  references: readonly string[];
  automatic: boolean;
  fromDomain: string | undefined;
}

/** A letter of the case that has left. */
export interface SentLetter {
  dispatchId: string;
  stepId: string;
  recipientDomain: string | undefined;
  sentAtMs: number;
}

export type InboundKind = 'reply' | 'auto-reply' | 'delivery-notice' | 'read-notice';

export interface Inbound {
  kind: InboundKind;
  /** The letter that it answers or is about. */
  letter?: SentLetter;
}

/**
 * What a mail to the case is, and about which letter. A notice counts only for the letter that it names by our own id; an answer
 * is matched by its thread, else by the domain that a letter went to, else to the only letter there is.
 */
export function classifyInbound(
  facts: InboundFacts,
  letters: readonly SentLetter[],
  domain: string,
): Inbound {
  const byId = (id: string | undefined) => letters.find(({ dispatchId }) => dispatchId === id);
  const byMessage = (ids: readonly (string | undefined)[]) =>
    ids
      .map((id) => id && byId(dispatchIdIn(id, domain)))
      .find((letter) => letter !== undefined && letter !== '');
  const withLetter = (kind: InboundKind, letter: SentLetter | undefined | ''): Inbound =>
    letter ? { kind, letter } : { kind };
  if (facts.dsn) {
    const named = facts.dsn.envelopeId && byId(dispatchIdInEnvelope(facts.dsn.envelopeId));
    return withLetter('delivery-notice', named || byMessage([facts.returnedMessageId]));
  }
  if (facts.mdn) return withLetter('read-notice', byMessage([facts.mdn.originalMessageId]));
  const thread = byMessage([...facts.inReplyTo, ...facts.references.toReversed()]);
  if (facts.automatic) return withLetter('auto-reply', thread);
  return withLetter('reply', thread ?? byDomain(facts.fromDomain, letters));
}

function byDomain(domain: string | undefined, letters: readonly SentLetter[]): SentLetter | undefined {
  const newest = [...letters].sort((a, b) => b.sentAtMs - a.sentAtMs);
  const same = newest.find(({ recipientDomain }) => domain !== undefined && recipientDomain === domain);
  return same ?? (letters.length === 1 ? letters[0] : undefined);
}
