import { randomBytes } from 'node:crypto';
import { Refusal } from '@redress/kernel';
import type { Clock } from '#platform/clock';
import { newId } from '#platform/clock';
import { appendEvents, type Database, inTransaction, type Trx } from '#platform/database';
import { formatReceiptCode, parseReceiptCode } from '../rules/receipt-code.ts';
import * as store from '../store.ts';
import { hashReceipt, hashToken, lookupOf, newToken, proves, receiptRandomBytes } from './credentials.ts';

export interface SessionDeps {
  db: Database;
  clock: Clock;
  pepper: Buffer;
  sessionDays: number;
}

const dayMs = 86_400_000;
const unknownCode = () =>
  new Refusal('receipt-unknown', {
    zh: '没有找到这个回执码对应的案件，请核对后重试。',
    en: 'No case has this receipt code: check it and try again.',
  });

/** The credentials of a new case, in the transaction that creates it; the code is told once and cannot be read again. */
export async function issueReceipt(deps: SessionDeps, trx: Trx, caseId: string) {
  const receiptCode = formatReceiptCode(randomBytes(receiptRandomBytes));
  const hash = await hashReceipt(deps.pepper, parseReceiptCode(receiptCode) as string);
  const id = newId('rcp');
  const atMs = deps.clock.now();
  await store.insertReceipt(trx, { id, caseId, ...hash, issuedAt: new Date(atMs) });
  await appendEvents(trx, 'members', [
    { subjectId: caseId, kind: 'receipt.issued', version: 1, body: { receiptId: id }, atMs },
  ]);
  return { receiptCode, token: await openSessionIn(deps, trx, caseId) };
}

/** A session for who holds the receipt code. Refusal: `receipt-unknown`, the same for a typo and a wrong code. */
export async function openSession(
  deps: SessionDeps,
  typed: string,
): Promise<{ caseId: string; token: string }> {
  const plain = parseReceiptCode(typed);
  if (!plain) throw unknownCode();
  for (const receipt of await store.receiptsByLookup(deps.db, lookupOf(deps.pepper, plain))) {
    if (!(await proves(deps.pepper, plain, receipt))) continue;
    const { caseId } = receipt;
    const token = await inTransaction(deps.db, async (trx) => {
      if (!(await store.lockReceipts(trx, caseId))) throw unknownCode();
      return openSessionIn(deps, trx, caseId);
    });
    return { caseId, token };
  }
  throw unknownCode();
}

async function openSessionIn({ clock, sessionDays }: SessionDeps, trx: Trx, caseId: string): Promise<string> {
  const { token, tokenHash } = newToken();
  const atMs = clock.now();
  await store.insertSession(trx, tokenHash, caseId, new Date(atMs), new Date(atMs + sessionDays * dayMs));
  await appendEvents(trx, 'members', [
    { subjectId: caseId, kind: 'session.opened', version: 1, body: {}, atMs },
  ]);
  return token;
}

/** The case of a live session; each day of use moves its end. */
export async function caseOfToken(deps: SessionDeps, token: string): Promise<string | undefined> {
  const tokenHash = hashToken(token);
  const session = await store.findSession(deps.db, tokenHash);
  const now = deps.clock.now();
  if (!session || session.expiresAt.getTime() <= now) return undefined;
  const end = now + deps.sessionDays * dayMs;
  if (end - session.expiresAt.getTime() > dayMs) await store.extendSession(deps.db, tokenHash, new Date(end));
  return session.caseId;
}

/** Sessions whose end is past open nothing; this forgets them. */
export async function forgetExpiredSessions({ db, clock }: SessionDeps): Promise<void> {
  await inTransaction(db, (trx) => store.deleteExpiredSessions(trx, new Date(clock.now())));
}

/** Ends the session; ending one that is over is no error. */
export async function closeSession({ db, clock }: SessionDeps, token: string, caseId: string): Promise<void> {
  await inTransaction(db, async (trx) => {
    await store.deleteSession(trx, hashToken(token));
    await store.lockReceipts(trx, caseId);
    const closed = { subjectId: caseId, kind: 'session.closed', version: 1, body: {}, atMs: clock.now() };
    await appendEvents(trx, 'members', [closed]);
  });
}

/** An erased case cannot be opened again: its receipt and sessions go in the transaction that erases it. */
export async function forgetCase({ clock }: SessionDeps, trx: Trx, caseId: string): Promise<void> {
  await store.deleteCredentials(trx, caseId);
  const forgotten = {
    subjectId: caseId,
    kind: 'credentials.erased',
    version: 1,
    body: {},
    atMs: clock.now(),
  };
  await appendEvents(trx, 'members', [forgotten]);
}

/** What a receipt code opened is erased, and the same code opens what is left of it. Sessions end with `forgetCase`. */
export async function passReceipt(
  { clock }: SessionDeps,
  trx: Trx,
  { from, to }: { from: string; to: string },
): Promise<void> {
  await store.moveReceipts(trx, from, to);
  const passed = { subjectId: to, kind: 'receipt.passed', version: 1, body: {}, atMs: clock.now() };
  await appendEvents(trx, 'members', [passed]);
}
