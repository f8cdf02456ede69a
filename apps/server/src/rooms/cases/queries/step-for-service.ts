import { buffer } from 'node:stream/consumers';
import type { StepAddressee } from '@redress/contract';
import type { CasesDeps } from '../deps.ts';
import { stepNotFound } from '../refusals.ts';
import { letterTitles } from '../rules/letter-files.ts';
import * as steps from '../store-steps.ts';
import { loadCase } from './load-case.ts';
import { addresseeOf } from './step-addressee.ts';

/** All that whoever sends a step's letters needs. */
export interface StepForService {
  caseId: string;
  stepId: string;
  channelId: steps.StepRow['channel'];
  state: steps.StepRow['state'];
  addressee: StepAddressee;
  /** Subject of the mail, zh-CN. */
  subject: string;
  letters: { name: string; id: string; fileName: string; bytes: Uint8Array; mediaType: string }[];
}

/** A step with the exact letters that were frozen at its release. Refusals: `case-not-found`, `step-not-found`. */
export async function stepForService(
  deps: CasesDeps,
  caseId: string,
  stepId: string,
): Promise<StepForService> {
  const loaded = await loadCase(deps, caseId);
  const step = await steps.findStep(deps.db, caseId, stepId);
  if (!step) throw stepNotFound();
  const kept = await steps.listStepLetters(deps.db, caseId, stepId);
  const letters = await Promise.all(
    kept.map(async ({ name, letter_id, blob }) => ({
      name,
      id: letter_id,
      fileName: `${letterTitles[name].zh}.pdf`,
      bytes: await buffer(deps.blobs.get(loaded.row.vault, blob)),
      mediaType: 'application/pdf',
    })),
  );
  const orderNo = loaded.facts.orderNo?.value;
  const first = kept[0] ? letterTitles[kept[0].name].zh : '投诉材料';
  const subject = orderNo ? `${first}（订单号：${orderNo}）` : first;
  const { channel: channelId, state } = step;
  const { addressee } = addresseeOf(deps, loaded, step);
  return { caseId, stepId, channelId, state, addressee, subject, letters };
}
