import {
  AlignmentType,
  BorderStyle,
  convertMillimetersToTwip as mm,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import type { Block, Cell } from './blocks.ts';
import { columnAligns } from './tables.ts';
import type { Runs } from './word.ts';

/** Width of the text in twips: A4 less the margins. */
const textWidth = mm(210 - 28 - 26);

const alignments = {
  center: AlignmentType.CENTER,
  right: AlignmentType.END,
  left: AlignmentType.START,
} as const;

/** A real table of fixed column widths, so that a long digest wraps instead of pushing the others out. */
export function wordTable(table: Extract<Block, { kind: 'table' }>, runs: Runs): Table {
  const total = table.widths.reduce((a, b) => a + b, 0);
  const columnWidths = table.widths.map((w) => Math.floor((textWidth * w) / total));
  const aligns = columnAligns(table);
  const cell = (content: Cell, column: number, head: boolean) =>
    new TableCell({
      width: { size: columnWidths[column] ?? 0, type: WidthType.DXA },
      verticalAlign: VerticalAlignTable.CENTER,
      margins: { top: 60, bottom: 60, left: 100, right: 100 },
      ...(head ? { shading: { type: ShadingType.CLEAR, fill: 'ECECEC', color: 'auto' } } : {}),
      children: [
        new Paragraph({
          style: head ? 'CellHead' : table.small ? 'CellSmall' : 'Cell',
          alignment: head ? AlignmentType.CENTER : alignments[aligns[column] ?? 'left'],
          children: runs(content),
        }),
      ],
    });
  const row = (cells: Cell[], head: boolean) =>
    new TableRow({
      tableHeader: head,
      cantSplit: true,
      children: cells.map((content, column) => cell(content, column, head)),
    });
  const line = { style: BorderStyle.SINGLE, size: 4, color: '3C3C3C' };
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths,
    borders: {
      top: line,
      bottom: line,
      left: line,
      right: line,
      insideHorizontal: line,
      insideVertical: line,
    },
    rows: [row(table.header, true), ...table.rows.map((cells) => row(cells, false))],
  });
}
