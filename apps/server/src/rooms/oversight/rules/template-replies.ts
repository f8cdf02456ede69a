import { bareText, maskedText } from './bare-text.ts';
import { groupAlike } from './similar.ts';

/** An answer as far as the measure looks at it. */
export interface WrittenAnswer {
  claimId: string;
  merchantId: string;
  note: string | undefined;
  /** SHA-256 of the papers with it. */
  papers: readonly string[];
}

/** What stands in the answers to several claims. */
export interface Template {
  kind: 'words' | 'paper';
  /** The most common wording, masked; of a paper its digest. */
  said: string;
  claimIds: string[];
  merchantIds: string[];
}

/** Two may be chance; three are a habit. */
export const leastClaims = 3;
/** Letters below which an answer ("已退款") says too little to be called a template. */
const leastLetters = 6;

/** Answers that say the same to claims of different orders, the most frequent first. */
export function findTemplates(answers: readonly WrittenAnswer[]): Template[] {
  return [...templatesOfWords(answers), ...templatesOfPapers(answers)].sort(
    (a, b) => b.claimIds.length - a.claimIds.length || (a.said < b.said ? -1 : 1),
  );
}

function templatesOfWords(answers: readonly WrittenAnswer[]): Template[] {
  const said = answers.flatMap((answer) => (answer.note ? [{ answer, bare: bareText(answer.note) }] : []));
  const byBare = Map.groupBy(
    said.filter(({ bare }) => [...bare].length >= leastLetters),
    ({ bare }) => bare,
  );
  const bares = [...byBare.keys()].sort();
  return groupAlike(bares).flatMap((group) => {
    const wordings = group.map((i) => byBare.get(bares[i] as string) ?? []);
    const usual = wordings.toSorted((a, b) => b.length - a.length)[0]?.[0]?.answer.note ?? '';
    return template(
      'words',
      maskedText(usual),
      wordings.flat().map(({ answer }) => answer),
    );
  });
}

function templatesOfPapers(answers: readonly WrittenAnswer[]): Template[] {
  const filed = answers.flatMap((answer) =>
    [...new Set(answer.papers)].map((sha256) => ({ answer, sha256 })),
  );
  return [...Map.groupBy(filed, ({ sha256 }) => sha256)].flatMap(([sha256, all]) =>
    template(
      'paper',
      sha256,
      all.map(({ answer }) => answer),
    ),
  );
}

function template(kind: Template['kind'], said: string, answers: readonly WrittenAnswer[]): Template[] {
  if (answers.length < leastClaims) return [];
  return [
    {
      kind,
      said,
      claimIds: answers.map(({ claimId }) => claimId),
      merchantIds: [...new Set(answers.map(({ merchantId }) => merchantId))].sort(),
    },
  ];
}
