import { readFile } from 'node:fs/promises';
import { Refusal } from '@redress/kernel';

interface Shape<T> {
  safeParse(
    json: unknown,
  ): { success: true; data: T } | { success: false; error: { issues: readonly Issue[] } };
}
interface Issue {
  code?: string | undefined;
  path: readonly PropertyKey[];
  message: string;
  keys?: readonly string[];
}

/** A JSON file of a known shape; a refusal names the file, the JSON pointer and what is wrong there. */
export async function readJsonFile<T>(path: string, shape: Shape<T>): Promise<T> {
  const text = await readFile(path, 'utf8').catch((error: Error) => {
    throw badFile(path, '', '读不到文件', 'cannot be read', error.message);
  });
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw badFile(path, '', '不是 JSON', 'is not JSON', (error as Error).message);
  }
  const parsed = shape.safeParse(json);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const keys = issue?.keys ? [...issue.path, issue.keys[0]] : (issue?.path ?? []);
  const detail = issue?.message ?? 'does not fit';
  throw badFile(path, toPointer(keys), detail, detail);
}

/** RFC 6901: `~` and `/` inside a key are escaped. */
export const toPointer = (path: readonly (PropertyKey | undefined)[]) =>
  path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

export function badFile(path: string, pointer: string, zh: string, en: string, internal?: string): Refusal {
  const at = pointer === '' ? path : `${path} ${pointer}`;
  const text = { zh: `${at}：${zh}`, en: `${at}: ${en}`, ...(internal ? { internal } : {}) };
  return new Refusal('bad-facts-file', text, [{ pointer, detail: en }]);
}
