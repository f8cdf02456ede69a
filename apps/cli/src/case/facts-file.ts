import { readFile } from 'node:fs/promises';
import { type FactsInput, factsInput } from '@redress/contract';
import { Refusal } from '@redress/kernel';
import { gateQuestions } from '@redress/law';

/** The buyer's own facts from a JSON file; a refusal names the file, the JSON pointer and what is wrong there. */
export async function readFactsFile(path: string): Promise<FactsInput> {
  const text = await readFile(path, 'utf8').catch((error: Error) => {
    throw bad(path, '', '读不到文件', 'cannot be read', error.message);
  });
  return parseFacts(path, text.replace(/^\uFEFF/, ''));
}

function parseFacts(path: string, text: string): FactsInput {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw bad(path, '', '不是 JSON', 'is not JSON', (error as Error).message);
  }
  const parsed = factsInput.safeParse(json);
  if (parsed.success) return withKnownAnswers(path, parsed.data);
  const issue = parsed.error.issues[0];
  const keys = issue?.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0]] : (issue?.path ?? []);
  const detail = issue?.message ?? 'does not fit';
  throw bad(path, toPointer(keys), detail, detail);
}

/** An answer that no question offers would count as not given at all: rather say so. */
function withKnownAnswers(path: string, input: FactsInput): FactsInput {
  for (const { gate, options } of gateQuestions) {
    const answer = input.gates?.[gate];
    const known = options.map(({ value }) => value);
    if (answer === undefined || known.includes(answer)) continue;
    const list = known.join(', ');
    throw bad(path, toPointer(['gates', gate]), `只能是 ${list} 之一`, `must be one of ${list}`);
  }
  return input;
}

/** RFC 6901: `~` and `/` inside a key are escaped. */
const toPointer = (path: readonly (PropertyKey | undefined)[]) =>
  path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

function bad(path: string, pointer: string, zh: string, en: string, internal?: string): Refusal {
  const at = pointer === '' ? path : `${path} ${pointer}`;
  const text = { zh: `${at}：${zh}`, en: `${at}: ${en}`, ...(internal ? { internal } : {}) };
  return new Refusal('bad-facts-file', text, [{ pointer, detail: en }]);
}
