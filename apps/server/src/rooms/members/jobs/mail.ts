import { sendNotice } from '#platform/mail';
import type { Handler } from '#platform/outbox';
import { linkToken } from '../commands/credentials.ts';
import type { MailDeps } from '../deps.ts';
import { invitationMail, resetMail, verifyMail } from '../rules/mails.ts';
import { countLinks, findLink } from '../store-mailed-links.ts';
import { findInvitationById, findOrganisation } from '../store-organisations.ts';

const hourMs = 3_600_000;
/** Of one kind to one person in an hour: nobody fills a stranger's mailbox by our hand. */
const mostAnHour = 4;

/** The pages of the links; the secret stands behind the #, so no server log has it. */
const pages = { verify: 'verify-email', reset: 'reset-password' } as const;

/** A mail with a link that verifies an address or resets a password. Nobody's address: nothing is sent, and nobody hears of it. */
export function mailLink(deps: MailDeps): Handler<{ linkId: string }> {
  return async ({ payload: { linkId }, key }) => {
    const link = await findLink(deps.db, linkId);
    const atMs = deps.clock.now();
    if (!link || link.expiresAt.getTime() <= atMs || link.nowEmail !== link.email) return 'done';
    const { personId, purpose } = link;
    if (purpose === 'verify' && link.emailVerified) return 'done';
    const since = new Date(atMs - hourMs);
    if ((await countLinks(deps.db, { personId, purpose, since, upTo: linkId })) > mostAnHour) return 'done';
    const url = `${deps.publicUrl}/${pages[purpose]}#${linkToken(deps, linkId)}`;
    const notice = purpose === 'verify' ? verifyMail(url) : resetMail(url);
    const sent = await sendNotice(deps.mail, { to: link.email, notice, about: 'account', key, atMs });
    return sent === 'later' ? { retry: 'not taken' } : 'done';
  };
}

/** The invitation that its inviter also has as a link. */
export function mailInvitation(deps: MailDeps): Handler<{ invitationId: string }> {
  return async ({ payload: { invitationId }, key }) => {
    const row = await findInvitationById(deps.db, invitationId);
    const atMs = deps.clock.now();
    if (!row || row.expires_at.getTime() <= atMs) return 'done';
    const { name = '' } = (await findOrganisation(deps.db, row.org_id)) ?? {};
    const url = `${deps.publicUrl}/join#${linkToken(deps, invitationId)}`;
    const notice = invitationMail(name, row.role, url);
    const sent = await sendNotice(deps.mail, { to: row.email, notice, about: 'invitation', key, atMs });
    return sent === 'later' ? { retry: 'not taken' } : 'done';
  };
}
