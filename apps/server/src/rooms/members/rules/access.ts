/** Who calls. A buyer without an account is known by the case that the receipt code opened. */
export type Actor = { kind: 'anonymous'; id: '' } | { kind: 'buyer'; id: string; caseId: string };

export const anonymous: Actor = { kind: 'anonymous', id: '' };

/** A buyer may act on the very case of the session; nobody else may. */
export function mayActOnCase(actor: Actor, caseId: string): boolean {
  return actor.kind === 'buyer' && actor.caseId === caseId;
}
