import { inTransaction } from '#platform/database';
import type { Handler } from '#platform/outbox';
import { openContents } from '../contents.ts';
import type { ClaimsDeps } from '../deps.ts';
import { newAlertEvent } from '../events.ts';
import { sendMail } from '../jobs/tell.ts';
import { alertNoStatement } from '../refusals.ts';
import { publicationNotice } from '../rules/notice.ts';
import { alertMs, publicationGate } from '../rules/publication-gate.ts';
import { listByCase } from '../store.ts';
import { findAlert, putAlert } from '../store-rules.ts';
import { recordEvents } from './record-events.ts';

/**
 * Tells the other side of a case that a statement may be public in 48 hours, or gives the buyer the text where no address is
 * known. Asked again while a notice runs, it gives that one. Refusal: `alert-no-statement` before the complaint was served.
 */
export async function sendAlert(deps: ClaimsDeps, caseId: string) {
  const { gates } = await deps.statements.readStatement(caseId);
  if (gates.some(({ gate, open }) => (gate === 'served' || gate === 'reply-window') && !open))
    throw alertNoStatement();
  const nowMs = deps.clock.now();
  const way: 'mail' | 'by-hand' =
    deps.mail?.mailer && (await addressesOf(deps, caseId)).length > 0 ? 'mail' : 'by-hand';
  const alert = await inTransaction(deps.db, async (trx) => {
    const running = await findAlert(trx, caseId);
    const isGood =
      running && (nowMs < running.opens_at.getTime() || gateOf(running.opens_at.getTime(), nowMs).open);
    if (isGood) return running;
    const opensAt = new Date(nowMs + alertMs);
    const row = { case_id: caseId, sent_at: new Date(nowMs), opens_at: opensAt, way };
    await putAlert(trx, row);
    const body = { way, opensAt: opensAt.toISOString() };
    await recordEvents(deps, trx, [newAlertEvent(caseId, nowMs, body)]);
    const key = `${caseId}:${nowMs}`;
    if (way === 'mail')
      await deps.outbox.enqueue(trx, {
        topic: 'claims.alert',
        key,
        payload: { caseId, opensAtMs: opensAt.getTime() },
      });
    return row;
  });
  return {
    sentAt: alert.sent_at.toISOString(),
    opensAt: alert.opens_at.toISOString(),
    way: alert.way,
    text: publicationNotice(alert.opens_at.getTime(), deps.statements.replyAccess(caseId)).text,
  };
}

const gateOf = (opensAtMs: number, nowMs: number) => publicationGate({ opensAtMs }, nowMs);

/** For the statements room, which comes before this one: its last gate. */
export async function noticeGate(deps: Pick<ClaimsDeps, 'db' | 'clock'>, caseId: string) {
  const alert = await findAlert(deps.db, caseId);
  return publicationGate(alert && { opensAtMs: alert.opens_at.getTime() }, deps.clock.now());
}

export function mailAlert(deps: ClaimsDeps): Handler<{ caseId: string; opensAtMs: number }> {
  return async ({ payload: { caseId, opensAtMs }, key }) => {
    const notice = publicationNotice(opensAtMs, deps.statements.replyAccess(caseId));
    for (const address of await addressesOf(deps, caseId)) {
      const outcome = await sendMail(deps, address, notice, key);
      if (outcome === 'later') return { retry: 'not taken' };
    }
    return 'done';
  };
}

/** A member's people, the address that a claim was asked at, or the one that the buyer has of the merchant. */
async function addressesOf(deps: ClaimsDeps, caseId: string): Promise<string[]> {
  for (const claim of await listByCase(deps.db, caseId)) {
    if (claim.respondent_id) return deps.members.noticeAddresses(claim.respondent_id);
    const { shopEmail } = openContents(deps.blobs, claim);
    if (shopEmail) return [shopEmail];
  }
  const { merchant, platform } = (await deps.cases.readCase(caseId)).parties;
  const email = merchant?.email || platform?.email;
  return email ? [email] : [];
}
