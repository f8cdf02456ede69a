import type { RawLine } from '../reading.ts';
import { corruptFile } from '../refusals.ts';

const maxDepth = 64;

/**
 * Lines of a chat or order export in JSON: an object inside a list is one line of its values (a message: time, who,
 * what); every other value is a line `name: value`.
 */
export function readJson(text: string): RawLine[] {
  let root: unknown;
  try {
    root = JSON.parse(text);
  } catch {
    throw corruptFile('json: does not parse');
  }
  const lines: RawLine[] = [];
  gather(root, '', lines, 0);
  return lines;
}

function gather(value: unknown, name: string, lines: RawLine[], depth: number): void {
  if (depth > maxDepth) return;
  if (Array.isArray(value)) {
    for (const entry of value) {
      const scalars = isRecord(entry) ? Object.values(entry).filter(isScalar).map(String) : [];
      if (scalars.length > 0)
        lines.push(
          ...scalars
            .join('  ')
            .split('\n')
            .map((text) => ({ text })),
        );
      if (isScalar(entry)) lines.push({ text: String(entry) });
      else if (isRecord(entry))
        for (const [key, inner] of Object.entries(entry))
          if (!isScalar(inner)) gather(inner, key, lines, depth + 1);
    }
  } else if (isRecord(value)) {
    for (const [key, inner] of Object.entries(value)) gather(inner, key, lines, depth + 1);
  } else if (isScalar(value)) {
    for (const part of String(value).split('\n'))
      lines.push({ text: name === '' ? part : `${name}: ${part}` });
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isScalar = (value: unknown): value is string | number | boolean =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

/** Lines of a CSV export (RFC 4180, comma, semicolon or tab): the cells of a record, joined by two spaces. */
export function readCsv(text: string): RawLine[] {
  const separator = separatorOf(text);
  const lines: RawLine[] = [];
  let cells: string[] = [];
  let cell = '';
  let quoted = false;
  const endCell = () => {
    cells.push(cell.trim());
    cell = '';
  };
  const endRecord = () => {
    endCell();
    lines.push({ text: cells.filter((c) => c !== '').join('  ') });
    cells = [];
  };
  for (let i = 0; i < text.length; i++) {
    const c = text[i] as string;
    if (quoted && c === '"' && text[i + 1] === '"') {
      cell += c;
      i++;
    } else if (c === '"' && (quoted || cell.trim() === '')) quoted = !quoted;
    else if (quoted) cell += c === '\n' || c === '\r' ? ' ' : c;
    else if (c === separator) endCell();
    else if (c === '\n') endRecord();
    else if (c !== '\r') cell += c;
  }
  if (cell !== '' || cells.length > 0) endRecord();
  return lines;
}

/** The separator that the first line has most of. */
export function separatorOf(text: string): string {
  const first = text.slice(0, 4000).split('\n', 1)[0] ?? '';
  const count = (s: string) => first.split(s).length;
  return [',', ';', '\t'].reduce((best, s) => (count(s) > count(best) ? s : best), ',');
}
