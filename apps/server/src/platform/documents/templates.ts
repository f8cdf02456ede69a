import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type Block, inlineText, type Letter, letterText } from './blocks.ts';
import { type Filled, fillTemplate, resolveMarks } from './fill.ts';
import { parseBlocks } from './parse-blocks.ts';

const folder = new URL('../../../templates/', import.meta.url);

/**
 * Text of the template `<name>.md`, its parts (`{% include "order" %}` on a line alone) put in. Read at each use, so
 * that an edited template takes effect without a restart.
 */
export async function readTemplate(name: string): Promise<string> {
  const lines = (await readFileOf(name)).split('\n');
  const whole = lines.map((line) => {
    const part = /^\{% include "([^"]+)" -?%\}$/.exec(line.trim())?.[1];
    return part === undefined ? line : readFileOf(part, 'parts/');
  });
  return (await Promise.all(whole)).join('\n');
}

function readFileOf(name: string, below = ''): Promise<string> {
  if (!/^[a-z][a-z-]*$/.test(name)) throw new Error(`not a template name: ${name}`);
  return readFile(fileURLToPath(new URL(`${below}${name}.md`, folder)), 'utf8');
}

/**
 * A template and its data as a letter. The template starts with lines `title: …` and `footer: …` between `---`; the
 * data's `date` (UTC instant) becomes the file's date.
 */
export async function layOut(template: string, data: object): Promise<Letter> {
  // The list of cited laws stands inside the text that it is read from: fill once to see what is cited.
  const draft = await fillBlocks(template, { ...data, citedLaws: '' });
  const versions = 'lawVersions' in data ? (data.lawVersions as Record<string, string>) : {};
  const citedLaws = citedVersions(letterText(draft.blocks), versions);
  const { fields, blocks } = await fillBlocks(template, { ...data, citedLaws });
  const date = 'date' in data && typeof data.date === 'string' ? data.date : undefined;
  if (date === undefined || Number.isNaN(Date.parse(date))) throw new Error('a letter needs data.date');
  return { title: fields.title ?? titleOf(blocks), footer: fields.footer ?? '', date, blocks };
}

async function fillBlocks(template: string, data: object) {
  const filled = await fillTemplate(template, data);
  const { fields, body } = splitFields(filled);
  return { fields, blocks: parseBlocks({ ...filled, text: body }) };
}

/** `《…》（version）；…` of each law cited in the text. A title may contain another: longer titles are taken out first. */
function citedVersions(text: string, versions: Record<string, string>): string {
  let rest = text;
  const cited: { at: number; words: string }[] = [];
  for (const law of Object.keys(versions).sort((a, b) => b.length - a.length)) {
    const title = `《${law}》`;
    if (!rest.includes(title)) continue;
    cited.push({ at: text.indexOf(title), words: `${title}（${versions[law]}）` });
    rest = rest.replaceAll(title, '');
  }
  return cited
    .sort((a, b) => a.at - b.at)
    .map((entry) => entry.words)
    .join('；');
}

function splitFields({ text, values }: Filled): { fields: Record<string, string>; body: string } {
  const match = /^---\n(.*?)\n---\n/s.exec(text);
  if (!match) return { fields: {}, body: text };
  const fields: Record<string, string> = {};
  for (const line of (match[1] ?? '').split('\n')) {
    const [name, ...rest] = line.split(': ');
    if (name) fields[name] = inlineText(resolveMarks(rest.join(': '), values, false));
  }
  return { fields, body: text.slice(match[0].length) };
}

function titleOf(blocks: readonly Block[]): string {
  const title = blocks.find((block) => block.kind === 'title');
  return title ? inlineText(title.content) : '';
}
