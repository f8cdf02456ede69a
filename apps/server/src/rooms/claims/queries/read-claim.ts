import type { AnswerLink, BuyerClaimView, ClaimRow, ClaimView, RespondentClaimView } from '@redress/contract';
import { type ClaimContents, openContents } from '../contents.ts';
import type { ClaimsDeps, Payout } from '../deps.ts';
import { claimNotFound } from '../refusals.ts';
import { wayOf } from '../rules/answer-link.ts';
import type { Assessed } from '../rules/assessment.ts';
import { clockParty, isOverdue, longerDue } from '../rules/clock.ts';
import { headlineOf } from '../rules/headline.ts';
import { tellsDecided } from '../rules/hidden.ts';
import { asksLate, lateRefundOf } from '../rules/late-refund.ts';
import { isFinal, mayOffer } from '../rules/lifecycle/claim-lifecycle.ts';
import { matchesOf } from '../rules/matches.ts';
import { answersOf, isDisputed, mayOpenRecords, mayProve, mayShowPayer, wordsOf } from '../rules/may.ts';
import { askedOf, moneyOf } from '../rules/money.ts';
import { asksStatement, lacksNumbers, type OrderFacts } from '../rules/order-facts.ts';
import { hasStuck, partStateOf, partViewOf, sumsOf } from '../rules/parts.ts';
import { asksPayee, asksPaymentNo, mayChangePayee, mayGiveUp } from '../rules/payee.ts';
import { bodyText } from '../rules/proceedings.ts';
import { promiseOf } from '../rules/promise.ts';
import { listReasons, reasonText } from '../rules/refusal-reasons.ts';
import { asksOfPart, partReported } from '../rules/reported-refund.ts';
import * as store from '../store.ts';
import { keptBeside } from '../store-kept.ts';
import { answerUrl } from '../tokens.ts';
import { latestReturn } from './follow-parts.ts';
import { hideFrom, type Known, know } from './know-claim.ts';
import { filesOf, offerViewOf } from './parts.ts';
import { timelineOf } from './read-timeline.ts';

async function find(deps: ClaimsDeps, claimId: string): Promise<store.Claim> {
  const claim = await store.findClaim(deps.db, claimId);
  if (!claim) throw claimNotFound();
  return claim;
}

/** The buyer's page. Refusal: `claim-not-found`. */
export async function readBuyerClaim(deps: ClaimsDeps, claimId: string): Promise<BuyerClaimView> {
  const known = hideFrom(await know(deps, await find(deps, claimId)));
  const { claim, contents, facts, parts, isHidden } = known;
  const needsPayee = asksPayee(claim, parts);
  const confirm = confirmOf(known);
  const mayReturnUntil = latestReturn(parts);
  return {
    ...(await viewOf(deps, known, mayOpenRecords(claim, facts))),
    may: wordsOf(claim, {
      underway: !mayGiveUp(claim, parts),
      asksPart: asksOfPart(claim),
      asksLate: asksLate(claim, { underway: isLate(known), nowMs: known.nowMs }),
    }),
    mayOffer: mayOffer(claim.state),
    mayNameProceeding: mayKeepLonger(claim, known.nowMs),
    needsPayee,
    mayChangePayee: mayChangePayee(claim, parts),
    mayReveal: claim.order_id !== null && isLive(claim) && assessedCards(known.assessed),
    ...(confirm ? { confirm } : {}),
    needsPaymentNo: (needsPayee || mayChangePayee(claim, parts)) && asksPaymentNo(claim, facts),
    statesPaymentNo: asksStatement(claim, facts),
    detailsHidden: isHidden,
    orderRecord: recordOf(claim, facts),
    paymentNoGiven: contents.paymentNo !== undefined,
    contactLeft: contents.contact !== undefined,
    notice: claim.notice,
    // By a member's link its deposit can be told to pay: that one goes to the member only.
    ...(claim.respondent_id === null ? { answerUrl: answerUrl(deps, claim.id, 'shown') } : {}),
    ...(claim.case_id === null ? {} : { caseId: claim.case_id }),
    ...(mayReturnUntil ? { mayReturnUntil } : {}),
    ...(await keptOf(deps, claim)),
  };
}

/** Nothing stops it any more. */
const isLate = ({ claim, parts }: Known): boolean => claim.state === 'paying' && !mayGiveUp(claim, parts);

/** Said of every order that a member's shop could have: also of one that it never reported. */
function recordOf(claim: store.Claim, facts: OrderFacts): BuyerClaimView['orderRecord'] {
  if (claim.erased_at || claim.order_id === null) return 'none';
  if (claim.payer_shown_at) return 'shown';
  // Without a number of the shop there is nothing that hers could fit.
  return mayShowPayer(claim) && !lacksNumbers(facts) ? 'ask' : 'none';
}

/** WeChat pays one part after another: the first that waits for her. */
const confirmOf = ({ claim, parts }: Known): Payout['confirm'] =>
  claim.state === 'paying' ? parts.find(({ payout }) => payout?.confirm)?.payout?.confirm : undefined;

