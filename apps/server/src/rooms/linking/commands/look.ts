import { Refusal, shanghaiDay } from '@redress/kernel';
import { inTransaction, type Trx } from '#platform/database';
import type { LinkingDeps } from '../deps.ts';
import { readHosts } from '../hosts.ts';
import { figuresOf } from '../rules/case-figures.ts';
import { valuesOf } from '../rules/case-identifiers.ts';
import * as store from '../store.ts';
import { activeEpochs } from './epochs.ts';
import { forgetCase } from './forget.ts';
import { judge } from './judge.ts';
import { keepPictures, type LookedPicture, lookAtPictures } from './pictures.ts';
import { relink } from './relink.ts';

/**
 * Looks at a case as it is now and brings its keys and clusters up to date. Running it twice, or late, is harmless: of two
 * looks the one that began later stands, and a case once erased stays so.
 */
export async function lookAtCase(deps: LinkingDeps, caseId: string): Promise<void> {
  const { ticket, erased } = await store.takeTicket(deps.db, caseId);
  if (erased) return;
  const view = await deps.cases.readCase(caseId).catch((error: unknown) => {
    if (error instanceof Refusal && error.code === 'case-not-found') return undefined;
    throw error;
  });
  if (!view) return forgetCase(deps, caseId);
  const values = view.sample ? [] : valuesOf(view, readHosts);
  const history = view.sample ? [] : await deps.cases.historyOf(caseId);
  const figures = figuresOf(view, values, { history, today: shanghaiDay(deps.clock.now()) });
  const epochs = await activeEpochs(deps);
  const pictures = view.sample ? [] : await lookAtPictures(deps, caseId, view.items);
  const held = epochs.all.flatMap((epoch) =>
    values.map(({ kind, value, start }) => ({
      epoch,
      digest: deps.keyring.digest(epoch, kind, value).toString('hex'),
      kind,
      start,
    })),
  );
  // Killed before the commit, nothing of this look stands and the job is run again.
  await inTransaction(deps.db, async (trx) => {
    await store.lockLinks(trx);
    const row = await store.lockCase(trx, caseId);
    if (!row || row.erased || row.applied >= ticket) return;
    await store.updateCase(trx, caseId, {
      applied: ticket,
      kept_epoch: Math.max(...epochs.all),
      sample: view.sample,
      counts: figures.counts,
      vanished: figures.vanished,
      silent: figures.silent,
      amount_fen: figures.amountFen === undefined ? null : String(figures.amountFen),
      paid_day: figures.paidDay ?? null,
    });
    await keep(deps, trx, { caseId, held, pictures, epochs });
  });
}

interface Kept {
  caseId: string;
  held: readonly store.HeldValue[];
  pictures: readonly LookedPicture[];
  epochs: { current: number; all: readonly number[] };
}

async function keep(deps: LinkingDeps, trx: Trx, { caseId, held, pictures, epochs }: Kept): Promise<void> {
  const seen = await keepPictures(deps, trx, { caseId, pictures, epochs: epochs.all });
  const wanted = new Map([...held, ...seen].map((value) => [`${value.epoch} ${value.digest}`, value]));
  const before = await store.listHeld(trx, caseId);
  const gone = before.filter(({ epoch, digest }) => !wanted.has(`${epoch} ${digest}`));
  for (const { epoch, digest } of before) wanted.delete(`${epoch} ${digest}`);
  // In one order for all, so that two looks never wait for each other.
  const fresh = [...wanted.values()].sort((a, b) => (a.digest < b.digest ? -1 : 1));
  const removed = await store.removeHolds(trx, caseId, gone);
  const added = await store.addHolds(trx, caseId, fresh);
  const epoch = epochs.current;
  const touched = await relink(deps, trx, { epoch, caseId, added, removed });
  for (const id of touched) await judge(deps, trx, epoch, id);
}
