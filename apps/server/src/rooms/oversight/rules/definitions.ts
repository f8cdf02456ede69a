/** How the figures are counted, for whoever reads an export; docs/oversight.md says the same in English. */
export const definitions: readonly (readonly [name: string, meaning: string])[] = [
  [
    '按时答复',
    '在承诺的答复时限内，出示符合标准的发货凭证或者手工上传的发货记录、附材料拒绝或举证、说明已退款，或者同意赔付。只说“已发货”、只还价，不算答复。分母为时限已过或者已经答复的主张。',
  ],
  [
    '超时判付',
    '时限届满仍没有使计时停止的答复，由计时器判给买家；第二次计时届满的也计入，其第一次答复仍可计入按时答复。分母同上。',
  ],
  ['答复用时', '从买家提出主张到第一次答复的时间，取中位数。'],
  [
    '模板回复',
    '答复文字去掉数字、编号、网址和个人信息后，七成以上相同并出现在至少3件主张里，或者同一份材料用于至少3件主张。分母为有文字或者材料的答复。',
  ],
  ['不计入', '时限未到而尚未答复的主张；买家在答复前自行撤回或者说明已解决的主张。'],
  [
    '订单未上报',
    '店铺平时上报订单，而主张所填的订单号从未上报过。订单号可能填错，也可能是店铺漏报，因此只列件数，不计入其他数字。从不上报订单的店铺，其主张照常计入。',
  ],
];

/** The duties that the report speaks of; quoted literally (a test compares). */
export const duties: readonly { id: string; quote: string }[] = [
  { id: 'ECL-27', quote: '进行核验、登记，建立登记档案，并定期核验更新' },
  { id: 'NETTRADE-24', quote: '至少每六个月核验更新一次' },
  {
    id: 'NETTRADE-31',
    quote: '网络交易平台经营者对平台内经营者身份信息的保存时间自其退出平台之日起不少于三年',
  },
  { id: 'ECL-59', quote: '及时受理并处理投诉、举报' },
];
