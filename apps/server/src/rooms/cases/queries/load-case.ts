import type { ItemView, PaymentFact } from '@redress/contract';
import { shanghaiDay } from '@redress/kernel';
import type { StepRecord } from '@redress/law';
import { type CaseContents, openContents } from '../contents.ts';
import type { CasesDeps } from '../deps.ts';
import { caseNotFound } from '../refusals.ts';
import { type Assessment, assessCase } from '../rules/assess-case.ts';
import type { JointCases } from '../rules/letters/index.ts';
import type { CaseOffices } from '../rules/offices/index.ts';
import * as store from '../store.ts';
import { caseOffices } from './case-offices.ts';
import { historyOf } from './history.ts';

/** A case with its evidence and what follows from it at `nowMs`. */
export interface LoadedCase extends Assessment {
  row: store.CaseRow;
  contents: CaseContents;
  items: ItemView[];
  history: StepRecord[];
  payments: readonly PaymentFact[];
  /** Whom papers to an authority go to. */
  offices: CaseOffices;
  /** Only for the joint report: what linked cases agreed to show. */
  joint?: JointCases;
  nowMs: number;
}

/** Loads the case and computes everything that follows from its rows. Refusal: `case-not-found`. */
export async function loadCase(deps: CasesDeps, caseId: string): Promise<LoadedCase> {
  const row = await store.findCase(deps.db, caseId);
  if (!row) throw caseNotFound();
  const contents = openContents(deps.blobs, row.vault, row.contents);
  const nowMs = deps.clock.now();
  const today = shanghaiDay(nowMs);
  const { items, stamp, ...evidence } = await deps.evidence.readEvidence({
    caseId,
    chosen: row.dispute_type,
    story: contents.story,
  });
  const history = await historyOf(deps, caseId);
  const assessment = deps.assessed.of(caseId, JSON.stringify([stamp, row.revision, today, history]), () =>
    assessCase({
      ...evidence,
      findings: deps.diagnosis.diagnoseItems(items, evidence.facts),
      answers: contents.gateAnswers,
      today,
      history,
    }),
  );
  const offices = await caseOffices(deps, { row, contents, facts: evidence.facts, items });
  return { ...assessment, payments: evidence.payments, row, contents, items, history, offices, nowMs };
}
