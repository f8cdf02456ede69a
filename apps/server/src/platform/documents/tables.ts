import { type Block, type Cell, inlineText } from './blocks.ts';

export type ColumnAlign = 'center' | 'left' | 'right';

const sum = /^[+-]?\d[\d,]*\.\d{2}$/;

/** Columns of sums end at the right, so that their digits stand below each other; those of short words are centred, all others start at the left. */
export function columnAligns(table: Extract<Block, { kind: 'table' }>): ColumnAlign[] {
  return table.header.map((head, column) => {
    const texts = table.rows.map((row) => inlineText(row[column] ?? []));
    const filled = texts.filter((text) => text !== '');
    if (filled.length > 0 && filled.every((text) => sum.test(text))) return 'right';
    return inlineText(head as Cell) !== '项目' && texts.every((text) => text.length <= 4) ? 'center' : 'left';
  });
}
