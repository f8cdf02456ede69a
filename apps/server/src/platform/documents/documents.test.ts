import { Refusal } from '@redress/kernel';
import { documentNames } from '@redress/law';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { composeLetter } from '../../rooms/cases/rules/letters/index.ts';
import { sampleInput } from '../../rooms/cases/rules/letters/sample-input.ts';
import { entriesOf } from './docx-testing.ts';
import { layOut, letterText, pdfPage, readTemplate, renderLetter } from './index.ts';
import { printPictures } from './pictures.ts';
import { renderPdf } from './typst-pdf.ts';
import { renderWord } from './word.ts';

const date = '2026-11-23T02:15:00Z';
const digest = '3a7bd3e2360a3d29eea436fcfb7e44c735d117c42d1c1835420b6b9942dd4f1b';

async function render(template: string, data: object) {
  const letter = await layOut(template, { date, ...data });
  const prints = await printPictures(letter.blocks);
  return { pdf: await renderPdf(letter, prints), word: await renderWord(letter, prints) };
}

async function readPdf(bytes: Uint8Array) {
  const document = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise;
  const pages: { text: string; right: number }[] = [];
  for (let n = 1; n <= document.numPages; n++) {
    const { items } = await (await document.getPage(n)).getTextContent();
    const runs = items.filter((item) => 'str' in item);
    pages.push({
      // Typst sets a thin space between Chinese and Latin, which comes back as a space.
      text: runs
        .map((run) => run.str)
        .join('')
        .replaceAll(' ', ''),
      right: Math.max(...runs.map((run) => run.transform[4] + run.width)),
    });
  }
  const { info } = (await document.getMetadata()) as { info: Record<string, unknown> };
  return { pages, text: pages.map((page) => page.text).join(''), info };
}

