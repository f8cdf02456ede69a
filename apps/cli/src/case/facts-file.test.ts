import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readFactsFile } from './facts-file.ts';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'redress-facts-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

async function read(text: string) {
  await writeFile(join(root, 'facts.json'), text);
  return readFactsFile(join(root, 'facts.json'));
}

test('a facts file is read, also with the byte order mark that Windows editors write', async () => {
  expect(await read('\uFEFF{"facts":{"amountFen":9800}}')).toEqual({ facts: { amountFen: 9800 } });
});

test.each([
  ['{"facts":{"amountFen":"98"}}', '/facts/amountFen'],
  ['{"facts":{"amount/yuan~":98}}', '/facts/amount~1yuan~0'],
  ['{"kinds":{"a.png":"picture"}}', '/kinds/a.png'],
  ['{"disputeType":"other"}', '/disputeType'],
  ['{"gates":{"consumer":"own use"}}', '/gates/consumer'],
  ['[]', ''],
  ['{', ''],
])('%s is refused in one line that names %j', async (text, pointer) => {
  const error = await read(text).then(
    () => undefined,
    (e: { code: string; text: { zh: string; en: string }; fields: { pointer: string }[] }) => e,
  );
  expect(error?.code).toBe('bad-facts-file');
  expect(error?.fields[0]?.pointer).toBe(pointer);
  expect(error?.text.en).toContain(`facts.json${pointer === '' ? '' : ` ${pointer}`}:`);
});

test('a file that does not exist is refused', async () => {
  await expect(readFactsFile(join(root, 'none.json'))).rejects.toMatchObject({ code: 'bad-facts-file' });
});
