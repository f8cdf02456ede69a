import type { DeadlineRule } from './rule.ts';

/** Limits that bind the buyer (LAW §6): no extension is counted on, so they end on the earliest plausible day. */
export const buyerRules: readonly DeadlineRule[] = [
  {
    // D08
    rule: 'reconsideration-filing',
    counted: 'calendar-days',
    days: 60,
    boundParty: 'user',
    rollsOver: 'none',
    since: '2024-01-01',
    basis: ['ADREV-20'],
    title: { zh: '申请行政复议', en: 'Applying for administrative reconsideration' },
    onOverrun: { zh: '丧失复议机会', en: 'the right is lost' },
    note: {
      zh: '行政机关逾期不答复的，从其法定期限届满之日起算。',
      en: 'Where the authority stayed silent, count from the end of its own time limit.',
    },
  },
  {
    // D11
    rule: 'suit-after-reconsideration',
    counted: 'calendar-days',
    days: 15,
    boundParty: 'user',
    rollsOver: 'none',
    since: '2017-07-01',
    basis: ['ADLIT-45'],
    title: { zh: '不服复议决定起诉', en: 'Suit after reconsideration' },
    onOverrun: { zh: '丧失起诉机会', en: 'the right is lost' },
    note: {
      zh: '复议机关逾期不决定的，从复议期满之日起算。',
      en: 'Where no decision came, count from the end of the reconsideration term.',
    },
  },
  {
    // D12
    rule: 'judicial-confirmation',
    counted: 'calendar-days',
    days: 30,
    boundParty: 'both',
    rollsOver: 'none',
    since: '2024-01-01',
    basis: ['CPLAW-205', 'PM-33'],
    title: { zh: '调解协议申请司法确认', en: 'Joint application to confirm a mediation agreement' },
    onOverrun: {
      zh: '协议只有合同效力，可据以起诉',
      en: 'the agreement stays a contract; one may sue on it',
    },
    note: {
      zh: '须双方共同申请，从调解协议生效之日起算。',
      en: 'Both parties apply together; count from the day the agreement takes effect.',
    },
  },
  {
    // D16
    rule: 'police-reconsideration',
    counted: 'calendar-days',
    days: 7,
    boundParty: 'user',
    rollsOver: 'none',
    since: '2020-09-01',
    basis: ['POLCRIM-179'],
    title: { zh: '对不予立案申请复议', en: 'Reconsideration of a refusal to open a case' },
    onOverrun: { zh: '丧失复议机会', en: 'the right is lost' },
  },
  {
    // D17
    rule: 'police-second-review',
    counted: 'calendar-days',
    days: 7,
    boundParty: 'user',
    rollsOver: 'none',
    since: '2020-09-01',
    basis: ['POLCRIM-179'],
    title: { zh: '向上一级公安机关申请复核', en: 'Second review by the higher police' },
    onOverrun: { zh: '丧失复核机会', en: 'the right is lost' },
  },
  {
    // D21
    rule: 'appeal-judgment',
    counted: 'calendar-days',
    days: 15,
    boundParty: 'user',
    rollsOver: 'none',
    since: '2024-01-01',
    basis: ['CPLAW-171'],
    title: { zh: '对一审判决上诉', en: 'Appeal against a judgment' },
    onOverrun: { zh: '判决生效', en: 'the judgment takes effect' },
    note: { zh: '小额诉讼一审终审，不能上诉。', en: 'No appeal lies in small-claims cases.' },
  },
  {
    // D21
    rule: 'appeal-ruling',
    counted: 'calendar-days',
    days: 10,
    boundParty: 'user',
    rollsOver: 'none',
    since: '2024-01-01',
    basis: ['CPLAW-171'],
    title: { zh: '对一审裁定上诉', en: 'Appeal against a ruling' },
    onOverrun: { zh: '裁定生效', en: 'the ruling takes effect' },
  },
  {
    // D23
    rule: 'suit-after-preservation',
    counted: 'calendar-days',
    days: 30,
    boundParty: 'user',
    rollsOver: 'none',
    since: '2024-01-01',
    basis: ['CPLAW-104'],
    title: { zh: '诉前保全后起诉', en: 'Suit after pre-suit preservation' },
    onOverrun: { zh: '法院解除保全', en: 'the measure is lifted' },
  },
  {
    // D24
    rule: 'enforcement-application',
    counted: 'years',
    days: 2,
    boundParty: 'user',
    rollsOver: 'none',
    since: '2024-01-01',
    basis: ['CPLAW-250'],
    title: { zh: '申请强制执行', en: 'Applying for enforcement' },
    onOverrun: { zh: '对方可以时效抗辩', en: 'the other side may plead time' },
  },
  {
    // D25
    rule: 'limitation',
    counted: 'years',
    days: 3,
    boundParty: 'user',
    rollsOver: 'none',
    since: '2021-01-01',
    basis: ['CC-188', 'CC-195'],
    title: { zh: '诉讼时效', en: 'Limitation of action' },
    onOverrun: { zh: '对方可以时效抗辩', en: 'the other side may plead time' },
    note: {
      zh: '从知道权利受损以及义务人之日起算；提出履行请求后中断、重新计算，请保留送达证明。',
      en: 'Runs from knowing the damage and the obligor; a demand interrupts it, so keep proof of service.',
    },
  },
  {
    // D26
    rule: 'fraud-rescission',
    counted: 'years',
    days: 1,
    boundParty: 'user',
    rollsOver: 'none',
    since: '2021-01-01',
    basis: ['CC-152'],
    title: { zh: '因欺诈撤销合同（知道之日起）', en: 'Rescission for fraud, from knowing' },
    onOverrun: { zh: '撤销权消灭', en: 'the right is gone' },
  },
  {
    // D26
    rule: 'fraud-rescission-outer',
    counted: 'years',
    days: 5,
    boundParty: 'user',
    rollsOver: 'none',
    since: '2021-01-01',
    basis: ['CC-152'],
    title: {
      zh: '因欺诈撤销合同（行为发生之日起最长）',
      en: 'Rescission for fraud, outer limit from the act',
    },
    onOverrun: { zh: '撤销权消灭', en: 'the right is gone' },
  },
  {
    // D27
    rule: 'contract-termination',
    counted: 'years',
    days: 1,
    boundParty: 'user',
    rollsOver: 'none',
    since: '2021-01-01',
    basis: ['CC-564'],
    title: { zh: '行使合同解除权', en: 'Using a right to terminate the contract' },
    onOverrun: { zh: '解除权消灭', en: 'the right is gone' },
    note: {
      zh: '法律没有规定、双方也没有约定期限时适用；对方催告的，应在合理期限内行使。',
      en: 'Applies where neither law nor contract sets a term; earlier if the other side asks.',
    },
  },
  {
    // D28
    rule: 'quality-notice',
    counted: 'years',
    days: 2,
    boundParty: 'user',
    rollsOver: 'none',
    since: '2021-01-01',
    basis: ['CC-621'],
    title: { zh: '质量或者数量异议通知（最长）', en: 'Notice of non-conformity, outer limit' },
    onOverrun: { zh: '视为符合约定（卖方明知的除外）', en: 'deemed conforming, unless the seller knew' },
    note: {
      zh: '应在发现后的合理期限内尽快通知，两年只是最长期限。',
      en: 'Give notice within a reasonable time; two years is only the outer limit.',
    },
  },
  {
    // D29
    rule: 'no-reason-return',
    counted: 'calendar-days',
    days: 7,
    boundParty: 'user',
    rollsOver: 'none',
    since: '2014-03-15',
    basis: ['CPL-25'],
    title: { zh: '七日无理由退货', en: 'Seven-day return without reason' },
    onOverrun: { zh: '丧失无理由退货权', en: 'the right is lost' },
    note: {
      zh: '在线下载或者消费者拆封的数字化商品除外；因未到账、质量不符要求退款不受此限。',
      en: 'Not for downloaded or unsealed digital goods; claims for breach are not bound by it.',
    },
  },
  {
    // D35
    rule: 'prepaid-refund',
    counted: 'calendar-days',
    days: 7,
    boundParty: 'user',
    rollsOver: 'none',
    since: '2025-05-01',
    basis: ['PREPAIDJI-14'],
    title: { zh: '预付款七日内要求返还本金', en: 'Prepayment: full refund asked within seven days' },
    onOverrun: { zh: '丧失此项权利', en: 'the right is lost' },
    note: {
      zh: '只适用于该解释所列生活消费领域的预付式消费；此前获得过相同商品或者服务的除外。',
      en: 'Only for prepaid consumption in the listed fields, and not if the same goods were had before.',
    },
  },
];