async function keptOf(
  deps: ClaimsDeps,
  claim: store.Claim,
): Promise<Pick<BuyerClaimView, 'keptUntil' | 'keptBeside'>> {
  if (!claim.erased_at) return {};
  const beside = await keptBeside(deps.db, claim.id);
  const keptUntil = claim.kept_until?.toISOString();
  if (!keptUntil && beside.length === 0) return {};
  return { ...(keptUntil ? { keptUntil } : {}), keptBeside: beside };
}

/** What the respondent sees, by the link or in the console. Refusal: `claim-not-found`. */
export async function readRespondentClaim(
  deps: ClaimsDeps,
  claimId: string,
  link?: AnswerLink,
): Promise<RespondentClaimView> {
  const known = await know(deps, await find(deps, claimId));
  const { claim, contents, facts, assessed } = known;
  const member = claim.respondent_id !== null;
  return {
    ...(await viewOf(deps, known, true)),
    // Without a deposit there is nothing that `pay` could move.
    may: answersOf(claim).filter((kind) => kind !== 'pay' || member),
    mayOffer: mayOffer(claim.state),
    mayProve: mayProve(claim) && claim.order_id !== null,
    ...(claim.order_id === null ? {} : { orderId: claim.order_id }),
    ...(link ? { openedBy: wayOf(link, member) } : {}),
    ...proofUrlOf(deps, claim),
    matches: matchesOf(facts, contents, member),
    reasons: listReasons(facts, assessed?.counts === true, claim.payment_matched === true),
  };
}

/** What an organisation sees of a claim: its platform all that the respondent sees, and nothing that answers. */
export async function readClaimFor(
  deps: ClaimsDeps,
  { claimId, as }: { claimId: string; as: 'respondent' | 'platform' },
): Promise<RespondentClaimView> {
  const { proofUrl, ...view } = await readRespondentClaim(deps, claimId);
  if (as === 'respondent') return { ...view, ...(proofUrl === undefined ? {} : { proofUrl }) };
  return { ...view, role: 'platform', may: [], mayOffer: false, mayProve: false, reasons: [] };
}

const isLive = ({ state }: store.Claim): boolean => mayOffer(state);
/** Above level 0 there is a commitment to compare with. */
const assessedCards = (assessed: Assessed | undefined): boolean => (assessed?.level ?? 0) > 0;

const proofDays = 30;

/** The form for a delivery proof, open to whoever may answer. */
function proofUrlOf(deps: ClaimsDeps, claim: store.Claim): { proofUrl?: string } {
  const { order_id: orderId, opened_at } = claim;
  if (orderId === null || !mayProve(claim)) return {};
  const expiresAtMs = opened_at.getTime() + proofDays * 86_400_000;
  return { proofUrl: deps.delivery.proofLink({ orderId, expiresAtMs }) };
}

async function viewOf(deps: ClaimsDeps, known: Known, mayOpen: boolean): Promise<ClaimView> {
  const { claim, contents, facts, assessed, parts, nowMs, isHidden } = known;
  const [offers, timeline] = await Promise.all([
    store.listOffers(deps.db, claim.id),
    timelineOf(deps, claim, isHidden),
  ]);
  const { state, outcome, refusal, kind } = claim;
  const part = isHidden ? undefined : partReported(claim);
  const late = lateRefundOf(claim, { underway: isLate(known), nowMs, isHidden });
  return {
    claimId: claim.id,
    state,
    kind,
    headline: headlineFor(known),
    sentence: contents.sentence,
    ...(claim.erased_at ? { erasedAt: claim.erased_at.toISOString() } : {}),
    ...(claim.displaced_at ? { displacedAt: claim.displaced_at.toISOString() } : {}),
    shop: contents.shop,
    orderRef: contents.orderRef,
    ...(contents.goods === undefined ? {} : { goods: contents.goods }),
    ...(claim.amountFen === undefined ? {} : { amountFen: claim.amountFen }),
    ...(claim.decidedFen === undefined ? {} : { decidedFen: claim.decidedFen }),
    ...(part ? { partRefund: part } : {}),
    ...(late ? { lateRefund: late } : {}),
    ...(outcome ? { outcome } : {}),
    reported: facts.reported,
    openedAt: claim.opened_at.toISOString(),
    now: new Date(nowMs).toISOString(),
    ...clockOf(claim, nowMs),
    ...(assessed ? { assessment: assessmentView(assessed) } : {}),
    ...(refusal ? { refusal: { reason: refusal, text: reasonText(refusal) } } : {}),
    ...(contents.note === undefined ? {} : { note: contents.note }),
    ...wayIn(claim),
    ...(state === 'burden' && claim.burden_of ? { burdenOf: claim.burden_of } : {}),
    offers: offers.map((offer) => offerViewOf(offer, nowMs, claim.respondent_id !== null)),
    ...(claim.by_hand ? { byHand: true as const } : {}),
    proceedings: proceedingsOf(contents),
    files: await filesOf(deps, claim, mayOpen),
    timeline,
    money: moneyFor(known),
    parts: tellsDecided(isHidden, outcome) ? parts.map((part) => partViewOf(claim, part)) : [],
    promise: promiseOf(claim.answerWithinMs, claim.respondent_id !== null),
  };
}

