import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readWordText, wordsOf } from './word.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'redress-word-'));
});
afterAll(() => rm(folder, { recursive: true }));

const read = async (bytes: Uint8Array) => {
  const path = join(folder, 'file');
  await writeFile(path, bytes);
  return readWordText(path);
};

test('says each paragraph as a line, runs joined, deleted words left out', async () => {
  const xml =
    '<w:document><w:body><w:p><w:r><w:t>第一条 虚拟商品</w:t></w:r><w:r><w:t xml:space="preserve">一经售出</w:t></w:r>' +
    '<w:del><w:r><w:delText>可以退</w:delText></w:r></w:del></w:p><w:p><w:r><w:t>A &lt;B&gt; &amp; &#x4e2d;</w:t><w:tab/><w:t>C</w:t><w:br/><w:t>D</w:t></w:r></w:p></w:body></w:document>';
  const docx = zipSync({ 'word/document.xml': strToU8(xml), 'word/styles.xml': strToU8('<w:styles/>') });
  expect(await read(docx)).toBe('第一条 虚拟商品一经售出\nA <B> & 中\tC\nD');
});

test('a zip without a document, a cut one and a text are none', async () => {
  const docx = zipSync({ 'word/document.xml': strToU8('<w:t>x</w:t>') });
  expect(await read(zipSync({ 'a.txt': strToU8('x') }))).toBeUndefined();
  expect(await read(docx.subarray(0, 40))).toBeUndefined();
  expect(await read(strToU8('虚拟商品一经售出概不退换'))).toBeUndefined();
  expect(await read(strToU8('x'))).toBeUndefined();
});

test('a document that unpacks to more than any contract is not read', async () => {
  const bomb = zipSync({ 'word/document.xml': new Uint8Array(25 * 1024 * 1024) });
  expect(bomb.length).toBeLessThan(200_000);
  expect(await read(bomb)).toBeUndefined();
});

test('a directory that lists the document again and again has only the first unpacked', async () => {
  const zip = Buffer.from(
    zipSync({ 'word/document.xml': strToU8('<w:t>一</w:t>'), 'word/document.xmL': strToU8('<w:t>二</w:t>') }),
  );
  for (let at = zip.indexOf('.xmL'); at >= 0; at = zip.indexOf('.xmL')) zip.write('.xml', at);
  expect(await read(zip)).toBe('一');
});

test('a megabyte of tags that never close takes no time to speak of', () => {
  const started = performance.now();
  wordsOf('<w:t '.repeat(200_000));
  wordsOf(`<w:t>${'&amp'.repeat(200_000)}</w:t>`);
  expect(performance.now() - started).toBeLessThan(3000);
});
