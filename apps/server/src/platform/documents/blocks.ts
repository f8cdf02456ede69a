/** Who gives to whom: one box at the left, an arrow with its words for each time, a box for each receiver. */
export interface FlowChart {
  from: readonly string[];
  /** In the order of `to`; `to` is the number of the box, from 0. */
  arrows: readonly { above: string; below: string; to: number }[];
  to: readonly (readonly string[])[];
}

/** A picture in a letter: bytes of an image in any format that sharp reads, the text of a QR code, or a drawing. */
export type Picture = { widthMm: number; alt: string } & (
  | { image: Uint8Array }
  | { qr: string }
  | { flow: FlowChart }
);

/** A run of text or a picture. `blank` marks what the writer must still fill in by hand. */
export type Inline = { text: string; bold?: true; blank?: true } | { picture: Picture };

export type Cell = Inline[];

/**
 * What a letter consists of, between the template and the two output formats. A block carries its printed number
 * (`label`) so that PDF and docx can never number differently. An annex has none; the first starts a new page.
 */
export type Block =
  | { kind: 'title'; content: Inline[] }
  | { kind: 'heading'; level: 1 | 2; label: string; content: Inline[]; annex?: 'first' | 'next' }
  | { kind: 'paragraph'; content: Inline[] }
  | { kind: 'item'; list: number; number: number; content: Inline[] }
  | { kind: 'table'; widths: number[]; small: boolean; header: Cell[]; rows: Cell[][] }
  | { kind: 'group'; style: GroupStyle; blocks: Block[] };

/** How the paragraphs of a `:::` directive are set; lawyers choose by these names in a template. */
export const groupStyles = ['addressee', 'plain', 'signature', 'note', 'small', 'keep', 'closing'] as const;
export type GroupStyle = (typeof groupStyles)[number];

export interface Letter {
  title: string;
  /** Printed small at the foot of every page, before the page number. */
  footer: string;
  /** UTC instant that becomes the file's creation date; from the data, so that the same input gives the same bytes. */
  date: string;
  blocks: Block[];
}

/** The text of a line as a reader sees it; pictures give their alternative text. */
export function inlineText(content: readonly Inline[]): string {
  return content.map((part) => ('text' in part ? part.text : `[${part.picture.alt}]`)).join('');
}

/** The whole text of a letter, one block or table row a line: for checks of wording and for tests. */
export function letterText(blocks: readonly Block[]): string {
  return blocks.map(blockText).join('\n');
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'group':
      return letterText(block.blocks);
    case 'table':
      return [block.header, ...block.rows].map((row) => row.map(inlineText).join('\t')).join('\n');
    case 'heading':
      return block.label + inlineText(block.content);
    case 'item':
      return `${block.number}．${inlineText(block.content)}`;
    default:
      return inlineText(block.content);
  }
}
