import { Liquid } from 'liquidjs';
import type { FlowChart, Inline, Picture } from './blocks.ts';

/** The private-use characters that stand round the number of a value while the template is parsed as Markdown. */
const open = '\uE000';
const close = '\uE001';
const marks = /\uE000(\d+)\uE001/g;

/** Marks what is still missing; printed with a ground so that it is not overlooked. */
const blanks = /【请填写：[^】]{0,80}】/g;

/** A template with every value replaced by a mark, and the values by number. */
export interface Filled {
  text: string;
  values: (string | Picture)[];
}

/**
 * Runs the Liquid part of a template. Values never reach the Markdown parser: the text holds a numbered mark for
 * each, and `resolveMarks` puts the value back after parsing, so data cannot make a heading, a table cell or a tag.
 */
export async function fillTemplate(template: string, data: object): Promise<Filled> {
  const values: (string | Picture)[] = [];
  const liquid = new Liquid({
    ownPropertyOnly: true,
    strictFilters: true,
    strictVariables: true,
    lenientIf: true,
    templates: {},
    outputEscape: (value: unknown) => {
      values.push(isPicture(value) ? value : toText(value));
      return `${open}${values.length - 1}${close}`;
    },
  });
  // Liquid's own `raw` would let a template print data past the escape.
  liquid.registerFilter('raw', (value: unknown) => value);
  liquid.registerFilter('picture', picture);
  liquid.registerFilter('qr', qr);
  liquid.registerFilter('flowchart', flowchart);
  const text = await liquid.parseAndRender(template.replace(/[\uE000\uE001]/g, ''), clean(data) as object);
  return { text, values };
}

/** Text and pictures of one line, with values in place of their marks and blanks to fill in set apart. */
export function resolveMarks(line: string, values: Filled['values'], bold: boolean): Inline[] {
  const out: Inline[] = [];
  const addText = (text: string) => {
    for (const part of splitBlanks(text)) out.push(bold ? { ...part, bold: true } : part);
  };
  let at = 0;
  for (const match of line.matchAll(marks)) {
    addText(line.slice(at, match.index));
    at = match.index + match[0].length;
    const value = values[Number(match[1])] ?? '';
    if (typeof value !== 'string') out.push({ picture: value });
    // A captured piece of template holds marks of its own; data cannot, they were cleaned away.
    else if (value.includes(open)) out.push(...resolveMarks(value, values, bold));
    else addText(value);
  }
  addText(line.slice(at));
  return out;
}

function splitBlanks(text: string): { text: string; blank?: true }[] {
  const out: { text: string; blank?: true }[] = [];
  let at = 0;
  for (const match of text.matchAll(blanks)) {
    if (match.index > at) out.push({ text: text.slice(at, match.index) });
    out.push({ text: match[0], blank: true });
    at = match.index + match[0].length;
  }
  if (at < text.length) out.push({ text: text.slice(at) });
  return out;
}

/** `{{ bytes | picture: 20, "缩略图" }}`: an image 20 mm wide; nothing where there are no bytes. */
function picture(value: unknown, widthMm: number, alt = ''): Picture | string {
  return value instanceof Uint8Array ? { image: value, widthMm, alt } : '';
}

/** `{{ text | qr: 26, "核验二维码" }}`: a QR code 26 mm wide. */
function qr(value: unknown, widthMm: number, alt = ''): Picture {
  return { qr: toText(value), widthMm, alt };
}

/** `{{ chart | flowchart: 150, "资金流向图" }}`: a drawing 150 mm wide of who gave what to whom. */
function flowchart(value: unknown, widthMm: number, alt = ''): Picture {
  return { flow: value as FlowChart, widthMm, alt };
}

const isPicture = (value: unknown): value is Picture =>
  typeof value === 'object' &&
  value !== null &&
  'widthMm' in value &&
  ('image' in value || 'qr' in value || 'flow' in value);

function toText(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'object') throw new Error('a template printed an object where text was expected');
  return String(value);
}

/**
 * Characters no letter may carry from a stranger: our own marks, controls (XML forbids them), zero-width characters
 * and the bidirectional controls that make text read otherwise than it is.
 */
const unwanted =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to remove
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u00AD\u200B-\u200F\u2028-\u202E\u2060-\u206F\uE000\uE001\uFEFF\uFFF9-\uFFFB\uFFFE\uFFFF]/g;

function clean(value: unknown): unknown {
  if (typeof value === 'string')
    return value
      .toWellFormed()
      .replace(/\r\n?/g, '\n')
      .replace(unwanted, '')
      .replace(/\p{Variation_Selector}/gu, '');
  if (Array.isArray(value)) return value.map(clean);
  if (value instanceof Uint8Array || typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, clean(inner)]));
}
