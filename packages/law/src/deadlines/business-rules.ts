import type { DeadlineRule } from './rule.ts';

/** Limits of platforms, traders and other private parties (LAW §6). */
export const businessRules: readonly DeadlineRule[] = [
  {
    // D01
    rule: 'platform-reply',
    counted: 'working-days',
    days: 7,
    boundParty: 'platform',
    rollsOver: 'none',
    basis: [],
    title: {
      zh: '平台、商家书面答复（本人要求的期限）',
      en: 'Written reply by platform or merchant (asked by the buyer)',
    },
    onOverrun: { zh: '升级：12315投诉并举报', en: 'escalate: complaint and report to the market regulator' },
    note: {
      zh: '本人要求：这是写信人自己给出的答复期限，不是法定期限；信中写“请自收到之日起7个工作日内书面答复”。',
      en: 'Set by the buyer: no statute fixes it. Write it as a request, never as a legal time limit.',
    },
  },
  {
    // D02
    rule: 'refund-stalling',
    counted: 'calendar-days',
    days: 15,
    boundParty: 'trader',
    rollsOver: 'none',
    since: '2015-03-15',
    basis: ['PENRULE-8', 'PENRULE-10'],
    title: { zh: '要求退款后经营者拖延的界线', en: 'Trader stalling after a refund demand' },
    onOverrun: {
      zh: '超过十五日仍不退款的，视为故意拖延或者无理拒绝，可作为举报理由',
      en: 'refusing beyond fifteen days counts as deliberate delay; a ground for a report',
    },
    note: {
      zh: '“超过十五日”：到期日当天仍未届满，次日起才可主张；有约定退款期限的，从约定期满起算。',
      en: '“More than fifteen days”: the overrun starts the day after the due day; an agreed refund term runs first.',
    },
  },
  {
    // D21
    rule: 'defence',
    counted: 'calendar-days',
    days: 15,
    boundParty: 'defendant',
    rollsOver: 'rest-day',
    since: '2024-01-01',
    basis: ['CPLAW-128'],
    title: { zh: '被告提交答辩状', en: 'Statement of defence' },
    onOverrun: { zh: '不影响审理', en: 'the trial goes on' },
  },
  {
    // D30
    rule: 'return-refund',
    counted: 'calendar-days',
    days: 7,
    boundParty: 'trader',
    rollsOver: 'rest-day',
    since: '2014-03-15',
    basis: ['CPL-25', 'PENRULE-9'],
    title: { zh: '经营者收到退货后返还价款', en: 'Trader refunds after receiving returned goods' },
    onOverrun: {
      zh: '超过十五日未返还的，视为故意拖延或者无理拒绝',
      en: 'beyond fifteen days it counts as deliberate delay',
    },
  },
  {
    // D32
    rule: 'transaction-records',
    counted: 'years',
    days: 3,
    boundParty: 'platform',
    rollsOver: 'none',
    since: '2019-01-01',
    basis: ['ECL-31', 'NETTRADE-31'],
    title: { zh: '平台保存交易信息（至少）', en: 'Platform keeps transaction records, at least' },
    onOverrun: { zh: '平台可能不再留存，请在此之前索取', en: 'records may be gone; ask before' },
  },
  {
    // D32
    rule: 'merchant-identity-records',
    counted: 'years',
    days: 3,
    boundParty: 'platform',
    rollsOver: 'none',
    since: '2021-05-01',
    basis: ['NETTRADE-31'],
    title: {
      zh: '平台保存商家身份信息（退出平台后至少）',
      en: 'Platform keeps a merchant’s identity after exit, at least',
    },
    onOverrun: { zh: '平台可能不再留存，请在此之前索取', en: 'records may be gone; ask before' },
  },
  {
    // D33
    rule: 'network-logs',
    counted: 'months',
    days: 6,
    boundParty: 'operator',
    rollsOver: 'none',
    since: '2026-01-01',
    basis: ['CSL-23'],
    title: { zh: '网络日志留存（至少）', en: 'Network logs are kept, at least' },
    onOverrun: {
      zh: '登录、IP等日志可能灭失，请在此之前报案并请警方调取',
      en: 'logs may be gone; have the police request them before',
    },
    note: { zh: '日志一般只能由公安机关依法调取。', en: 'As a rule only the police can obtain logs.' },
  },
  {
    // D34
    rule: 'guardian-ratification',
    counted: 'calendar-days',
    days: 30,
    boundParty: 'guardian',
    rollsOver: 'none',
    since: '2021-01-01',
    basis: ['CC-145'],
    title: { zh: '监护人对催告作出追认', en: 'Guardian answers a request to ratify' },
    onOverrun: { zh: '视为拒绝追认（对未成年人有利）', en: 'deemed refusal, which favours the minor' },
  },
  {
    // D36
    rule: 'arbitration-acceptance',
    counted: 'calendar-days',
    days: 5,
    boundParty: 'arbitration-institution',
    rollsOver: 'rest-day',
    since: '2026-03-01',
    basis: ['ARB-35'],
    title: { zh: '仲裁机构决定是否受理', en: 'Arbitral institution decides on acceptance' },
    onOverrun: { zh: '书面询问', en: 'ask in writing' },
  },
];
