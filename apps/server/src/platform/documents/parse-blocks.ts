import MarkdownIt, { type Token } from 'markdown-it';
import { type Block, type Cell, type GroupStyle, groupStyles, type Inline } from './blocks.ts';
import { type Filled, resolveMarks } from './fill.ts';

/** Only what a letter needs; links, code, images and HTML stay plain text. */
const markdown = new MarkdownIt('zero').enable(['heading', 'list', 'table']);

/** Numbers that run through the whole letter. */
interface Counters {
  heading1: number;
  heading2: number;
  list: number;
}

/**
 * Blocks of a filled template. `#` is the title, `##` is numbered 一、, `###` （一）, `####` is an annex on a new page,
 * `#####` an annex on the same page, `1.` is a numbered item, and
 * `:::name` … `:::` is a group; `:::table 1 4 2 small` sets the widths of a table's columns and, if wished, small print.
 */
export function parseBlocks(filled: Filled): Block[] {
  const counters: Counters = { heading1: 0, heading2: 0, list: 0 };
  const out: Block[] = [];
  for (const part of splitGroups(filled.text)) {
    const small = part.name === 'table' && part.options.at(-1) === 'small';
    const options = small ? part.options.slice(0, -1) : part.options;
    const widths = part.name === 'table' ? options.map(Number) : undefined;
    if (widths?.some((w) => !(w > 0)))
      throw new Error(`template: bad widths in :::table ${part.options.join(' ')}`);
    const blocks = blocksOf(markdown.parse(part.lines.join('\n'), {}), filled.values, counters, {
      widths,
      small,
    });
    if (part.name === undefined || part.name === 'table') out.push(...blocks);
    else if (isStyle(part.name)) out.push({ kind: 'group', style: part.name, blocks });
    else throw new Error(`template: unknown directive :::${part.name}`);
  }
  return out;
}

const isStyle = (name: string): name is GroupStyle => (groupStyles as readonly string[]).includes(name);

interface TableStyle {
  widths: number[] | undefined;
  small: boolean;
}

interface Part {
  name?: string;
  options: string[];
  lines: string[];
}

function splitGroups(text: string): Part[] {
  const parts: Part[] = [{ options: [], lines: [] }];
  let inside = false;
  for (const line of text.split('\n')) {
    const match = /^:::\s*(.*)$/.exec(line);
    if (!match) {
      parts.at(-1)?.lines.push(line);
      continue;
    }
    const [name, ...options] = (match[1] ?? '').split(/\s+/).filter(Boolean);
    if ((name !== undefined) === inside)
      throw new Error('template: ::: directives must open and close in turn');
    inside = !inside;
    parts.push({ ...(name === undefined ? {} : { name }), options, lines: [] });
  }
  if (inside) throw new Error('template: a ::: directive is not closed');
  return parts;
}

function blocksOf(tokens: Token[], values: Filled['values'], counters: Counters, style: TableStyle): Block[] {
  const out: Block[] = [];
  let itemNumber = 0;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as Token;
    const content = () => inlines(tokens[i + 1]?.content ?? '', values);
    if (token.type === 'heading_open') out.push(heading(token.tag, content(), counters));
    else if (token.type === 'ordered_list_open') {
      counters.list++;
      itemNumber = 0;
    } else if (token.type === 'list_item_open') itemNumber++;
    else if (token.type === 'paragraph_open')
      out.push(
        token.level >= 2 && itemNumber > 0
          ? { kind: 'item', list: counters.list, number: itemNumber, content: content() }
          : { kind: 'paragraph', content: content() },
      );
    else if (token.type === 'table_open') {
      const end = tokens.findIndex((t, at) => at > i && t.type === 'table_close');
      out.push(table(tokens.slice(i, end), values, style));
      i = end;
    }
  }
  return out.filter((block) => block.kind !== 'paragraph' || block.content.length > 0);
}

function heading(tag: string, content: Inline[], counters: Counters): Block {
  if (tag === 'h1') return { kind: 'title', content };
  if (tag === 'h2') {
    counters.heading1++;
    counters.heading2 = 0;
    return { kind: 'heading', level: 1, label: `${chineseNumber(counters.heading1)}、`, content };
  }
  if (tag === 'h4' || tag === 'h5') {
    counters.heading2 = 0;
    return { kind: 'heading', level: 1, label: '', content, annex: tag === 'h4' ? 'first' : 'next' };
  }
  counters.heading2++;
  return { kind: 'heading', level: 2, label: `（${chineseNumber(counters.heading2)}）`, content };
}

function table(tokens: Token[], values: Filled['values'], { widths, small }: TableStyle): Block {
  const rows: Cell[][] = [];
  for (const token of tokens) {
    if (token.type === 'tr_open') rows.push([]);
    else if (token.type === 'inline') rows.at(-1)?.push(inlines(token.content, values));
  }
  const [header = [], ...body] = rows;
  if (widths && widths.length !== header.length)
    throw new Error(`template: ${widths.length} widths for a table of ${header.length} columns`);
  return { kind: 'table', widths: widths ?? header.map(() => 1), small, header, rows: body };
}

/** `<br>` breaks a line; `**bold**` by turns, also next to Chinese punctuation, where CommonMark's flanking rule would refuse it. */
function inlines(line: string, values: Filled['values']): Inline[] {
  return line
    .replaceAll('\n', '')
    .replaceAll('<br>', '\n')
    .split('**')
    .flatMap((part, index) => resolveMarks(part, values, index % 2 === 1));
}

const digits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** 1 to 99 as 一 … 九十九. */
export function chineseNumber(n: number): string {
  const tens = Math.floor(n / 10);
  return `${tens > 1 ? digits[tens] : ''}${tens > 0 ? '十' : ''}${digits[n % 10]}`;
}
