import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { NodeCompiler, PdfStandard } from '@myriaddreamin/typst-ts-node-compiler';
import { type Block, type FlowChart, type Inline, inlineText, type Letter, type Picture } from './blocks.ts';
import { commonCoverage, spellOutMissing } from './glyphs.ts';
import { previewPage } from './pdf-page.ts';
import type { Print } from './pictures.ts';
import { columnAligns } from './tables.ts';

const folder = dirname(fileURLToPath(import.meta.url));
const require = createRequire(import.meta.url);
const inPackage = (packageJson: string, file: string) => join(dirname(packageJson), file);
const serifPackage = require.resolve('@expo-google-fonts/noto-serif-sc/package.json');
const sansPackage = require.resolve('@expo-google-fonts/noto-sans-sc/package.json');
const fonts = [
  inPackage(serifPackage, '400Regular/NotoSerifSC_400Regular.ttf'),
  inPackage(serifPackage, '700Bold/NotoSerifSC_700Bold.ttf'),
  inPackage(sansPackage, '700Bold/NotoSansSC_700Bold.ttf'),
];

/** One compiler with its fonts (about 100 MB) is made at the first letter and kept. */
interface Press {
  compiler: NodeCompiler;
  program: string;
  covered: Set<number>;
}
let press: Promise<Press> | undefined;

async function openPress(): Promise<Press> {
  const compiler = NodeCompiler.create({
    workspace: folder,
    fontArgs: [{ fontPaths: fonts.map((file) => dirname(file)) }],
  });
  const program = readFileSync(join(folder, 'letter.typ'), 'utf8');
  return { compiler, program, covered: await commonCoverage(fonts) };
}

/** A drawing as PNG of 220 dots an inch, for formats that cannot draw; the same lines as in the PDF. */
export async function drawFlow(flow: FlowChart, widthMm: number): Promise<Uint8Array> {
  press ??= openPress();
  const { compiler, covered } = await press;
  const data = { widthMm, flow: typstFlow(flow, (text) => allowBreaks(spellOutMissing(text, covered), 8)) };
  try {
    compiler.mapShadow(join(folder, 'flow.json'), Buffer.from(JSON.stringify(data)));
    const compiled = compiler.compile({ mainFileContent: drawing, resetRead: true });
    const error = compiled.takeError();
    if (error) throw new Error(`typst: ${JSON.stringify(error.shortDiagnostics)}`);
    if (!compiled.result) throw new Error('typst gave no drawing');
    return (await previewPage(new Uint8Array(compiler.pdf(compiled.result)), 1, 220)).png;
  } finally {
    compiler.resetShadow();
    compiler.evictCache(10);
  }
}

const drawing = `#import "flow-chart.typ": flow-chart
#let data = json("flow.json")
#set page(width: data.widthMm * 1mm, height: auto, margin: 0mm)
#set text(font: "Noto Serif SC", fallback: false, lang: "zh", region: "cn")
#flow-chart(data.flow, data.widthMm * 1mm)`;

const typstFlow = ({ from, arrows, to }: FlowChart, say: (text: string) => string) => ({
  from: from.map(say),
  arrows: arrows.map(({ above, below, to }) => ({ above: say(above), below: say(below), to })),
  to: to.map((box) => box.map(say)),
});

/** The letter as PDF/UA-1 (tagged, with title, language and text for pictures); the same letter gives the same bytes. Synchronous while Typst works: 5 to 300 ms. */
export async function renderPdf(letter: Letter, prints: Map<Picture, Print>): Promise<Uint8Array> {
  press ??= openPress();
  const { compiler, program, covered } = await press;
  const files = new Map<string, Buffer>();
  const data = toTypst(letter, prints, files, covered);
  files.set('letter.json', Buffer.from(JSON.stringify(data)));
  try {
    for (const [name, bytes] of files) compiler.mapShadow(join(folder, name), bytes);
    const compiled = compiler.compile({ mainFileContent: program, resetRead: true });
    const error = compiled.takeError();
    if (error) throw new Error(`typst: ${JSON.stringify(error.shortDiagnostics)}`);
    if (!compiled.result) throw new Error('typst gave no document');
    return new Uint8Array(compiler.pdf(compiled.result, { pdfStandard: PdfStandard.UA_1 }));
  } finally {
    compiler.resetShadow();
    compiler.evictCache(10);
  }
}

function toTypst(
  letter: Letter,
  prints: Map<Picture, Print>,
  files: Map<string, Buffer>,
  covered: Set<number>,
) {
  const say = (text: string, longest = 40) => allowBreaks(spellOutMissing(text, covered), longest);
  const inline = (longest?: number) => (part: Inline) => {
    if ('text' in part) return { ...part, text: say(part.text, longest) };
    if ('flow' in part.picture) {
      const { flow, widthMm, alt } = part.picture;
      return { flow: typstFlow(flow, (text) => say(text, 8)), widthMm, alt: alt || '图' };
    }
    const print = prints.get(part.picture);
    if (!print) throw new Error('a picture was not prepared');
    const name = `picture-${files.size}.${print.type}`;
    files.set(name, print.bytes);
    return { picture: name, widthMm: print.widthMm, alt: print.alt || '图' };
  };
  const line = (content: Inline[]) => content.map(inline());
  const cell = (content: Inline[]) => content.map(inline(8));
  const block = (b: Block): object => {
    if (b.kind === 'group') return { ...b, blocks: b.blocks.map(block) };
    if (b.kind === 'item') return { ...b, label: `${b.number}．`, content: line(b.content) };
    if (b.kind !== 'table') return { ...b, content: line(b.content) };
    const rows = b.rows.map((row) => row.map(cell));
    return { ...b, header: b.header.map(cell), rows, aligns: columnAligns(b), tall: hasTallRow(b) };
  };
  const at = new Date(letter.date);
  return {
    title: spellOutMissing(letter.title, covered),
    footer: say(letter.footer),
    date: {
      year: at.getUTCFullYear(),
      month: at.getUTCMonth() + 1,
      day: at.getUTCDate(),
      hour: at.getUTCHours(),
      minute: at.getUTCMinutes(),
      second: at.getUTCSeconds(),
    },
    blocks: letter.blocks.map(block),
  };
}

/** A row that would not fit on a page must be allowed to break; shorter rows stay together. */
const hasTallRow = (table: Extract<Block, { kind: 'table' }>) =>
  table.rows.some((row) => row.some((cell) => inlineText(cell).length > 500));

const dayOrTime = /^\d{1,4}[-:]\d\d[-:]\d\d$/;

/**
 * U+200B wherever a run without spaces of at least `longest` characters may be broken: digests, URLs, file names. In
 * full lines an order number or an address stays whole; in the narrow cells of a table it may have to give way.
 */
function allowBreaks(text: string, longest: number): string {
  return text.replace(/[!-~\u00C0-\u024F]+/g, (run) =>
    run.length < longest || dayOrTime.test(run) ? run : [...run].join('\u200B'),
  );
}
