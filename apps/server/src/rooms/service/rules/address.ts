/** Local part of a case's address: opaque, says nothing of the case, its number or its buyer. */
export const localPartOf = (token: string): string => `case-${token}`;

const pattern = /^case-([0-9a-z]{24})$/;

/** The local part in lower case, where the address can be one of ours; sender programs change the case of letters. */
export function localPartIn(address: string, domain: string): string | undefined {
  const at = address.lastIndexOf('@');
  if (at < 0 || address.slice(at + 1).toLowerCase() !== domain.toLowerCase()) return undefined;
  const local = address.slice(0, at).toLowerCase();
  return pattern.test(local) ? local : undefined;
}

const idPattern = /^<(dispatch_[0-9a-z]{24})@([^<>@\s]+)>$/i;

/** A letter's Message-ID names its dispatch, so that an answer or a notice finds it without a table. */
export const messageIdOf = (dispatchId: string, domain: string): string => `<${dispatchId}@${domain}>`;

export function dispatchIdIn(messageId: string, domain: string): string | undefined {
  const [, id, at] = idPattern.exec(messageId.trim()) ?? [];
  return at?.toLowerCase() === domain.toLowerCase() ? id?.toLowerCase() : undefined;
}

/** The same in an ENVID; a server may have changed the case of letters. */
export const dispatchIdInEnvelope = (envelopeId: string): string | undefined =>
  /^dispatch_[0-9a-z]{24}$/i.test(envelopeId.trim()) ? envelopeId.trim().toLowerCase() : undefined;
