import { bareText, maskedText } from './bare-text.ts';
import { grouping } from './similar.ts';
import type { Steps } from './steps.ts';

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
/** Different wordings that are held against each other, the most used first; rarer ones are only counted. */
const mostWordings = 5000;

/** Answers that say the same to claims of different orders, the most frequent first. */
export function* findTemplates(answers: readonly WrittenAnswer[]): Steps<Template[]> {
  return [...(yield* templatesOfWords(answers)), ...templatesOfPapers(answers)].sort(
    (a, b) => b.claimIds.length - a.claimIds.length || (a.said < b.said ? -1 : 1),
  );
}

function* templatesOfWords(answers: readonly WrittenAnswer[]): Steps<Template[]> {
  const byBare = new Map<string, WrittenAnswer[]>();
  for (const answer of answers) {
    if (!answer.note) continue;
    const bare = bareText(answer.note);
    const same = byBare.get(bare) ?? [];
    same.push(answer);
    if ([...bare].length >= leastLetters) byBare.set(bare, same);
    yield;
  }
  const wordings = [...byBare]
    .map(([bare, said]) => ({ bare, said }))
    .sort((a, b) => b.said.length - a.said.length || (a.bare < b.bare ? -1 : 1));
  // Beside each other where they begin alike: the nearest ones are looked at first.
  const compared = wordings.slice(0, mostWordings).sort((a, b) => (a.bare < b.bare ? -1 : 1));
  const { groups } = yield* grouping(compared.map(({ bare }) => bare));
  const alike = groups.map((group) => group.map((i) => (compared[i] as (typeof compared)[number]).said));
  const alone = wordings.slice(mostWordings).map(({ said }) => [said]);
  return [...alike, ...alone].flatMap((said) => {
    const usual = said.toSorted((a, b) => b.length - a.length)[0]?.[0]?.note ?? '';
    return template('words', maskedText(usual), said.flat());
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
