import { formatYuan } from '@redress/kernel';
import type { PostingKind } from './accounts.ts';
import { csvOf } from './csv.ts';
import { postingWords } from './words.ts';

export interface StatementLine {
  sequence: number;
  atMs: number;
  kind: PostingKind;
  /** Claim and order, or the transfer: what a merchant knows it by. */
  about: string;
  availableFen: number;
  heldFen: number;
  availableAfterFen: number;
  heldAfterFen: number;
  /** What came to be lacking (reversed after it was spent), or was made good of it: negative. */
  shortageFen: number;
  shortageAfterFen: number;
}
export interface Standing {
  availableFen: number;
  heldFen: number;
  shortageFen: number;
}
export interface Statement {
  merchant: string;
  keeper: string;
  from: string;
  /** Last day of it. */
  to: string;
  opening: Standing;
  closing: Standing;
  lines: StatementLine[];
}

const shanghaiMs = 8 * 3_600_000;
export const dayMs = 86_400_000;

/** From the first instant of a day in Shanghai to the first instant after another. */
export const instantsOf = ({
  from,
  to,
}: {
  from: string;
  to: string;
}): { fromMs: number; untilMs: number } => ({
  fromMs: Date.parse(`${from}T00:00:00Z`) - shanghaiMs,
  untilMs: Date.parse(`${to}T00:00:00Z`) - shanghaiMs + dayMs,
});

const instantText = (atMs: number): string =>
  new Date(atMs + shanghaiMs).toISOString().slice(0, 19).replace('T', ' ');

/** For eyes: `1,234,567.89`. A spreadsheet gets plain numbers. */
const grouped = (fen: number): string => formatYuan(fen).replace(/\B(?=(?:\d{3})+\.)/g, ',');
const signed = (fen: number): string => (fen > 0 ? `+${grouped(fen)}` : grouped(fen));

/** For a spreadsheet: begins with a byte order mark, without which Excel reads Chinese as noise. */
export function statementCsv({ merchant, keeper, from, to, opening, closing, lines }: Statement): string {
  const balance = (title: string, { availableFen, heldFen, shortageFen }: Standing) => [
    '',
    '',
    title,
    '',
    '',
    '',
    '',
    formatYuan(availableFen),
    formatYuan(heldFen),
    formatYuan(shortageFen),
  ];
  return `\uFEFF${csvOf([
    ['保证金对账单', merchant],
    ['保管方', keeper],
    ['期间', `${from} 至 ${to}`],
    [],
    [
      '序号',
      '时间(北京时间)',
      '事项',
      '对应的主张或者转账',
      '可用变动(元)',
      '冻结变动(元)',
      '待补缴变动(元)',
      '可用余额(元)',
      '冻结余额(元)',
      '待补缴余额(元)',
    ],
    balance('期初余额', opening),
    ...lines.map((line) => [
      line.sequence,
      instantText(line.atMs),
      postingWords[line.kind].zh,
      line.about,
      formatYuan(line.availableFen),
      formatYuan(line.heldFen),
      formatYuan(line.shortageFen),
      formatYuan(line.availableAfterFen),
      formatYuan(line.heldAfterFen),
      formatYuan(line.shortageAfterFen),
    ]),
    balance('期末余额', closing),
  ])}`;
}

/** What a line adds to all that is the merchant's: what is lacking counts against it. */
const movedFen = (line: StatementLine): number => line.availableFen + line.heldFen - line.shortageFen;

const standing = ({ availableFen, heldFen, shortageFen }: Standing) => ({
  available: grouped(availableFen),
  held: grouped(heldFen),
  short: grouped(shortageFen),
});

/** What the template `deposit-statement` prints. */
export function statementData(statement: Statement, atMs: number) {
  const { merchant, keeper, from, to, opening, closing, lines } = statement;
  const sum = (of: (line: StatementLine) => boolean) =>
    lines.filter(of).reduce((total, line) => total + movedFen(line), 0);
  return {
    date: new Date(atMs).toISOString(),
    today: instantText(atMs).slice(0, 10),
    merchant,
    keeper,
    from,
    to,
    isShort: lines.some(({ shortageFen }) => shortageFen !== 0) || opening.shortageFen > 0,
    opening: standing(opening),
    closing: standing(closing),
    came: grouped(sum((line) => movedFen(line) > 0)),
    went: grouped(-sum((line) => movedFen(line) < 0)),
    lines: lines.map((line) => ({
      sequence: line.sequence,
      at: instantText(line.atMs).slice(0, 16),
      what: postingWords[line.kind].zh,
      about: line.about,
      available: line.availableFen === 0 ? '' : signed(line.availableFen),
      held: line.heldFen === 0 ? '' : signed(line.heldFen),
      left: grouped(line.availableAfterFen),
      leftHeld: grouped(line.heldAfterFen),
      leftShort: grouped(line.shortageAfterFen),
    })),
  };
}
