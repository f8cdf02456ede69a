import type { ItemView, PaperFacts } from '@redress/contract';
import { questionOfCase } from '@redress/law/jurisdiction';
import { type CaseContents, openDetails } from '../contents.ts';
import type { CasesDeps } from '../deps.ts';
import { type AddressedStep, type CaseOffices, papersWithOffice } from '../rules/offices/index.ts';
import type { CaseRow } from '../store.ts';
import { listSteps, type StepRow } from '../store-steps.ts';

/** Whom the papers of a case to an authority go to, by what the case knows and the directory holds today. */
export async function caseOffices(
  deps: CasesDeps,
  known: {
    row: Pick<CaseRow, 'id' | 'vault'>;
    contents: CaseContents;
    facts: Parameters<typeof questionOfCase>[0]['facts'];
    items: readonly ItemView[];
  },
): Promise<CaseOffices> {
  const { row, contents, facts, items } = known;
  const { parties, gateAnswers: answers, papers = {} } = contents;
  // What a shop shows of itself; the page of a payment has the filing of whoever carried the money.
  const pages = items.filter(({ kind }) => kind === 'listing' || kind === 'terms').map(({ text }) => text);
  const respondents = respondentsIn(papers);
  const question = questionOfCase({ facts, parties, answers, pages, respondents });
  const [{ channels }, steps] = await Promise.all([
    deps.directory.resolve(question),
    listSteps(deps.db, row.id),
  ]);
  const addressed = steps
    .filter(({ channel }) => papersWithOffice[channel])
    .map((step) => addressedStep(deps, row, step));
  return { channels, hotlines: deps.directory.hotlines, steps: addressed, papers };
}

const respondentsIn = (papers: PaperFacts) =>
  papers['samr-complaint']?.respondents ?? papers['samr-report']?.respondents;

export const addressedStep = (
  deps: Pick<CasesDeps, 'blobs'>,
  row: Pick<CaseRow, 'vault'>,
  { channel, state, details }: Pick<StepRow, 'channel' | 'state' | 'details'>,
): AddressedStep => ({ channel, state, details: openDetails(deps.blobs, row.vault, details) });
