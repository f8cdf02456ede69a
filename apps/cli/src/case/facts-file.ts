import { type FactsInput, factsInput } from '@redress/contract';
import { gateQuestions } from '@redress/law';
import { badFile, readJsonFile, toPointer } from './json-file.ts';

/** The buyer's own facts from a JSON file; a refusal names the file, the JSON pointer and what is wrong there. */
export async function readFactsFile(path: string): Promise<FactsInput> {
  return withKnownAnswers(path, await readJsonFile(path, factsInput));
}

/** An answer that no question offers would count as not given at all: rather say so. */
function withKnownAnswers(path: string, input: FactsInput): FactsInput {
  for (const { gate, options } of gateQuestions) {
    const answer = input.gates?.[gate];
    const known = options.map(({ value }) => value);
    if (answer === undefined || known.includes(answer)) continue;
    const list = known.join(', ');
    throw badFile(path, toPointer(['gates', gate]), `只能是 ${list} 之一`, `must be one of ${list}`);
  }
  return input;
}
