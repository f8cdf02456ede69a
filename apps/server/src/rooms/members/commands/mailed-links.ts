import { newId } from '#platform/clock';
import { appendEvents, inTransaction } from '#platform/database';
import type { MailDeps } from '../deps.ts';
import { newEvent } from '../events.ts';
import { linkOver, mailOff, passwordRefused } from '../refusals.ts';
import * as links from '../store-mailed-links.ts';
import { hashToken, linkToken } from './credentials.ts';

const hourMs = 3_600_000;
/** A password is reset within the hour; an address may be verified next morning. */
const goodForMs = { reset: hourMs, verify: 48 * hourMs } as const;

/**
 * Queues a mail with a secret link to an address, if it is somebody's. Known or not, the same is done and answered: whoever
 * asks learns nothing. The token is made anew from the link's id when the mail is written, so none is kept. Refusal:
 * `mail-off`, of this server and not of the address.
 */
export async function askLink(
  deps: MailDeps,
  { email, purpose }: { email: string; purpose: links.LinkPurpose },
): Promise<void> {
  if (!deps.mail?.mailer) throw mailOff();
  const id = newId('lnk');
  const atMs = deps.clock.now();
  await inTransaction(deps.db, async (trx) => {
    await links.insertLink(trx, {
      id,
      purpose,
      email: email.trim().toLowerCase(),
      token_hash: hashToken(linkToken(deps, id)),
      asked_at: new Date(atMs),
      expires_at: new Date(atMs + goodForMs[purpose]),
    });
    await deps.outbox.enqueue(trx, { topic: 'members.mail-link', key: id, payload: { linkId: id } });
  });
}

/** Whoever opened the link has the address. Refusal: `link-over`. */
export async function verifyEmail(deps: MailDeps, token: string): Promise<void> {
  const now = new Date(deps.clock.now());
  await inTransaction(deps.db, async (trx) => {
    const link = await links.takeLink(trx, { tokenHash: hashToken(token), purpose: 'verify', now });
    if (!link || !(await links.verifyAddress(trx, link.personId, link.email))) throw linkOver();
  });
}

/**
 * A new password by the link of a mail: every session ends, and the address is verified by it, in one transaction: killed
 * before its end, the link still works and nothing changed. Second factors stay, unless the address was nobody's until now.
 * Refusals: `link-over`, `password-refused`.
 */
export async function resetPassword(
  deps: MailDeps,
  { token, password }: { token: string; password: string },
): Promise<void> {
  const { password: hasher } = await deps.accounts.$context;
  const { minPasswordLength, maxPasswordLength } = hasher.config;
  if (password.length < minPasswordLength || password.length > maxPasswordLength) throw passwordRefused();
  const hashed = await hasher.hash(password);
  const now = new Date(deps.clock.now());
  await inTransaction(deps.db, async (trx) => {
    const link = await links.takeLink(trx, { tokenHash: hashToken(token), purpose: 'reset', now });
    if (link) await links.dropUnprovenFactors(trx, link.personId);
    if (!link || !(await links.verifyAddress(trx, link.personId, link.email))) throw linkOver();
    await links.replacePassword(trx, link.personId, hashed, now);
    await links.deleteLinksOf(trx, link.personId);
    const body = { what: 'password', on: true };
    await appendEvents(trx, 'members', [newEvent(link.personId, now.getTime(), 'account.secured', body)]);
  });
}