const wayIn = ({ answer_link: link, respondent_id }: store.Claim): Pick<ClaimView, 'answerWay'> =>
  link ? { answerWay: wayOf(link, respondent_id !== null) } : {};
const proceedingsOf = ({ proceedings = [] }: ClaimContents): ClaimView['proceedings'] =>
  proceedings.map(({ body, number, atMs }) => ({
    body,
    title: bodyText(body),
    number,
    at: new Date(atMs).toISOString(),
  }));

const mayKeepLonger = (claim: store.Claim, nowMs: number): boolean =>
  isDisputed(claim) &&
  claim.due_at !== null &&
  longerDue(claim.due_at.getTime(), claim.disputed_at?.getTime() ?? nowMs, nowMs) !== undefined;

function headlineFor(known: Known): ClaimView['headline'] {
  const { claim, contents, facts, parts } = known;
  const isReported = claim.state === 'refunded' && contents.isReported === true;
  return headlineOf({
    state: claim.state,
    burdenOf: claim.burden_of ?? undefined,
    dueAtMs: claim.due_at?.getTime(),
    fen: (isReported ? contents.refundFen : undefined) ?? fenOf(known),
    isReported,
    held: claim.hold_id !== null,
    needsPayee: asksPayee(claim, parts),
    stuck: hasStuck(parts),
    confirms: confirmOf(known) !== undefined,
    sums: sumsFor(known),
    displaced: claim.displaced_at !== null,
    cameByShop: claim.late_refund === 'came',
    asksLate: asksLate(claim, { underway: isLate(known), nowMs: known.nowMs }),
    outcome: claim.outcome ?? undefined,
    byHand: claim.by_hand,
    isNamed: contents.proceedings !== undefined,
    lacksNumber: asksStatement(claim, facts),
    way: claim.respondent_id === null && claim.answer_link ? wayOf(claim.answer_link, false) : undefined,
  });
}

/** Where nobody named a sum, the one that the other side says it refunded. */
const fenOf = ({ claim, contents: { refundFen }, isHidden }: Known): number | undefined =>
  (isHidden ? claim.decidedFen : askedOf(claim)) ?? refundFen;

const sumsFor = ({ claim, parts, isHidden }: Known) =>
  tellsDecided(isHidden, claim.outcome) ? sumsOf(claim, parts) : undefined;

const moneyFor = (known: Known): ClaimView['money'] => {
  const { claim, facts, parts, selfKept, isHidden } = known;
  return moneyOf({
    state: claim.state,
    fen: fenOf(known),
    hidesHeld: isHidden,
    heldFen: claim.hold_id === null ? undefined : claim.holdFen,
    parts: parts.map((part) => partStateOf(claim, part)),
    sums: sumsFor(known),
    selfKept,
    lacksNumber: asksStatement(claim, facts),
  });
};

function clockOf(claim: store.Claim, nowMs: number): Pick<ClaimView, 'clock'> {
  const party = clockParty(claim.state);
  if (!party || !claim.due_at || isFinal(claim.state)) return {};
  const overdue = isOverdue(claim.due_at.getTime(), nowMs);
  return { clock: { party, dueAt: claim.due_at.toISOString(), overdue } };
}

const plain = ({ code, text }: Assessed['for'][number]) => ({ code, text });

function assessmentView(assessed: Assessed): NonNullable<ClaimView['assessment']> {
  const { level, counts, late } = assessed;
  return {
    level,
    counts,
    ...(late === undefined ? {} : { late }),
    missing: assessed.missing.map(plain),
    against: assessed.against.map(plain),
    for: assessed.for.map(plain),
  };
}

/** One line of a case's list, for its buyer. */
export async function buyerRowOf(deps: ClaimsDeps, claim: store.Claim): Promise<ClaimRow> {
  const { claim: seen, isHidden } = hideFrom(await know(deps, claim));
  const owedFen = tellsDecided(isHidden, claim.outcome) ? claim.owedFen : 0;
  return rowOf(deps, { ...seen, owedFen });
}

/** One line of a list. */
export function rowOf(deps: ClaimsDeps, claim: store.Claim): ClaimRow {
  const { shop, orderRef } = openContents(deps.blobs, claim);
  return {
    claimId: claim.id,
    state: claim.state,
    kind: claim.kind,
    shop,
    orderRef,
    ...(claim.amountFen === undefined ? {} : { amountFen: claim.amountFen }),
    ...(claim.owedFen > 0 ? { uncoveredFen: claim.owedFen } : {}),
    ...(claim.by_hand ? { byHand: true as const } : {}),
    ...(claim.displaced_at ? { displacedAt: claim.displaced_at.toISOString() } : {}),
    openedAt: claim.opened_at.toISOString(),
    ...clockOf(claim, deps.clock.now()),
  };
}
