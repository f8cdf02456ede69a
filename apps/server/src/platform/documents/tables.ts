import { type Block, inlineText } from './blocks.ts';

/** Columns of short words (numbers, marks) are centred, all others and those that name rows start at the left. */
export function columnAligns(table: Extract<Block, { kind: 'table' }>): ('center' | 'left')[] {
  return table.header.map((head, column) =>
    inlineText(head) !== '项目' && table.rows.every((row) => inlineText(row[column] ?? []).length <= 4)
      ? 'center'
      : 'left',
  );
}
