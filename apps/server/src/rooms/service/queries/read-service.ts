import type { DispatchView, InboundView, RungView, ServiceView } from '@redress/contract';
import type { Vault } from '#platform/blobs';
import { addressOf } from '../commands/open-mailbox.ts';
import { sealedAttempt, sealedDispatch, sealedInbound, sealedPart, sealedRung } from '../contents.ts';
import type { ServiceDeps } from '../deps.ts';
import { letterNotRegistered } from '../refusals.ts';
import { rungWords, unknownWords, verdictWords } from '../rules/words.ts';
import * as store from '../store.ts';
import * as inbound from '../store-inbound.ts';

/** How the letters of a case stand and what came back; reading opens nothing. */
export async function readService(deps: ServiceDeps, caseId: string): Promise<ServiceView> {
  const mailbox = await store.findMailbox(deps.db, caseId);
  const sends = deps.mail?.mailer !== undefined;
  const receives = deps.mail?.listen !== undefined;
  const key = deps.push ? { key: deps.push.key } : {};
  if (!mailbox) return { sends, receives, dispatches: [], inbound: [], push: { ...key, subscriptions: 0 } };
  const { push } = deps;
  return {
    sends,
    receives,
    ...(deps.mail ? { address: addressOf(deps, mailbox, deps.mail.domain) } : {}),
    dispatches: await dispatchViews(deps, mailbox),
    inbound: await inboundViews(deps, mailbox),
    push: { ...key, subscriptions: push ? (await inbound.listPush(deps.db, caseId)).length : 0 },
  };
}

/** One letter. Refusal: `letter-not-registered`. */
export async function readDispatch(deps: ServiceDeps, caseId: string, id: string): Promise<DispatchView> {
  const mailbox = await store.findMailbox(deps.db, caseId);
  const views = mailbox ? await dispatchViews(deps, mailbox) : [];
  const view = views.find((candidate) => candidate.id === id);
  if (!view) throw letterNotRegistered();
  return view;
}

async function dispatchViews(deps: ServiceDeps, { caseId, vault }: store.Mailbox): Promise<DispatchView[]> {
  const [letters, attempts, rungs] = await Promise.all([
    store.listDispatches(deps.db, caseId),
    store.listCaseAttempts(deps.db, caseId),
    store.listRungs(deps.db, caseId),
  ]);
  const views = new Map<string, RungView[]>();
  for (const rung of rungs) {
    const own = views.get(rung.dispatch_id) ?? [];
    own.push(await rungView(deps, vault, rung));
    views.set(rung.dispatch_id, own);
  }
  return letters.map((letter) => {
    const tries = attempts.filter(({ dispatch_id }) => dispatch_id === letter.id);
    return { ...dispatchView(deps, vault, letter, tries), rungs: views.get(letter.id) ?? [] };
  });
}

function dispatchView(
  deps: ServiceDeps,
  vault: Vault,
  letter: store.DispatchRow,
  tries: readonly store.AttemptRow[],
): Omit<DispatchView, 'rungs'> {
  const { recipient, subject, why, post } = sealedDispatch.open(deps.blobs, vault, letter.contents);
  const twice = tries.length > 1 && tries.some(({ outcome }) => outcome === 'unknown' || outcome === null);
  const said = why ?? (twice ? unknownWords : undefined);
  const receipt = letter.receipt_item_id === null ? {} : { receiptItemId: letter.receipt_item_id };
  return {
    id: letter.id,
    stepId: letter.step_id,
    channelId: letter.channel as DispatchView['channelId'],
    way: letter.way,
    state: letter.state,
    ...(recipient ? { recipient } : {}),
    ...(subject ? { subject } : {}),
    ...(said ? { why: said } : {}),
    attempts: tries.map(({ began_at, outcome, contents }, i) => ({
      at: began_at.toISOString(),
      // An open try that another one followed was cut off: only the newest can still run, until the letter is through.
      outcome: outcome ?? (i === tries.length - 1 && !letter.closed ? 'running' : 'unknown'),
      ...(contents ? sealedAttempt.open(deps.blobs, vault, contents) : {}),
    })),
    ...(post ? { post: { ...post, ...receipt } } : {}),
  };
}

async function rungView(deps: ServiceDeps, vault: Vault, rung: store.RungRow): Promise<RungView> {
  const { said } = sealedRung.open(deps.blobs, vault, rung.contents);
  const seal = await deps.notary.sealOf(rung.id);
  const proof = rung.proof_sha256 && {
    mediaType: rung.proof_type ?? 'application/octet-stream',
    bytes: rung.proof_bytes ?? 0,
    sha256: rung.proof_sha256.toString('hex'),
    ...(rung.proof_item_id ? { itemId: rung.proof_item_id } : {}),
  };
  return {
    id: rung.id,
    kind: rung.kind,
    at: rung.at.toISOString(),
    source: rung.source,
    what: rungWords(rung.kind, rung.source),
    ...(said ? { said } : {}),
    ...(proof ? { proof } : {}),
    ...(seal ? { seal: { index: seal.index, sealedAt: new Date(seal.sealedAtMs).toISOString() } } : {}),
  };
}

async function inboundViews(deps: ServiceDeps, { caseId, vault }: store.Mailbox): Promise<InboundView[]> {
  const [mails, parts, letters] = await Promise.all([
    inbound.listInbound(deps.db, caseId),
    inbound.listParts(deps.db, caseId),
    store.listDispatches(deps.db, caseId),
  ]);
  const stepOf = new Map(letters.map(({ id, step_id }) => [id, step_id]));
  return mails.map((mail) => {
    const { from, subject, check } = sealedInbound.open(deps.blobs, vault, mail.contents);
    const stepId = mail.dispatch_id === null ? undefined : stepOf.get(mail.dispatch_id);
    const own = parts.filter(({ inbound_id }) => inbound_id === mail.id);
    return {
      id: mail.id,
      itemId: mail.item_id,
      receivedAt: mail.received_at.toISOString(),
      state: mail.state,
      ...(mail.kind ? { kind: mail.kind } : {}),
      ...(from ? { from } : {}),
      ...(subject ? { subject } : {}),
      ...(mail.dispatch_id ? { dispatchId: mail.dispatch_id } : {}),
      ...(stepId ? { stepId } : {}),
      ...(check ? { check: checkView(check) } : {}),
      attachments: own.map(({ item_id, contents }) => ({
        ...sealedPart.open(deps.blobs, vault, contents),
        ...(item_id ? { itemId: item_id } : {}),
      })),
    };
  });
}

function checkView({
  verdict,
  dkim,
  spf,
  dmarc,
}: NonNullable<ReturnType<typeof sealedInbound.open>['check']>) {
  const signers = dkim.filter(({ result }) => result === 'pass').map(({ domain }) => domain);
  return {
    verdict,
    what: verdictWords[verdict],
    signers: [...new Set(signers)],
    ...(spf ? { spf } : {}),
    ...(dmarc ? { dmarc } : {}),
  };
}
