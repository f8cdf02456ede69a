import type { TermsCheckRow, TermsCheckView, TermsFinding } from '@redress/contract';
import { diagnosisRules, mendingOf } from '@redress/law';
import { statute } from '@redress/law/statutes';
import { openCheck } from '../contents.ts';
import type { OversightDeps } from '../deps.ts';
import { checkNotFound } from '../refusals.ts';
import { compareChecks } from '../rules/compare-checks.ts';
import * as store from '../store.ts';

const mostShown = 200;

export function checkRow(row: store.CheckRow): TermsCheckRow {
  return {
    checkId: row.id,
    document: row.document,
    version: row.version,
    checkedAt: row.checked_at.toISOString(),
    from: row.source,
    sha256: row.sha256.toString('hex'),
    rules: row.rules,
    found: row.found,
    likely: row.likely,
    mended: row.mended,
  };
}

export async function listChecks(deps: OversightDeps, platformId: string): Promise<TermsCheckRow[]> {
  return (await store.listChecks(deps.db, platformId, { limit: mostShown })).map(checkRow);
}

/** One check beside the version before it. Refusal: `check-not-found`. */
export async function readCheck(
  deps: OversightDeps,
  { platformId, checkId }: { platformId: string; checkId: string },
): Promise<TermsCheckView> {
  const row = await store.findCheck(deps.db, platformId, checkId);
  if (!row) throw checkNotFound();
  const { document, version } = row;
  const earlier = await store.findVersion(deps.db, { platformId, document, below: version });
  const before = earlier ? openCheck(deps.blobs, earlier).findings : [];
  const { text, findings } = openCheck(deps.blobs, row);
  const { changes, mended } = compareChecks(before, findings);
  const seal = await deps.notary.sealOf(row.event_id);
  return {
    ...checkRow(row),
    text,
    findings: findings.map((found, i) => termsFinding(found, earlier && changes[i])),
    mendedClauses: mended.flatMap((i) => {
      const clause = before[i];
      return clause ? [{ rule: clause.rule, title: clause.title, quote: clause.quote }] : [];
    }),
    ...(seal ? { entry: seal.index } : {}),
  };
}

const basisOfRule = new Map(diagnosisRules.map(({ rule, basis }) => [rule, basis]));

function termsFinding(
  found: Omit<TermsFinding, 'change' | 'mending' | 'articles'>,
  change: TermsFinding['change'],
): TermsFinding {
  const mending = mendingOf(found.rule);
  const articles = (basisOfRule.get(found.rule) ?? []).flatMap((id) => {
    const { law, article, text } = statute(id) ?? {};
    return law && article && text ? [{ law, article, text }] : [];
  });
  return { ...found, ...(change ? { change } : {}), ...(mending ? { mending } : {}), articles };
}
