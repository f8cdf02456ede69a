import type { RungSource } from '@redress/contract';
import type { Trx } from '#platform/database';
import type { ServiceDeps } from '../deps.ts';
import * as store from '../store.ts';
import { type Proof, reachRung } from './reach-rung.ts';

/**
 * A notice about a letter whose try has no answer yet, or was cut off before it, says that a server took it: the rung `sent`
 * stands by its word from the time of that try, and nothing is sent again. Gives the letter as it stands then.
 */
export async function proveSent(
  deps: ServiceDeps,
  trx: Trx,
  mailbox: store.Mailbox,
  letter: store.DispatchRow,
  by: { source: RungSource; proof: Proof },
): Promise<store.DispatchRow> {
  if (letter.way !== 'mail' || letter.state !== 'drafted') return letter;
  const tries = await store.listAttempts(trx, letter.id);
  const cutOff = tries.find(({ outcome }) => outcome === null || outcome === 'unknown') ?? tries.at(-1);
  if (!cutOff) return letter;
  const atMs = cutOff.began_at.getTime();
  await reachRung(deps, trx, mailbox, letter, { kind: 'sent', atMs, key: 'sent', ...by });
  await store.updateDispatch(trx, letter.id, { closed: true });
  return { ...letter, state: 'sent', closed: true };
}
