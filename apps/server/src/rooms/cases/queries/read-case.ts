import type { CaseView, LetterView } from '@redress/contract';
import { slotsOf } from '#rooms/evidence';
import type { CasesDeps } from '../deps.ts';
import { composeCaseLetter } from '../rules/compose-case-letter.ts';
import { letterNames, letterTitles } from '../rules/letter-files.ts';
import { type LoadedCase, loadCase } from './load-case.ts';
import { readPath } from './read-path.ts';
import { type Lacks, lacksOf } from './step-letters.ts';

/** Everything the buyer's page shows, computed from the case's rows. Refusal: `case-not-found`. */
export async function readCase(deps: CasesDeps, caseId: string): Promise<CaseView> {
  const loaded = await loadCase(deps, caseId);
  const { row, contents, items, facts, chain, findings, gates, next, disputeType } = loaded;
  const { origin, vkey } = deps.notary;
  const letters = letterNames.map((name) => letterView(deps, loaded, name));
  const known = new Map<string, Lacks>(letters.map((letter) => [letter.name, letter]));
  const path = await readPath(deps, loaded, (name) => known.get(name) ?? lacksOf(deps, loaded, name));
  return {
    version: 1,
    caseId,
    revision: row.revision,
    createdAt: row.opened_at.toISOString(),
    sample: row.sample,
    ...contents,
    disputeTypeChosen: row.dispute_type,
    disputeType,
    facts,
    items,
    chain,
    findings,
    gates,
    next,
    letters,
    slotInfo: slotsOf(disputeType).map(({ name, ...info }) => ({ slot: name, ...info })),
    log: { origin, vkey, size: (await deps.notary.checkpoint()).size },
    ...path,
  };
}

function letterView(deps: CasesDeps, loaded: LoadedCase, name: (typeof letterNames)[number]): LetterView {
  const { parties } = loaded.contents;
  const addressee = {
    'platform-complaint': parties.platform?.name ?? loaded.facts.platformName?.value,
    'merchant-complaint': parties.merchant?.name ?? loaded.facts.merchantName?.value,
    'payment-dispute': loaded.facts.payChannel?.value,
    catalogue: undefined,
  }[name];
  const { missing, useful, toCheck } = composeCaseLetter(loaded, name, deps.notary);
  return { name, title: letterTitles[name], ...(addressee ? { addressee } : {}), missing, useful, toCheck };
}
