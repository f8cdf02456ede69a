import type {
  ClaimStanding,
  MerchantFigures,
  OversightFigures,
  Share,
  TermsCheckRow,
} from '@redress/contract';
import { shanghaiTime } from '@redress/kernel';
import type { DutyState } from './vetting-duty.ts';

/** One claim, without a word of its buyer. */
export interface ReportedClaim {
  claimId: string;
  merchant: string;
  openedAtMs: number;
  standing: ClaimStanding | 'unreported';
  answeredAtMs: number | undefined;
  silence: boolean;
  /** Places in the log of its opening, its answer and the decision by silence. */
  entries: number[];
}

export interface ReportedVetting {
  merchant: string;
  checkedAtMs: number | undefined;
  result: 'accepted' | 'returned' | 'never';
  nextDueMs: number | undefined;
  overdue: boolean;
}

/** A merchant that left, and until when its identity data is kept. */
export interface ReportedDeparture {
  merchant: string;
  joinedAtMs: number;
  leftOn: string;
  /** Who ended the tie, and when that was recorded. */
  side: 'platform' | 'merchant';
  recordedAtMs: number;
  /** The day that was recorded first, where it was corrected. */
  firstRecorded: string | undefined;
  corrections: number;
  keepUntil: string | undefined;
  returnedAtMs: number | undefined;
}

/** All that a report holds; the same report prints the same bytes. */
export interface DutyReport {
  reportId: string;
  platform: string;
  from: string;
  to: string;
  madeAtMs: number;
  figures: OversightFigures;
  before: { from: string; to: string; figures: OversightFigures };
  merchants: readonly MerchantFigures[];
  vetting: readonly ReportedVetting[];
  vettingNow: Record<DutyState, number>;
  departures: readonly ReportedDeparture[];
  checks: readonly TermsCheckRow[];
  claims: readonly ReportedClaim[];
  log: { origin: string; size: number; note: string };
}

export const standingWords: Readonly<Record<ReportedClaim['standing'], string>> = {
  'in-time': '按时答复',
  late: '答复超时',
  silent: '未答复',
  waiting: '等待答复',
  'ended-by-buyer': '买家先行了结',
  unreported: '订单未上报',
};

export const vettingWords = { accepted: '通过', returned: '退回补正', never: '从未核验' } as const;

export const percent = ({ part, of }: Share): string =>
  of === 0 ? '无' : `${((part / of) * 100).toFixed(1)}%`;
export const counts = ({ part, of }: Share): string => `${part}/${of}`;
export const minutes = (ms: number | undefined): string =>
  ms === undefined ? '无' : `${Math.round(ms / 60_000)}分钟`;
export const when = (ms: number | undefined): string =>
  ms === undefined ? '' : shanghaiTime(ms).slice(0, 16);

/** Name, value and how many it speaks of, of the time and of the time before. */
export function figureRows({ figures, before: { figures: was } }: DutyReport): string[][] {
  const share = (name: string, key: 'inTime' | 'bySilence' | 'templates') => [
    name,
    percent(figures[key]),
    counts(figures[key]),
    percent(was[key]),
    counts(was[key]),
  ];
  return [
    ['买家主张', String(figures.claims), '', String(was.claims), ''],
    share('按时答复', 'inTime'),
    share('超时判付', 'bySilence'),
    ['答复用时（中位数）', minutes(figures.medianAnswerMs), '', minutes(was.medianAnswerMs), ''],
    share('模板回复', 'templates'),
    ['等待答复', String(figures.waiting), '', String(was.waiting), ''],
    ['答复超时', String(figures.late), '', String(was.late), ''],
    ['买家先行了结（不计入）', String(figures.endedByBuyer), '', String(was.endedByBuyer), ''],
    ['订单未上报（另计）', String(figures.unreported), '', String(was.unreported), ''],
  ];
}

export const merchantRow = ({ name, figures }: MerchantFigures): string[] => [
  name,
  String(figures.claims),
  percent(figures.inTime),
  counts(figures.inTime),
  percent(figures.bySilence),
  percent(figures.templates),
];

export const vettingRow = ({
  merchant,
  checkedAtMs,
  result,
  nextDueMs,
  overdue,
}: ReportedVetting): string[] => [
  merchant,
  when(checkedAtMs),
  vettingWords[result],
  when(nextDueMs),
  result === 'never' ? '未核验' : overdue ? '逾期' : '按期',
];

const day = (ms: number): string => when(ms).slice(0, 10);

export const departureRow = (row: ReportedDeparture): string[] => [
  row.merchant,
  day(row.joinedAtMs),
  row.leftOn,
  `${row.side === 'platform' ? '平台' : '商家'}，${when(row.recordedAtMs)}`,
  row.firstRecorded === undefined ? '' : `原记${row.firstRecorded}，更正${row.corrections}次`,
  row.returnedAtMs === undefined ? (row.keepUntil ?? '') : `${day(row.returnedAtMs)}重新入驻，未起算`,
];

export const checkRow = (check: TermsCheckRow): string[] => [
  `${check.document} 第${check.version}版`,
  when(Date.parse(check.checkedAt)),
  String(check.found),
  String(check.likely),
  String(check.mended),
  check.sha256,
];

export const claimRow = (claim: ReportedClaim): string[] => [
  claim.claimId,
  claim.merchant,
  when(claim.openedAtMs),
  standingWords[claim.standing],
  when(claim.answeredAtMs),
  claim.silence ? '是' : '',
  claim.entries.join(' '),
];
