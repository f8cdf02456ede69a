import type { Addition, TemplateName, TemplateView } from '@redress/contract';
import { documentNames } from '@redress/law';
import type { Database } from '#platform/database';
import { renderLetter } from '#platform/documents';
import type { CasesDeps } from '../deps.ts';
import { letterTitles } from '../rules/letter-files.ts';
import { additionOf, composeLetter, type LetterData, type LetterKind } from '../rules/letters/index.ts';
import { sampleInput } from '../rules/letters/sample-input.ts';
import * as templates from '../store-templates.ts';

const titles = { all: { zh: '所有文书', en: 'Every paper' }, ...letterTitles };

/** What is added to a paper today. */
export async function additionFor(db: Database, kind: LetterKind): Promise<LetterData['addition']> {
  return inForce(await templates.currentTemplates(db), kind);
}

function inForce(current: readonly templates.TemplateRow[], name: TemplateName): LetterData['addition'] {
  const of = (wanted: TemplateName): Addition => current.find((row) => row.name === wanted)?.addition ?? {};
  return additionOf(of(name), of('all'));
}

/** Every template with what is added to it, `all` first. */
export async function listTemplates({ db }: Pick<CasesDeps, 'db'>) {
  const current = await templates.currentTemplates(db);
  return (['all', ...documentNames] as const).map((name) =>
    lineOf(
      name,
      current.find((row) => row.name === name),
    ),
  );
}

function lineOf(name: TemplateName, row: templates.TemplateRow | undefined) {
  return {
    name,
    title: titles[name],
    revision: row?.revision ?? 0,
    addition: row?.addition ?? {},
    ...(row ? { by: row.by, at: row.at.toISOString() } : {}),
  };
}

/** A template with every version it had, each with its place in the log. */
export async function readTemplateView(deps: CasesDeps, name: TemplateName): Promise<TemplateView> {
  const [versions, current] = await Promise.all([
    templates.templateVersions(deps.db, name),
    templates.currentTemplates(deps.db),
  ]);
  const history = await Promise.all(
    versions.map(async ({ revision, addition, by, at, event_id }) => {
      const seal = await deps.notary.sealOf(event_id);
      return {
        ...{ revision, addition, by, at: at.toISOString() },
        ...(seal ? { logIndex: Number(seal.index) } : {}),
      };
    }),
  );
  return { ...lineOf(name, versions[0]), inForce: inForce(current, name), history };
}

/** The paper of an invented case with an addition that is not kept; `all` is shown on the demand to the platform. */
export async function previewTemplate(
  { db }: Pick<CasesDeps, 'db'>,
  name: TemplateName,
  addition: Addition,
): Promise<Uint8Array> {
  const kind = name === 'all' ? 'platform-complaint' : name;
  const current = await templates.currentTemplates(db);
  const all = name === 'all' ? addition : (current.find((row) => row.name === 'all')?.addition ?? {});
  const shown = additionOf(name === 'all' ? {} : addition, all);
  const { data } = composeLetter({ ...sampleInput(kind), addition: shown });
  return renderLetter(kind, data, 'pdf');
}
