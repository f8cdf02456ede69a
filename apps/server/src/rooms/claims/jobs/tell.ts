import { type AnswerWay, claimStates } from '@redress/contract';
import { shanghaiDay } from '@redress/kernel';
import { inTransaction } from '#platform/database';
import { sendNotice } from '#platform/mail';
import type { Handler } from '#platform/outbox';
import { recordEvents } from '../commands/record-events.ts';
import { openContents } from '../contents.ts';
import type { ClaimsDeps } from '../deps.ts';
import { newEvent } from '../events.ts';
import { orderFactsOf } from '../queries/order-of.ts';
import { wayOf } from '../rules/answer-link.ts';
import { isDisputed } from '../rules/may.ts';
import { buyerNotice, type Notice, respondentNotice } from '../rules/notice.ts';
import { asksStatement } from '../rules/order-facts.ts';
import * as store from '../store.ts';
import { countAsked } from '../store-rules.ts';
import { addressDigest, answerUrl, unreportedDigest } from '../tokens.ts';

export interface TellJob {
  claimId: string;
  to: 'buyer' | 'respondent';
  /** The state that it is about, or `offer`. */
  state: string;
}

/**
 * Mails to one address in a day, of all claims together: nobody makes us flood a stranger. A member too: of claims about orders
 * that its shop never reported, since anybody can invent their numbers; its console tells how many more there were.
 */
export const asksPerDay = 20;

/**
 * Tells one side by mail that something happened. A repetition is the same message with the same Message-ID; a refused
 * address is final, and the first notice then counts as failed. A state that is over by now is not told: the move that
 * ended it has its own notice, and a clock that is named is that of whom the mail is for.
 */
export function tell(deps: ClaimsDeps): Handler<TellJob> {
  return async ({ payload: { claimId, to, state }, key }) => {
    const claim = await store.findClaim(deps.db, claimId);
    if (!claim || !deps.mail?.mailer || isOver(claim, state)) return 'done';
    if (state === 'hold-ends' && !isDisputed(claim)) return 'done';
    const notice = to === 'buyer' ? await buyersNotice(deps, claim, state) : noticeOf(deps, claim, state);
    const addresses = await addressesOf(deps, claim, to);
    if (!notice) return 'done';
    let ok = false;
    for (const address of addresses) {
      const outcome = await sendMail(deps, address, notice, key);
      if (outcome === 'later') return { retry: 'not taken' };
      ok ||= outcome === 'accepted';
    }
    const way = addresses.length === 0 && claim.respondent_id !== null ? 'console' : 'mail';
    if (to === 'respondent' && claim.notice === 'queued') await note(deps, claim, way, ok);
    return 'done';
  };
}

const isOver = (claim: store.Claim, state: string): boolean =>
  state !== claim.state && (claimStates as readonly string[]).includes(state);

/** Owed for want of her payment number is another thing than owed for want of money. */
async function buyersNotice(
  deps: ClaimsDeps,
  claim: store.Claim,
  state: string,
): Promise<Notice | undefined> {
  const lacks =
    (state === 'unpaid' || state === 'lacks-number') &&
    asksStatement(claim, await orderFactsOf(deps, claim.order_id));
  if (state === 'lacks-number' && !lacks) return undefined;
  const way = await saidBy(deps, claim, state);
  return buyerNotice(lacks ? 'lacks-number' : state, `${deps.publicUrl}/receipt`, way);
}

function noticeOf(deps: ClaimsDeps, claim: store.Claim, state: string): Notice {
  const dueAtMs = claim.due_at?.getTime();
  const given = { state, dueAtMs, held: claim.hold_id !== null, promised: claim.respondent_id !== null };
  return respondentNotice(given, answerUrl(deps, claim.id, claim.mailed_hash ? 'mailed' : 'shown'));
}

/** Of a shop that is no member: what the buyer hears of who answered. */
async function saidBy(deps: ClaimsDeps, claim: store.Claim, state: string): Promise<AnswerWay | undefined> {
  if (claim.respondent_id !== null) return undefined;
  if (state === 'offer') return wayOf((await store.listOffers(deps.db, claim.id)).at(-1)?.link, false);
  return answers.has(state) ? wayOf(claim.answer_link, false) : undefined;
}

const answers: ReadonlySet<string> = new Set(['proved', 'refused', 'refunded']);

async function addressesOf(deps: ClaimsDeps, claim: store.Claim, to: TellJob['to']): Promise<string[]> {
  const { contact, shopEmail } = openContents(deps.blobs, claim);
  if (to === 'buyer') return contact ? [contact] : [];
  const isOneTooMany = async (digest: Buffer) => {
    const day = shanghaiDay(deps.clock.now());
    return (await inTransaction(deps.db, (trx) => countAsked(trx, digest, day))) > asksPerDay;
  };
  const { respondent_id: orgId } = claim;
  if (orgId) {
    const { reported } = await orderFactsOf(deps, claim.order_id);
    if (!reported && (await isOneTooMany(unreportedDigest(deps, orgId)))) return [];
    return deps.members.noticeAddresses(orgId);
  }
  if (!shopEmail || (await isOneTooMany(addressDigest(deps, shopEmail)))) return [];
  return [shopEmail];
}

export const sendMail = (deps: Pick<ClaimsDeps, 'mail' | 'clock'>, to: string, notice: Notice, key: string) =>
  sendNotice(deps.mail, { to, notice, about: 'claim', key, atMs: deps.clock.now() });

/** How the respondent was first told (an organisation without a verified address sees it in its console); shown to the buyer, since a clock that nobody heard of must say so. */
async function note(
  deps: ClaimsDeps,
  { id }: store.Claim,
  way: 'mail' | 'console',
  ok: boolean,
): Promise<void> {
  await inTransaction(deps.db, async (trx) => {
    const claim = await store.lockClaim(trx, id);
    if (claim?.notice !== 'queued') return;
    const inConsole = way === 'console';
    await store.updateClaim(trx, id, { notice: inConsole ? way : ok ? 'mailed' : 'failed' });
    const body = { way, ok: inConsole || ok };
    await recordEvents(deps, trx, [newEvent(id, deps.clock.now(), 'claim.noticed', body)]);
  });
}