const wordText = (bytes: Uint8Array) =>
  (entriesOf(bytes).get('word/document.xml')?.toString('utf8') ?? '')
    .replace(/<[^>]+>/g, '')
    .replace(
      /&(lt|gt|amp|quot|apos);/g,
      (_, name: string) => ({ lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" })[name] ?? '',
    );

const pageEdge = 595.28 - (26 / 25.4) * 72;

test('one template gives a PDF and a Word document with the same facts', async () => {
  const { pdf, word } = await render('# 函\n\n## 事实\n\n1. {{ fact }}\n', {
    fact: '本人于2026年11月1日支付人民币98.00元。',
  });
  const { text } = await readPdf(pdf);
  for (const part of ['函', '一、事实', '1．', '本人于2026年11月1日支付人民币98.00元。'])
    expect(text).toContain(part);
  expect(wordText(word)).toContain('本人于2026年11月1日支付人民币98.00元。');
  expect(entriesOf(word).get('word/numbering.xml')?.toString()).toContain('chineseCounting');
});

test.each([
  '#eval("1+1")',
  '$ x $',
  '*bold*',
  ']',
  '\\',
  '<tag> & "q"',
  '@ref',
  '{{ 7 | times: 6 }}',
  '|',
  '# h',
  '= h',
  '#{1}',
  '```',
  '//c',
  '~',
  '`r`',
])('hostile text %j is printed as it is', async (hostile) => {
  const { pdf, word } = await render(
    '# 函\n\n{{ x }}\n\n:::table 1 1\n| a | b |\n|---|---|\n| {{ x }} | {{ x }} |\n:::',
    { x: `甲${hostile}乙` },
  );
  expect((await readPdf(pdf)).text.split(`甲${hostile}乙`.replaceAll(' ', ''))).toHaveLength(4);
  expect(wordText(word).split(`甲${hostile}乙`)).toHaveLength(4);
});

test('the same letter gives the same bytes at any time', async () => {
  const template = '---\nfooter: 脚\n---\n# 函\n\n{{ "x" | qr: 20 }}';
  const first = await render(template, {});
  await new Promise((done) => setTimeout(done, 2100));
  const second = await render(template, {});
  expect(Buffer.compare(first.pdf, second.pdf)).toBe(0);
  expect(Buffer.compare(first.word, second.word)).toBe(0);
});

test('a 64-digit digest, a URL and a long file name break inside their cell and copy out whole', async () => {
  const url = `https://suchong-card.example/order?sn=${'9f8e7d6c'.repeat(30)}`;
  const name = `${'W'.repeat(90)}.png`;
  const { pdf } = await render(
    '# 函\n\n{{ url }}\n\n:::table 1 2 1\n| a | b | c |\n|---|---|---|\n| {{ name }} | {{ digest }} | {{ url }} |\n:::',
    { url, name, digest },
  );
  const { pages, text } = await readPdf(pdf);
  for (const page of pages) expect(page.right).toBeLessThan(pageEdge + 1);
  expect(text).toContain(digest);
  expect(text.split(url)).toHaveLength(3);
  expect(text).toContain(name);
});

test('a character the fonts lack is spelled out, so that no empty box is printed', async () => {
  const { pdf, word } = await render('# 函\n\n{{ x }}', { x: '好的😀，𠮷先生' });
  expect((await readPdf(pdf)).text).toMatch(/好的〔U\+1F600〕/);
  expect(wordText(word)).toContain('好的😀，𠮷先生');
});

test('a character that only the body font has is spelled out in headings too', async () => {
  const { pdf } = await render('# 函\n\n## {{ x }}\n\n{{ x }}', { x: '䶶' });
  expect((await readPdf(pdf)).text.split('〔U+4DB6〕')).toHaveLength(3);
});

test('only the Noto fonts of the package are embedded, whatever the machine has', async () => {
  const { pdf } = await render('# 函\n\n## 甲\n\n正文 Latin 123 **粗** 😀 ﷽ ภาษา', {});
  const fonts = [
    ...Buffer.from(pdf)
      .toString('latin1')
      .matchAll(/\/BaseFont\s*\/([^\s/]+)/g),
  ].map((match) => match[1]);
  expect(fonts.length).toBeGreaterThan(0);
  for (const font of fonts) expect(font).toMatch(/^[A-Z]{6}\+Noto(Serif|Sans)SC-(Regular|Bold)/);
});

test("the PDF's metadata hold the title and the letter's date, and no person", async () => {
  const { pdf } = await render('---\ntitle: 催告函\n---\n# 函\n\n{{ name }}', { name: '林小满' });
  const { info } = await readPdf(pdf);
  expect(info).toMatchObject({
    Title: '催告函',
    Language: 'zh-CN',
    CreationDate: expect.stringContaining('20261123021500'),
  });
  expect(JSON.stringify(info)).not.toContain('林小满');
});

test('a PDF is tagged for screen readers, says so, and has a bookmark for each heading', async () => {
  const { pdf } = await render('# 函\n\n## 事实\n\n正文{{ "x" | qr: 20 }}\n\n## 理由', {});
  const document = await getDocument({ data: pdf.slice(), verbosity: 0 }).promise;
  const page = await document.getPage(1);
  expect(JSON.stringify(await page.getStructTree())).toMatch(/"H1"/);
  expect((await document.getOutline()).map(({ title }) => title)).toEqual(['一、事实', '二、理由']);
  expect(Buffer.from(pdf).toString('latin1')).toContain('pdfuaid:part');
});

test('every template says the same words as PDF and as Word, but for the numbers that Word makes itself', async () => {
  const numbers = /(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+．)/g;
  const bare = (text: string) => text.replace(/\s|\u200B/g, '').replace(numbers, '');
  for (const kind of documentNames) {
    const template = (await readTemplate(kind))
      .replace(/^footer: .*$/m, 'footer: 脚')
      .replace(/.*flowchart.*/, '');
    const { data } = composeLetter(sampleInput(kind));
    const { pdf, word } = await render(template, data);
    const { pages } = await readPdf(pdf);
    const heads = (await layOut(template, data)).blocks.flatMap((block) =>
      block.kind === 'table' ? [letterText([{ ...block, rows: [] }]).replace(/\s/g, '')] : [],
    );
    // The head of a table is repeated on its next page.
    const printed = pages.map(({ text }, n) => {
      const page = text.replace(/\s/g, '').replace(/脚第\d+页\/共\d+页$/, '');
      const head =
        n > 0 && heads.filter((one) => page.startsWith(one)).sort((a, b) => b.length - a.length)[0];
      return head ? page.slice(head.length) : page;
    });
    expect(bare(printed.join(''))).toBe(bare(wordText(word)));
  }
});

test('a drawing of who paid whom is drawn in the PDF and a picture in Word, with the same words beside it', async () => {
  const chart = {
    from: ['付款人', '林小满'],
    arrows: [
      { above: '1．2026-11-01 12:12:03　98.00元', below: '微信支付', to: 0 },
      { above: '2．2026-11-01 13:00:00　500.00元', below: '支付宝', to: 1 },
    ],
    to: [['某某网络科技有限公司', '1900012345'], ['[]#{}$\\']],
  };
  const { pdf, word } = await render('# 函\n\n{{ chart | flowchart: 150, "资金流向图" }}', { chart });
  const { text } = await readPdf(pdf);
  for (const part of ['付款人', '98.00元', '微信支付', '某某网络科技有限公司', '[]#{}$\\'])
    expect(text).toContain(part);
  const media = [...entriesOf(word)].filter(([name]) => name.startsWith('word/media/'));
  expect(media).toHaveLength(1);
  const { width = 0, height = 0, format } = await sharp(media[0]?.[1]).metadata();
  expect([format, width > 1000, height < width / 2]).toEqual(['png', true, true]);
  expect(entriesOf(word).get('word/document.xml')?.toString()).toContain('资金流向图');
});

test('an annex has no number and the first starts a page', async () => {
  const { pdf, word } = await render('# 函\n\n## 甲\n\n#### 附件A\n\n文\n\n##### 附件B\n\n文', {});
  const { pages } = await readPdf(pdf);
  expect(pages.map(({ text }) => text.replace(/第\d页.*/, ''))).toEqual(['函一、甲', '附件A文附件B文']);
  expect(
    entriesOf(word)
      .get('word/document.xml')
      ?.toString()
      .match(/pageBreakBefore(?! w:val="false")/g),
  ).toHaveLength(1);
});

test('the Word document names no author and carries the date of the letter', async () => {
  const { word } = await render('---\ntitle: 甲<乙&丙\n---\n# 函', {});
  const core = entriesOf(word).get('docProps/core.xml')?.toString() ?? '';
  expect(core).toContain('甲&#60;乙&#38;丙');
  expect(core).toContain('2026-11-23T02:15:00Z');
  expect(core).not.toContain('creator');
});

test('every page says its number and how many there are', async () => {
  const { pdf, word } = await render('---\nfooter: 本文件由当事人自行核对后使用\n---\n# 函\n\n{{ x }}', {
    x: '长'.repeat(3500),
  });
  const { pages } = await readPdf(pdf);
  expect(pages.length).toBeGreaterThan(2);
  pages.forEach((page, index) => {
    expect(page.text.replace(/\s/g, '')).toContain(
      `本文件由当事人自行核对后使用第${index + 1}页/共${pages.length}页`,
    );
  });
  expect(entriesOf(word).get('word/footer1.xml')?.toString()).toContain('NUMPAGES');
});

test('a picture is printed without the metadata of the photograph', async () => {
  const image = await sharp({ create: { width: 400, height: 900, channels: 3, background: '#39c' } })
    .withExif({ IFD0: { Artist: 'SECRET-PERSON' } })
    .jpeg()
    .toBuffer();
  expect(image.includes('SECRET-PERSON')).toBe(true);
  const { pdf, word } = await render('# 函\n\n{{ image | picture: 20, "图" }}', {
    image: new Uint8Array(image),
  });
  const media = [...entriesOf(word)].filter(([name]) => name.startsWith('word/media/'));
  expect(media).toHaveLength(1);
  expect(media.some(([, bytes]) => bytes.includes('SECRET-PERSON'))).toBe(false);
  expect(Buffer.from(pdf).includes('SECRET-PERSON')).toBe(false);
});

test('a page becomes a PNG picture; a page that is not there is refused', async () => {
  const { pdf } = await render('# 函\n\n正文', {});
  const png = await pdfPage(pdf, 1);
  const { data, info } = await sharp(png).greyscale().raw().toBuffer({ resolveWithObject: true });
  expect([info.width, info.height]).toEqual([1241, 1754]);
  expect(data.some((value) => value < 60)).toBe(true);
  await expect(pdfPage(pdf, 2)).rejects.toMatchObject({ code: 'no-such-page' });
  await expect(pdfPage(pdf, 0)).rejects.toBeInstanceOf(Refusal);
});

test('a catalogue of 40 items with pictures is ready within 3 seconds, in both forms', async () => {
  const image = new Uint8Array(
    await sharp({ create: { width: 360, height: 780, channels: 3, background: '#4a7' } })
      .webp()
      .toBuffer(),
  );
  const items = Array.from({ length: 40 }, (_, n) => ({
    n: n + 1,
    image,
    digest,
    name: `${'截图'.repeat(40)}.png`,
  }));
  const template =
    '# 目录\n\n:::table 1 2 6\n| 号 | 图 | 值 |\n|---|---|---|\n{% for i in items -%}\n| {{ i.n }} | {{ i.image | picture: 20 }} | {{ i.name }}<br>{{ i.digest }} |\n{% endfor %}\n:::';
  const started = performance.now();
  const { pdf } = await render(template, { items });
  expect(performance.now() - started).toBeLessThan(3000);
  expect((await readPdf(pdf)).text.split(digest)).toHaveLength(41);
});

test('laws are listed with their versions only where the text cites them, the longer title first', async () => {
  const lawVersions = { 民法典: '甲版', '关于《民法典》的解释': '乙版', 电子商务法: '丙版' };
  const letter = await layOut('见《关于《民法典》的解释》第一条。\n\n附注：{{ citedLaws }}', {
    date,
    lawVersions,
  });
  expect(JSON.stringify(letter.blocks)).toContain('《关于《民法典》的解释》（乙版）');
  expect(JSON.stringify(letter.blocks)).not.toMatch(/甲版|丙版/);
});

test('a template name cannot reach outside the folder of templates', async () => {
  await expect(renderLetter('../../package', { date }, 'pdf')).rejects.toThrow('not a template name');
});
