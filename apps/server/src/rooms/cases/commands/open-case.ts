import type { DisputeType, GateAnswers, Parties } from '@redress/contract';
import { newId } from '#platform/clock';
import { inTransaction, type Trx } from '#platform/database';
import { sealContents } from '../contents.ts';
import type { CasesDeps } from '../deps.ts';
import { newEvent } from '../events.ts';
import * as store from '../store.ts';
import { recordEvents } from './record-events.ts';

export interface NewCase {
  disputeType?: DisputeType | undefined;
  story?: string | undefined;
  parties?: Parties | undefined;
  gateAnswers?: GateAnswers | undefined;
  sample?: boolean;
  /** Runs in the transaction that opens the case: stores the answer for a repeated request. */
  alongside?: (trx: Trx, opened: OpenedCase) => Promise<void>;
}

/** The receipt code is told once; it is the only credential of a buyer without an account. */
export interface OpenedCase {
  caseId: string;
  receiptCode: string;
  token: string;
}

/** Opens a case for a buyer without an account: case, empty dossier, receipt and session in one transaction. */
export async function openCase(deps: CasesDeps, input: NewCase): Promise<OpenedCase> {
  const caseId = newId('case');
  const vault = deps.blobs.createVault(caseId);
  const { story = '', parties = {}, gateAnswers = {}, sample = false } = input;
  return inTransaction(deps.db, async (trx) => {
    const atMs = deps.clock.now();
    await store.insertCase(trx, {
      id: caseId,
      wrapped_key: vault.wrappedKey,
      revision: 0,
      opened_at: new Date(atMs),
      sample,
      dispute_type: input.disputeType ?? null,
      status_at: new Date(atMs),
      contact: null,
      contents: sealContents(deps.blobs, vault, { story, parties, gateAnswers }),
    });
    await deps.evidence.openDossier(trx, caseId);
    const opened = { caseId, ...(await deps.members.issueReceipt(trx, caseId)) };
    await recordEvents(deps, trx, [newEvent(caseId, atMs, 'case.opened', { sample })]);
    await input.alongside?.(trx, opened);
    return opened;
  });
}
