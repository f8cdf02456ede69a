import { createHmac } from 'node:crypto';
import { newId } from '#platform/clock';
import type { Trx } from '#platform/database';
import { sealedMailbox } from '../contents.ts';
import type { ServiceDeps } from '../deps.ts';
import { newEvent } from '../events.ts';
import { caseErased } from '../refusals.ts';
import { localPartOf } from '../rules/address.ts';
import * as store from '../store.ts';
import { recordEvents } from './record-events.ts';

/** Digest by which an address or a token finds its case; without the secret nobody can try addresses against it. */
export const digestOf = (
  { secret }: Pick<ServiceDeps, 'secret'>,
  use: string,
  text: string | Uint8Array,
): Buffer => createHmac('sha256', secret).update(`${use}\n`).update(text).digest();

/** Words before and after the 24 random characters carry nothing, so the token is all there is to guess. */
const freshToken = (): string => newId('t').slice(2);

/**
 * The mail side of the case, locked; made at its first use with a key and an address of its own. Refusal: `case-erased`.
 */
export async function openMailbox(deps: ServiceDeps, trx: Trx, caseId: string): Promise<store.Mailbox> {
  const standing = await store.lockMailbox(trx, caseId);
  if (standing) return standing;
  const vault = deps.blobs.createVault(caseId);
  const contents = { localPart: localPartOf(freshToken()), unsubscribeToken: freshToken() };
  const isNew = await store.insertMailbox(trx, {
    case_id: caseId,
    wrapped_key: vault.wrappedKey,
    address_hash: digestOf(deps, 'address', contents.localPart),
    unsubscribe_hash: digestOf(deps, 'unsubscribe', contents.unsubscribeToken),
    contents: sealedMailbox.seal(deps.blobs, vault, contents),
  });
  if (isNew) await recordEvents(deps, trx, [newEvent(caseId, deps.clock.now(), 'mailbox.opened', {})]);
  const mailbox = await store.lockMailbox(trx, caseId);
  if (!mailbox) throw caseErased();
  return mailbox;
}

/** The address that letters of the case come from and answers go to. */
export function addressOf(deps: Pick<ServiceDeps, 'blobs'>, mailbox: store.Mailbox, domain: string): string {
  return `${sealedMailbox.open(deps.blobs, mailbox.vault, mailbox.contents).localPart}@${domain}`;
}
