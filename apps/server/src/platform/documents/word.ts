import {
  AlignmentType,
  Document,
  Footer,
  HeadingLevel,
  ImageRun,
  LevelFormat,
  LevelSuffix,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  ShadingType,
  type Table,
  TextRun,
} from 'docx';
import type { Block, GroupStyle, Inline, Letter, Picture } from './blocks.ts';
import { type Print, withDrawings } from './pictures.ts';
import { drawFlow } from './typst-pdf.ts';
import { coreProperties, page, song, styles } from './word-styles.ts';
import { wordTable } from './word-table.ts';
import { fixZipDates } from './zip-dates.ts';

/** Turns the inline parts of a line into runs. */
export type Runs = (content: readonly Inline[]) => ParagraphChild[];

/**
 * The letter as an editable Word document: real headings, numbering, tables and page numbers, fonts by name (宋体,
 * 黑体), so that the buyer or a lawyer goes on writing in it.
 */
export async function renderWord(letter: Letter, given: Map<Picture, Print>): Promise<Uint8Array> {
  const prints = await withDrawings(letter.blocks, given, drawFlow);
  const runs: Runs = (content) => content.flatMap((part) => runsOf(part, prints));
  const document = new Document({
    title: letter.title,
    compatabilityModeVersion: 15,
    creator: '',
    lastModifiedBy: '',
    styles,
    numbering: { config: numbering(letter.blocks) },
    sections: [
      {
        properties: { page },
        footers: { default: footer(letter.footer) },
        children: letter.blocks.flatMap((block) => wordBlocks(block, runs, undefined)),
      },
    ],
  });
  const core = { path: 'docProps/core.xml', data: coreProperties(letter.title, letter.date) };
  return fixZipDates(new Uint8Array(await Packer.toBuffer(document, undefined, [core])));
}

const gap = () => new Paragraph({ style: 'Gap' });

function wordBlocks(block: Block, runs: Runs, style: GroupStyle | undefined): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'group': {
      const inner = block.blocks.flatMap((one) => wordBlocks(one, runs, block.style));
      return block.style === 'signature' || block.style === 'small' ? [gap(), ...inner] : inner;
    }
    case 'table':
      // Word joins tables that touch; the empty line also gives the space that the PDF has.
      return [wordTable(block, runs), gap()];
    case 'title':
      return [new Paragraph({ heading: HeadingLevel.TITLE, children: runs(block.content) })];
    case 'heading':
      return [
        new Paragraph({
          heading: block.level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2,
          ...(block.annex
            ? { indent: { firstLine: 0 } }
            : { numbering: { reference: 'headings', level: block.level - 1 } }),
          pageBreakBefore: block.annex === 'first',
          children: runs(block.content),
        }),
      ];
    case 'item':
      return [
        new Paragraph({
          style: 'Normal',
          numbering: { reference: `list-${block.list}`, level: 0 },
          children: runs(block.content),
        }),
      ];
    case 'paragraph':
      return [new Paragraph({ ...paragraphStyle(style), children: runs(block.content) })];
  }
}

function paragraphStyle(style: GroupStyle | undefined) {
  const names = {
    addressee: 'Addressee',
    plain: 'Plain',
    signature: 'Signature',
    note: 'Note',
    small: 'Small',
    closing: 'Plain',
  };
  if (style === undefined || style === 'keep') return { style: 'Normal', keepNext: style === 'keep' };
  const together = style === 'signature' || style === 'closing';
  return { style: names[style], keepNext: together, keepLines: together };
}

function runsOf(part: Inline, prints: Map<Picture, Print>): ParagraphChild[] {
  if ('picture' in part) {
    const print = prints.get(part.picture);
    if (!print) throw new Error('a picture was not prepared');
    const transformation = { width: (print.widthMm / 25.4) * 96, height: (print.heightMm / 25.4) * 96 };
    const altText = { id: String(print.number), name: print.alt, description: print.alt };
    return [new ImageRun({ type: print.type, data: print.bytes, transformation, altText })];
  }
  return part.text.split('\n').map(
    (text, index) =>
      new TextRun({
        text,
        ...(index > 0 ? { break: 1 } : {}),
        ...(part.bold ? { bold: true } : {}),
        ...(part.blank ? { shading: { type: ShadingType.CLEAR, fill: 'FFF0B0', color: 'auto' } } : {}),
      }),
  );
}

function numbering(blocks: readonly Block[]) {
  const level = (
    at: number,
    format: (typeof LevelFormat)[keyof typeof LevelFormat],
    text: string,
    indent: number,
  ) => ({
    level: at,
    format,
    text,
    alignment: AlignmentType.START,
    suffix: LevelSuffix.NOTHING,
    style: { paragraph: { indent: { left: 0, firstLine: indent } } },
  });
  const lists = new Set(
    blocks
      .flatMap((b) => (b.kind === 'group' ? b.blocks : [b]))
      .flatMap((b) => (b.kind === 'item' ? [b.list] : [])),
  );
  return [
    {
      reference: 'headings',
      levels: [
        level(0, LevelFormat.CHINESE_COUNTING, '%1、', 0),
        level(1, LevelFormat.CHINESE_COUNTING, '（%2）', 480),
      ],
    },
    ...[...lists].map((list) => ({
      reference: `list-${list}`,
      levels: [level(0, LevelFormat.DECIMAL, '%1．', 480)],
    })),
  ];
}

function footer(text: string): Footer {
  const line = (children: ParagraphChild[]) =>
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { line: 240, lineRule: LineRuleType.AUTO, after: 40 },
      indent: { firstLine: 0 },
      children,
    });
  const run = (children: (string | (typeof PageNumber)[keyof typeof PageNumber])[]) =>
    new TextRun({ children, size: 16, font: song });
  return new Footer({
    children: [
      line([run([text])]),
      line([run(['第 ', PageNumber.CURRENT, ' 页 / 共 ', PageNumber.TOTAL_PAGES, ' 页'])]),
    ],
  });
}
