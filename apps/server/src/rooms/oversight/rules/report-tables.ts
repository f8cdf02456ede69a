import { basisOf } from '@redress/law';
import { definitions, duties } from './definitions.ts';
import {
  checkRow,
  claimRow,
  type DutyReport,
  departureRow,
  figureRows,
  merchantRow,
  type ReportedClaim,
  vettingRow,
  when,
} from './duty-report.ts';

const claimsOnPaper = 300;

const basisText = ({ id, quote }: (typeof duties)[number]): string => {
  const { law, article } = basisOf(id);
  return `《${law}》${article}：“${quote}”`;
};

const part = (title: string, head: string[], rows: string[][]) => [[], [title], head, ...rows];

/** Whose papers were checked, and who left. */
const merchantParts = (report: DutyReport): string[][] => [
  ...part(
    '五、商家资质核验',
    ['商家', '核验时间', '结果', '下次到期', '是否按期'],
    report.vetting.map(vettingRow),
  ),
  ...part(
    '六、退出平台的商家',
    ['商家', '入驻日期', '退出日期', '记录', '更正', '身份信息至少保存至'],
    report.departures.map(departureRow),
  ),
];

/** Lines of the report for a spreadsheet, part after part. */
export function reportRows(report: DutyReport): string[][] {
  const { platform, from, to, madeAtMs, reportId, log, before } = report;
  return [
    ['平台履责报告', platform],
    ['报告编号', reportId],
    ['统计期间', `${from} 至 ${to}`],
    ['对比期间', `${before.from} 至 ${before.to}`],
    ['生成时间（北京时间）', when(madeAtMs)],
    ['存证日志', log.origin, `检查点 ${log.size} 条`],
    ...part('一、指标', ['指标', '本期', '本期件数', '上期', '上期件数'], figureRows(report)),
    ...part(
      '二、指标定义',
      ['名称', '含义'],
      definitions.map((one) => [...one]),
    ),
    ...part(
      '三、履责依据',
      ['条文'],
      duties.map((duty) => [basisText(duty)]),
    ),
    ...part(
      '四、商家',
      ['商家', '主张', '按时答复', '件数', '超时判付', '模板回复'],
      report.merchants.map(merchantRow),
    ),
    ...merchantParts(report),
    ...part(
      '七、平台规则自检',
      ['规则', '检查时间', '有问题', '看起来像', '已改好', 'SHA-256'],
      report.checks.map(checkRow),
    ),
    ...part(
      '八、主张清单',
      ['编号', '商家', '提出时间', '答复情况', '答复时间', '超时判付', '存证日志序号'],
      report.claims.map(claimRow),
    ),
    ...part(
      '九、存证日志检查点',
      ['签名的检查点'],
      // One cell: a line of its own could begin like a formula, and be changed for it.
      [[log.note]],
    ),
  ];
}

/** Narrower than in the spreadsheet: the decision by silence stands beside how it was answered. */
function paperRow(claim: ReportedClaim): string[] {
  const [number = '', merchant = '', opened = '', standing = '', answered = '', , entries = ''] =
    claimRow(claim);
  return [number, merchant, opened, claim.silence ? `${standing}，判付` : standing, answered, entries];
}

/** What the template `duty-report` prints; `csvSha256` names the file that holds all claims. */
export function reportData(report: DutyReport, csvSha256: string) {
  const { madeAtMs, claims, log } = report;
  return {
    date: new Date(madeAtMs).toISOString(),
    reportId: report.reportId,
    platform: report.platform,
    from: report.from,
    to: report.to,
    beforeFrom: report.before.from,
    beforeTo: report.before.to,
    madeAt: when(madeAtMs),
    figures: figureRows(report),
    definitions,
    duties: duties.map(basisText),
    merchants: report.merchants.map(merchantRow),
    vetting: report.vetting.map(vettingRow),
    vettingNow: report.vettingNow,
    departures: report.departures.map(departureRow),
    checks: report.checks.map((check) => checkRow(check).slice(0, 5)),
    claims: claims.slice(0, claimsOnPaper).map(paperRow),
    claimCount: claims.length,
    claimsLeft: Math.max(0, claims.length - claimsOnPaper),
    csvSha256,
    log: { origin: log.origin, size: log.size },
  };
}
