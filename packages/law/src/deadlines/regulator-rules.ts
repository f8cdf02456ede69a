import type { DeadlineRule } from './rule.ts';

/** Limits of market regulators and governments (LAW §6). */
export const regulatorRules: readonly DeadlineRule[] = [
  {
    // D03
    rule: 'market-regulator-acceptance',
    counted: 'working-days',
    days: 7,
    boundParty: 'market-regulator',
    rollsOver: 'none',
    since: '2014-03-15',
    basis: ['SAMR121-15', 'CPL-46'],
    title: { zh: '12315投诉受理或者不予受理的决定', en: 'Market regulator accepts or refuses the complaint' },
    onOverrun: {
      zh: '行政复议申请期间开始计算（60日）',
      en: 'the 60 days for administrative reconsideration begin',
    },
  },
  {
    // D04
    rule: 'mediation-end',
    counted: 'calendar-days',
    days: 60,
    boundParty: 'market-regulator',
    rollsOver: 'festival',
    since: '2024-07-01',
    suspendedBy: ['appraisal'],
    basis: ['SAMR121-22', 'SAMR121-23', 'CPR-46'],
    title: { zh: '12315受理后的调解期限', en: 'End of mediation after acceptance' },
    onOverrun: { zh: '未达成协议的应当终止调解，可以起诉', en: 'mediation must be ended; the buyer may sue' },
    note: { zh: '鉴定、检测时间不计算在内。', en: 'Time for appraisal or testing is not counted.' },
  },
  {
    // Before D04: the interim rules, until the Regulation of 2024 set sixty days
    rule: 'mediation-end-before-2024',
    counted: 'working-days',
    days: 45,
    boundParty: 'market-regulator',
    rollsOver: 'none',
    since: '2022-03-24',
    until: '2024-06-30',
    basis: ['OLD20-21'],
    title: {
      zh: '12315受理后的调解期限（2024年6月30日以前受理）',
      en: 'End of mediation after acceptance, accepted before 1 July 2024',
    },
    onOverrun: { zh: '未达成协议的应当终止调解，可以起诉', en: 'mediation must be ended; the buyer may sue' },
    note: {
      zh: '当时的暂行办法，已于2026年4月15日废止；只收录其中五条。',
      en: 'The interim rules of that day, repealed on 15 April 2026; only five of their articles are on record.',
    },
  },
  {
    // Gone since 15 April 2026 (LAW §1.4)
    rule: 'report-case-notice-before-2026',
    counted: 'working-days',
    days: 5,
    boundParty: 'market-regulator',
    rollsOver: 'none',
    since: '2022-03-24',
    until: '2026-04-14',
    basis: ['OLD20-31'],
    title: {
      zh: '实名举报：告知是否立案（2026年4月14日以前决定）',
      en: 'Named reporter told whether a case was opened, decided before 15 April 2026',
    },
    onOverrun: { zh: '书面要求告知', en: 'ask for it in writing' },
    note: {
      zh: '现行办法没有这项期限，不要对新的举报主张。',
      en: 'The rules in force know no such term; do not claim it for a new report.',
    },
  },
  {
    // D05
    rule: 'mediation-termination-notice',
    counted: 'working-days',
    days: 7,
    boundParty: 'market-regulator',
    rollsOver: 'none',
    since: '2026-04-15',
    basis: ['SAMR121-23'],
    title: { zh: '终止调解决定的告知', en: 'Notice that mediation was terminated' },
    onOverrun: { zh: '书面要求告知', en: 'ask for it in writing' },
  },
  {
    // D06
    rule: 'report-verification',
    counted: 'working-days',
    days: 15,
    boundParty: 'market-regulator',
    rollsOver: 'none',
    since: '2026-04-15',
    extension: { units: 15, times: 1 },
    suspendedBy: ['appraisal'],
    basis: ['SAMRPEN-18'],
    title: {
      zh: '举报线索核查、决定是否立案',
      en: 'Regulator verifies a report and decides on opening a case',
    },
    onOverrun: { zh: '书面询问办理情况', en: 'ask in writing how it stands' },
    note: {
      zh: '条文仅从政府网站摘录核对，正式引用前须人工对照官方全文；经批准可再延长15个工作日。',
      en: 'needsHuman: text read only as an excerpt, check the official page before citing; may be extended by 15 working days.',
    },
    needsHuman: true,
  },
  {
    // D07
    rule: 'mediation-clue-verification',
    counted: 'working-days',
    days: 15,
    boundParty: 'market-regulator',
    rollsOver: 'none',
    since: '2026-04-15',
    extension: { units: 15, times: 1 },
    basis: ['SAMR121-27'],
    title: { zh: '调解中发现违法线索的核查', en: 'Verification of a clue found in mediation' },
    onOverrun: { zh: '书面询问办理情况', en: 'ask in writing how it stands' },
    note: { zh: '经批准可再延长15个工作日。', en: 'May be extended by 15 working days.' },
  },
  {
    // D09
    rule: 'reconsideration-acceptance',
    counted: 'working-days',
    days: 5,
    boundParty: 'government',
    rollsOver: 'none',
    since: '2024-01-01',
    basis: ['ADREV-30', 'ADREV-88'],
    title: { zh: '行政复议申请的审查受理', en: 'Government reviews the reconsideration application' },
    onOverrun: { zh: '审查期限届满视为受理', en: 'deemed accepted on expiry' },
    note: { zh: '该法所称“五日”是工作日。', en: 'In this Act “five days” are working days.' },
  },
  {
    // D10
    rule: 'reconsideration-decision',
    counted: 'calendar-days',
    days: 60,
    boundParty: 'government',
    rollsOver: 'rest-day',
    since: '2024-01-01',
    extension: { units: 30, times: 1 },
    basis: ['ADREV-62', 'ADREV-88'],
    title: { zh: '行政复议决定（普通程序）', en: 'Reconsideration decision, ordinary procedure' },
    onOverrun: { zh: '期满之日起15日内可以起诉', en: 'a suit is open for 15 days from expiry' },
    note: { zh: '经批准可延长，最多30日。', en: 'May be extended by at most 30 days.' },
  },
  {
    // D10
    rule: 'reconsideration-decision-simplified',
    counted: 'calendar-days',
    days: 30,
    boundParty: 'government',
    rollsOver: 'rest-day',
    since: '2024-01-01',
    basis: ['ADREV-62', 'ADREV-88'],
    title: { zh: '行政复议决定（简易程序）', en: 'Reconsideration decision, simplified procedure' },
    onOverrun: { zh: '期满之日起15日内可以起诉', en: 'a suit is open for 15 days from expiry' },
  },
  {
    // LAW §5.13
    rule: 'information-request',
    counted: 'working-days',
    days: 20,
    boundParty: 'government',
    rollsOver: 'none',
    since: '2019-05-15',
    extension: { units: 20, times: 1 },
    basis: ['GOVINFO-33'],
    title: { zh: '政府信息公开申请的答复', en: 'Answer to a request for government information' },
    onOverrun: { zh: '可以申请行政复议', en: 'reconsideration is open' },
    note: {
      zh: '可以用来了解举报的办理结果；征求第三方意见的时间不计入。',
      en: 'A way to learn what became of a report; time to hear third parties is not counted.',
    },
  },
  {
    // D31
    rule: 'penalty-time-bar',
    counted: 'years',
    days: 2,
    boundParty: 'state',
    rollsOver: 'none',
    since: '2021-07-15',
    basis: ['ADPEN-36'],
    title: { zh: '行政处罚追究时限', en: 'Time bar of administrative penalties' },
    onOverrun: { zh: '不再给予行政处罚', en: 'no penalty any more' },
    note: {
      zh: '从违法行为发生或者终了之日起算；请在此之前举报。',
      en: 'Runs from the end of the act; report before it.',
    },
  },
];
